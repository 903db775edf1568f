import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { chooseTarget } from '../../../../main/cli/publish-target.ts';
import { runCli } from '../../../../main/cli/run-cli.ts';
import { readClone } from '../../../../main/export/clone.ts';
import { createGit } from '../../../../main/export/git.ts';
import { openOutbox } from '../../../../main/export/outbox.ts';
import { vaultKey } from '../../../../main/export/record-places.ts';
import { openTargets } from '../../../../main/export/targets-store.ts';
import { openVault } from '../../../../main/vault/open-vault.ts';
import { writeSample } from '../../../../main/vault/sample-folder.ts';
import { FindingsDraft, PullRequestOptions } from '../../../../shared/ipc/export.ts';
import { noPseudonyms } from '../../../../shared/privacy/pseudonyms.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { createRemote, git } from '../../../support/git-remote.ts';
import { startGitHub } from '../../../support/github/double.ts';
import { ids, researchVault } from '../export/research-vault.ts';
import { folderOf, tempFolder } from '../vault/vault-fixture.ts';

const quiet = { info() {}, error() {} };
const token = `ghp_${'c4n4ryT0ken'.repeat(4).slice(0, 36)}`;

/** A vault, and a GitHub with `acme/product` that Juno may write to. */
async function setUp({ visibility = 'private' as 'private' | 'public', role = 'push' as 'push' | 'pull' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'fieldbook-cli-'));
  const double = await startGitHub({ folder });
  onTestFinished(async () => {
    await double.close().finally(() => rm(folder, { recursive: true, force: true }));
  });
  double.addUser({ login: 'juno', name: 'Juno Vale', email: 'juno@acme.example', token, kind: 'classic' });
  const repository = double.addRepository({
    ...{ owner: 'acme', name: 'product', visibility, collaborators: { juno: role, ilka: 'push' } },
    ...{ labels: ['research'], files: { 'README.md': '# Product\n' } },
  });
  const root = await folderOf(researchVault);
  const appData = await tempFolder();
  const outputs: string[] = [];
  const run = async (
    argv: string[],
    { env = {}, stdin = '' }: { env?: Record<string, string>; stdin?: string } = {},
  ) => {
    let [out, err] = ['', ''];
    const code = await runCli(argv, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      cwd: root,
      env: { FIELDBOOK_APP_DATA: appData, FIELDBOOK_GITHUB_TOKEN: token, ...env },
      color: false,
      stdin: async () => Buffer.from(stdin),
      writeSample,
      startGate: gateInProcess,
    });
    outputs.push(out, err);
    return { code, out, err, json: () => JSON.parse(out) };
  };
  const to = `${double.host}/acme/product`;
  const document = async (...more: string[]) => {
    const line = ['document', '.', '--type', 'digest', '--finding', ids.filters, '--json', '--to', to, ...more];
    const { out } = await run(more.length === 0 ? [...line, '--pseudonyms'] : line);
    await writeFile(join(root, 'bundle.json'), out);
    return out;
  };
  const publish = (...more: string[]) => run(['publish', '.', 'bundle.json', '--to', to, ...more]);
  return { double, repository, root, appData, outputs, run, to, document, publish };
}

type World = Awaited<ReturnType<typeof setUp>>;

/** The token is in nothing that was printed or written, and nobody but the double was asked. */
async function expectSecret({ root, appData, outputs, double }: World) {
  for (const folder of [root, appData]) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toContain(token);
    }
  }
  expect(outputs.join('')).not.toContain(token);
  expect([...double.hosts].filter((host) => host !== double.host)).toEqual([]);
}

describe('publish', () => {
  test('what was printed is on its branch byte for byte, with one pull request; again it is there already', async () => {
    const world = await setUp();
    const { document, publish, repository, run } = world;
    const made = JSON.parse(await document());
    const first = await publish('--draft', '--reviewer', 'ilka', '--label', 'research', '--label', 'nowhere');
    expect(first.err).toBe('There is no label “nowhere” there.\n');
    expect([first.code, first.out]).toEqual([
      0,
      `Published.\n  branch    ${made.branch}\n  file      ${made.path}\n  #1 draft  ${world.double.server}/acme/product/pull/1\n`,
    ]);
    expect(repository.read(made.branch, made.path)).toBe(made.markdown);
    expect(repository.pulls).toMatchObject([
      { title: made.pullRequest.title, body: made.pullRequest.body, draft: true },
    ]);
    const again = await publish('--json');
    expect([again.code, again.json()]).toMatchObject([0, { state: 'published', outcome: 'unchanged', fork: null }]);
    expect(repository.pulls).toHaveLength(1);
    const { out } = await run(['published', '.', '--json']);
    expect(JSON.parse(out).leavings.map(({ way }: { way: string }) => way)).toContain('publish');
    await expectSecret(world);
  });

  test('a dry run says what would go where, asks nobody and writes nothing', async () => {
    const world = await setUp();
    const made = JSON.parse(await world.document());
    const before = [await readdir(world.root, { recursive: true }), await readdir(world.appData, { recursive: true })];
    const { code, out, err } = await world.publish('--dry-run', '--reviewer', 'acme/design', '--base', 'next');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      `Nothing was sent. It would go so:\n  to        ${world.to}, unknown\n  base      next\n  branch    ${made.branch}\n  file      ${made.path} (${Buffer.byteLength(made.markdown)} bytes)\n  title     ${made.title}\n  as        ready for review\n  reviewers design\nWho can read it there is not known yet. Where it is not private, it goes with --public alone.\n`,
    );
    const { json } = await world.publish('--dry-run', '--json');
    expect(json()).toMatchObject({
      dryRun: true,
      target: { remote: world.to, known: false, confirmed: true, token: true, api: `${world.double.server}/api/v3` },
      ...{
        branch: made.branch,
        sha256: made.sha256,
        pullRequest: { ...made.pullRequest, draft: false, reviewers: [] },
      },
      files: [{ path: made.path, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    });
    expect([await readdir(world.root, { recursive: true }), await readdir(world.appData, { recursive: true })]).toEqual(
      before,
    );
    expect(world.double.requests).toEqual([]);
    await expectSecret(world);
  });

  test('names that are undecided by now are told with their places, and nothing is sent', async () => {
    const world = await setUp();
    const made = JSON.parse(await world.document());
    const [word] = /\b[A-Z][a-z]{6,}\b/.exec(made.markdown.split('\n').at(-2)) ?? /\b\w{7,}\b/.exec(made.markdown)!;
    await writeFile(
      join(world.root, 'participants/p_000000000999.md'),
      `---\nid: p_000000000999\nname: ${word} Zeller\n---\n`,
    );
    const { code, out, err } = await world.publish();
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      new RegExp(`^Nothing was sent: these may name somebody\\..*\\nname “${word}”: (?:line \\d+|[a-z-]+)`),
    );
    expect(world.double.requests).toEqual([]);
  });

  test('what is not what this machine has made for this target, byte for byte, is refused', async () => {
    const world = await setUp();
    const text = await world.document();
    const line = ['publish', '.', '-', '--to', world.to];
    const refuse = async (stdin: string, env: Record<string, string>, [code, sentence]: [number, string]) => {
      const answer = await world.run(line, { stdin, env });
      expect([answer.code, answer.out, answer.err]).toEqual([code, '', expect.stringContaining(sentence)]);
    };
    await refuse(text.replace('invisible', 'invisibly'), {}, [1, 'this is not what was printed']);
    await refuse(text.replace('"branch": "', '"branch": "--upload-pack='), {}, [1, 'this is not what was printed']);
    await refuse(text.replace('"sha256": "', '"sha256": "_'), {}, [2, 'is not what `fieldbook document']);
    await refuse('Step filters', {}, [2, 'is not what `fieldbook document']);
    await refuse(text, { FIELDBOOK_APP_DATA: await tempFolder() }, [1, 'this machine has not made it']);
    const digest = ['document', '.', '--type', 'digest', '--finding', ids.filters, '--json', '--pseudonyms'];
    await refuse((await world.run(digest)).out, {}, [1, 'made for another target']);
    const interview = join(world.root, 'interviews/1.md');
    const before = await readFile(interview, 'utf8');
    await writeFile(interview, before.replace('---\n', '---\nconsent: withdrawn\n'));
    await refuse(text, {}, [1, 'has not consented, or no longer does']);
    await writeFile(interview, before);
    expect(world.double.requests).toEqual([]);
  });

  test('a public repository is asked about, and so is a branch that others have moved', async () => {
    const world = await setUp({ visibility: 'public' });
    const made = JSON.parse(await world.document());
    const refused = await world.publish();
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/--public says that this may be\.\n$/)]);
    expect(world.repository.branches()).toEqual(['main']);
    expect((await world.publish('--public')).code).toBe(0);
    world.double.push('acme/product', made.branch, { [made.path]: 'By Ilka.\n' }, 'ilka');
    await world.document('--pseudonyms', '--feedback', 'Is this so?');
    const moved = await world.publish('--public');
    expect([moved.code, moved.out]).toEqual([1, '']);
    const head = world.repository.head(made.branch)!;
    expect(moved.err).toMatch(/ ilka: /i);
    expect(moved.err).toContain(`changes ${made.path}`);
    expect(moved.err).toContain(`--on-top-of ${head}\n`);
    expect((await world.publish('--public', '--on-top-of', head)).code).toBe(0);
    expect(world.repository.pulls).toHaveLength(1);
    await expectSecret(world);
  });

  test('a bundle that waits goes by its id, as it was asked for, once; while the app has the vault open, too', async () => {
    const world = await setUp();
    const { markdown: text, path, ...made } = JSON.parse(await world.document());
    const waitingId = '01JD9Z6M3Q8V7T5R2K4N0XWABC';
    const app = await openVault(world.root, { appData: { dir: world.appData }, log: quiet, mode: 'write' });
    onTestFinished(() => app.close());
    const { targetId } = await chooseTarget(world.to, world.appData);
    const outbox = openOutbox(world.appData, vaultKey(app));
    const asked = FindingsDraft.parse({ document: 'digest', findingIds: [ids.filters], title: 'Filters' });
    await outbox.add({
      ...{
        waitingId,
        at: '2026-11-20T10:00:00.000Z',
        vault: vaultKey(app),
        targetId,
        selection: 'a'.repeat(64),
        draft: asked,
      },
      options: PullRequestOptions.parse({ draft: true, labels: ['research'] }),
      ...{ last: null, consents: [], pseudonyms: noPseudonyms },
      about: { document: 'digest', interviewIds: [], findingIds: [ids.filters], participantIds: [] },
      decided: { decisions: {}, participantIds: [], named: { branch: false, path: false } },
      bundle: { ...made, images: [], files: [{ path, text }] },
    });
    const line = ['publish', '.', waitingId, '--to'];
    const elsewhere = await world.run([...line, 'github.com/acme/other']);
    expect([elsewhere.code, elsewhere.err]).toEqual([1, expect.stringContaining('made for another target')]);
    const before = await readdir(world.root, { recursive: true });
    const sent = await world.run([...line, world.to, '--reviewer', 'ilka']);
    expect([sent.code, sent.err]).toEqual([0, '']);
    expect(world.repository.read(made.branch, path)).toBe(text);
    expect(world.repository.pulls).toMatchObject([{ draft: true, labels: ['research'] }]);
    // The vault is the app's: the record is on this machine, where the app finds it.
    expect(await readdir(world.root, { recursive: true })).toEqual(before);
    const { out } = await world.run(['published', '.', '--json']);
    expect(JSON.parse(out).leavings[0]).toMatchObject({ way: 'publish', pullRequest: { number: 1 } });
    const again = await world.run([...line, world.to]);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('Nothing was found.')]);
  });

  test('by a clone of this machine, which is no place that a token goes to', async () => {
    const world = await setUp();
    const { bare, clone } = await createRemote(await tempFolder());
    const target = await openTargets(world.appData).add(await readClone(createGit(), clone));
    const digest = ['document', '.', '--type', 'digest', '--finding', ids.filters, '--json', '--pseudonyms'];
    const made = await world.run([...digest, '--to', target.targetId]);
    const line = ['publish', '.', '-', '--to', target.targetId];
    const unused = await world.run(line, { stdin: made.out });
    expect([unused.code, unused.err]).toEqual([1, expect.stringContaining('was never used here')]);
    await openTargets(world.appData).confirm(target.targetId);
    expect((await world.run(line, { stdin: made.out })).code).toBe(0);
    const { branch, path, markdown } = JSON.parse(made.out);
    expect(await git(bare, 'show', `${branch}:${path}`)).toBe(markdown.trim());
    expect(world.double.requests).toEqual([]);
    await expectSecret(world);
  });

  test('no token, one for nobody, and a target that is none', async () => {
    const world = await setUp();
    await world.document();
    const line = ['publish', '.', 'bundle.json', '--to'];
    const none = await world.run([...line, world.to], { env: { FIELDBOOK_GITHUB_TOKEN: '' } });
    expect([none.code, none.err]).toEqual([
      1,
      `Nothing was sent: put a token of ${world.double.host} that is valid into FIELDBOOK_GITHUB_TOKEN.\n`,
    ]);
    const wrong = await world.run([...line, world.to], { env: { FIELDBOOK_GITHUB_TOKEN: `ghp_${'x'.repeat(36)}` } });
    expect([wrong.code, wrong.err]).toEqual([1, none.err]);
    const nonsense = await world.run([...line, world.to], { env: { FIELDBOOK_GITHUB_TOKEN: 'a secret with spaces' } });
    expect([nonsense.code, nonsense.err]).toEqual([2, expect.not.stringContaining('a secret')]);
    expect((await world.run([...line, 't_0123456789abcdef'])).code).toBe(1);
    expect((await world.run([...line, 'product'])).code).toBe(2);
    expect((await world.run(['publish', '.', 'bundle.json'])).code).toBe(2);
    expect((await world.run([...line, world.to, '--draft', '--ready'])).code).toBe(2);
    // The name of somebody is no login, and goes nowhere.
    expect((await world.run([...line, world.to, '--reviewer', 'Noor Haddad'])).code).toBe(2);
    expect((await world.run(['publish', '.', 'nothing.json', '--to', world.to])).code).toBe(2);
    world.double.takeViolations();
  });
});
