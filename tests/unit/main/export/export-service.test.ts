import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createExportService } from '../../../../main/export/export-service.ts';
import type { Bundle, Decision, ExportDraft } from '../../../../shared/ipc/export.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { publishTo } from '../../../support/publish.ts';
import { fakeVault, ids, noor } from './fake-vault.ts';
import { git, makeRepository } from './repository.ts';

const draft: ExportDraft = {
  selection: { interviewIds: [ids.filters] },
  title: 'Filters',
  owner: 'Mira',
  deadline: '',
  feedbackWanted: '',
};

function setUp(content: Partial<Parameters<typeof fakeVault>[0]> = {}) {
  const repository = makeRepository();
  const folder = (name: string) => mkdtempSync(join(tmpdir(), `fieldbook-${name}-`));
  const [root, appData] = [folder('vault'), folder('data')];
  onTestFinished(() => {
    for (const dir of [root, appData]) rmSync(dir, { recursive: true, force: true });
  });
  const fake = fakeVault({ root, ...content });
  const copied: string[] = [];
  const clock = { now: new Date(2026, 10, 20, 12) };
  const service = () => {
    const exports = createExportService({
      startGate: gateInProcess,
      currentVault: fake.currentVault,
      appData: { dir: appData },
      dialogs: { chooseFolder: async () => repository.clone, chooseFileToSave: async () => null },
      desktop: { writeClipboard: async ({ text }) => void copied.push(text), print: async () => true },
      search: {
        state: () => ({ state: 'idle' }),
        ask: async () => Promise.reject(new Error('not asked')),
        askHighlights: async () => Promise.reject(new Error('not asked')),
      },
      log: { info() {}, error() {} },
      now: () => clock.now,
    });
    onTestFinished(() => exports.stop());
    return exports;
  };
  return { ...repository, ...fake, root, appData, copied, clock, service, exports: service() };
}

const decideAll = (bundle: Bundle, decide: (hit: Bundle['hits'][number]) => Decision) =>
  Object.fromEntries(bundle.hits.map((hit) => [hit.hitId, decide(hit)]));
const replaceAll = (bundle: Bundle) => decideAll(bundle, (hit) => ({ decision: 'replace', with: hit.offers[0]!.text }));

async function clearedFor(exports: ReturnType<typeof createExportService>, targetId: string | null, changed = draft) {
  const bundle = await exports.prepare(changed, targetId);
  return exports.decide(bundle.bundleId, replaceAll(bundle));
}

async function confirmedTarget(exports: ReturnType<typeof createExportService>) {
  const { targetId } = await exports.addClone();
  await exports.confirmTarget(targetId);
  return targetId;
}

describe('from interview to branch', () => {
  test('identities are found, replaced, and what is pushed is what was previewed', async () => {
    const { exports, bare } = setUp();
    const targetId = await confirmedTarget(exports);
    const first = await exports.prepare(draft, targetId);
    expect(first.hits.map((h) => [h.kind, h.exact, h.places])).toEqual([
      ['name', 'Noor Haddad', [{ surface: 'body', line: 17 }]],
      ['company', 'Lumenpay', [{ surface: 'body', line: 17 }]],
      ['email', 'noor@lumenpay.example', [{ surface: 'body', line: 17 }]],
    ]);
    expect(first.undecided).toBe(3);
    const bundle = await exports.decide(first.bundleId, replaceAll(first));
    expect(bundle.undecided).toBe(0);
    expect(bundle.files[0]!.text).toMatch(
      /^Participant \d+ of Company [A-Z]+ wrote from Participant \d+ about #\u200D12\.$/m,
    );
    expect(bundle.files[0]!.text).toContain('Head of growth, seed-stage fintech');

    const published = await publishTo(exports, bundle, targetId);
    expect(published).toMatchObject({ outcome: 'created', branch: 'research/2026-11-20-filters' });
    const pushed = git(bare, 'cat-file', 'blob', `${published.commit}:user-research/2026/2026-11-20-filters.md`);
    expect(`${pushed}\n`).toBe(bundle.files[0]!.text);
  });

  test('the same selection and title on a later day, in another session, lands on the same branch', async () => {
    const { exports, service, clock, bare, notes } = setUp();
    const targetId = await confirmedTarget(exports);
    const one = await clearedFor(exports, targetId);
    const first = await publishTo(exports, one, targetId);
    clock.now = new Date(2026, 11, 1, 12);
    const later = service();
    const same = await clearedFor(later, targetId);
    expect(same.files).toEqual(one.files);
    expect((await publishTo(later, same, targetId)).outcome).toBe('unchanged');
    notes[ids.filters]!.body += 'More.\n';
    const two = await clearedFor(later, targetId);
    const second = await publishTo(later, two, targetId);
    expect(second).toMatchObject({ outcome: 'updated', branch: first.branch, path: first.path });
    expect(git(bare, 'rev-parse', `${second.commit}^`)).toBe(first.commit);
  });

  test('another selection of the same name gets a branch of its own', async () => {
    const content = { [ids.filters]: { title: 'A', body: 'a\n' }, [ids.surveys]: { title: 'B', body: 'b\n' } };
    const { exports } = setUp({ notes: content });
    const targetId = await confirmedTarget(exports);
    const one = await clearedFor(exports, targetId);
    await publishTo(exports, one, targetId);
    const two = await clearedFor(exports, targetId, { ...draft, selection: { interviewIds: [ids.surveys] } });
    expect(two.branch).toBe('research/2026-11-20-filters-2');
    expect((await publishTo(exports, two, targetId)).outcome).toBe('created');
  });

  test('a name in the title is found in title, branch, file, commit message and pull request, and taken out of all', async () => {
    const { exports } = setUp();
    const named = { ...draft, title: 'Noor Haddad on filters' };
    const first = await exports.prepare(named, null);
    const places = first.hits.flatMap((h) => h.places.map((p) => p.surface));
    expect(new Set(places)).toEqual(new Set(['body', 'title', 'branch', 'commit', 'pull-request', 'path']));
    const bundle = await exports.decide(
      first.bundleId,
      decideAll(first, () => ({ decision: 'redact' })),
    );
    const last = await exports.decide(
      bundle.bundleId,
      decideAll(bundle, () => ({ decision: 'redact' })),
    );
    expect(last.undecided).toBe(0);
    expect(last.branch).toBe('research/2026-11-20-redacted-on-filters');
    expect(JSON.stringify([last.title, last.branch, last.commitMessage, last.pullRequest, last.files])).not.toMatch(
      /noor|haddad/i,
    );
  });
});

describe('the door', () => {
  test.each(['undecided', 'forged id', 'forged hash', 'stale', 'unconfirmed', 'other target'])(
    'refuses: %s',
    async (why) => {
      const { exports, bare, copied } = setUp();
      const targetId = why === 'unconfirmed' ? (await exports.addClone()).targetId : await confirmedTarget(exports);
      let bundle = await exports.prepare(draft, why === 'other target' ? null : targetId);
      if (why !== 'undecided') bundle = await exports.decide(bundle.bundleId, replaceAll(bundle));
      if (why === 'stale') await exports.prepare(draft, targetId);
      const bundleId = why === 'forged id' ? 'f'.repeat(32) : bundle.bundleId;
      const sha256 = why === 'forged hash' ? 'f'.repeat(64) : bundle.sha256;
      await expect(publishTo(exports, { bundleId, sha256 }, targetId)).rejects.toMatchObject({ code: 'not-cleared' });
      if (!['unconfirmed', 'other target'].includes(why)) {
        await expect(exports.copy(bundleId, sha256, 'text')).rejects.toMatchObject({ code: 'not-cleared' });
      }
      expect(git(bare, 'for-each-ref', 'refs/heads/research')).toBe('');
      expect(copied).toEqual([]);
    },
  );

  test('a repository that everybody reads takes only the very bundle that was confirmed for it', async () => {
    const { exports, bare } = setUp();
    const targetId = await confirmedTarget(exports);
    expect((await exports.targets())[0]!.visibility).toBe('internal');
    for (const visibility of ['unknown', 'public'] as const) {
      await exports.setVisibility(targetId, visibility);
      const bundle = await clearedFor(exports, targetId, { ...draft, title: visibility });
      expect(bundle.target).toBe('needs-confirmation');
      const publish = (of: Bundle) => publishTo(exports, of, targetId);
      await expect(publish(bundle)).rejects.toMatchObject({ code: 'not-cleared', message: 'unconfirmed' });
      await expect(exports.confirmBundle(bundle.bundleId, 'f'.repeat(64), targetId)).rejects.toThrow('bytes');
      await expect(exports.confirmBundle(bundle.bundleId, bundle.sha256, 't_other')).rejects.toThrow('target');
      expect(git(bare, 'for-each-ref', `refs/heads/research/*${visibility}`)).toBe('');
      expect(await exports.confirmBundle(bundle.bundleId, bundle.sha256, targetId)).toEqual({
        ...bundle,
        target: 'confirmed',
      });
      const changed = await clearedFor(exports, targetId, { ...draft, title: visibility, owner: 'Ana' });
      await expect(publish(changed)).rejects.toMatchObject({ code: 'not-cleared', message: 'unconfirmed' });
      const again = await clearedFor(exports, targetId, { ...draft, title: visibility });
      expect(again.target).toBe('confirmed');
      expect((await publish(again)).outcome).toBe('created');
    }
  });

  test('a note that changed since the preview does not change what leaves', async () => {
    const { exports, notes, copied } = setUp();
    const bundle = await clearedFor(exports, null);
    notes[ids.filters]!.body = 'Secret.\n';
    await exports.copy(bundle.bundleId, bundle.sha256, 'text');
    expect(copied).toEqual([bundle.files[0]!.text]);
  });

  test('somebody whom the vault got to know after the preview is found at the door', async () => {
    const { exports, people, copied } = setUp({ notes: { [ids.filters]: { title: 'A', body: 'Ask Ilse Varga.\n' } } });
    const bundle = await clearedFor(exports, null);
    expect(bundle.hits).toEqual([]);
    people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse Varga', emails: [], company: undefined });
    await expect(exports.copy(bundle.bundleId, bundle.sha256, 'text')).rejects.toMatchObject({ code: 'not-cleared' });
    expect(copied).toEqual([]);
  });

  test('"keep" holds for one exact string and one target; what was taken out stays out', async () => {
    const { exports, notes } = setUp();
    const targetId = await confirmedTarget(exports);
    const first = await exports.prepare(draft, targetId);
    await exports.decide(
      first.bundleId,
      decideAll(first, (h) =>
        h.kind === 'name' ? { decision: 'keep' } : { decision: 'replace', with: h.offers[0]!.text },
      ),
    );
    notes[ids.filters]!.body += 'NOOR HADDAD\n';
    const again = await exports.prepare(draft, targetId);
    expect(again.hits.filter((h) => h.decision === null).map((h) => h.exact)).toEqual(['NOOR HADDAD']);
    const elsewhere = await exports.prepare(draft, null);
    expect(elsewhere.hits.filter((h) => h.decision === null).map((h) => h.exact)).toEqual([
      'Noor Haddad',
      'NOOR HADDAD',
    ]);
    const company = elsewhere.hits.find((h) => h.kind === 'company')!;
    expect(company.decision).toEqual({ decision: 'replace', with: company.offers[0]!.text });
  });

  test('a decision about something that is not there is refused', async () => {
    const { exports } = setUp();
    const bundle = await exports.prepare(draft, null);
    await expect(exports.decide(bundle.bundleId, { 'name:x:y': { decision: 'keep' } })).rejects.toMatchObject({
      code: 'invalid',
    });
  });
});

describe('what is remembered', () => {
  test('records and pseudonyms lie in the vault and name nobody', async () => {
    const { exports, root } = setUp();
    const targetId = await confirmedTarget(exports);
    const bundle = await clearedFor(exports, targetId);
    expect(readdirSync(root)).not.toContain('exports');
    await publishTo(exports, bundle, targetId);
    const record = readFileSync(join(root, 'exports', readdirSync(join(root, 'exports'))[0]!), 'utf8');
    const privacy = readFileSync(join(root, 'privacy', `${targetId}.yml`), 'utf8');
    expect(record + privacy).not.toMatch(/noor|haddad|lumenpay|filters in/i);
    expect(privacy).toContain(noor.id);
  });

  test('a foreign folder is left alone', async () => {
    const { exports, root, appData } = setUp({ foreign: true });
    const targetId = await confirmedTarget(exports);
    const bundle = await clearedFor(exports, targetId);
    await publishTo(exports, bundle, targetId);
    expect(readdirSync(root)).toEqual([]);
    expect(existsSync(join(appData, 'exports'))).toBe(true);
  });

  test('a clone whose remote was changed after it was confirmed is refused', async () => {
    const { exports, clone, root } = setUp();
    const targetId = await confirmedTarget(exports);
    const bundle = await clearedFor(exports, targetId);
    git(root, 'init', '-q', '--bare', join(root, 'other.git'));
    git(clone, 'remote', 'set-url', 'origin', join(root, 'other.git'));
    await expect(publishTo(exports, bundle, targetId)).rejects.toMatchObject({
      code: 'not-cleared',
    });
  });

  test('targets are listed, confirmed and removed', async () => {
    const { exports, clone, bare } = setUp();
    const target = await exports.addClone();
    expect(target).toMatchObject({ name: 'clone', location: clone, remote: bare, base: 'main', confirmed: false });
    await exports.confirmTarget(target.targetId);
    await exports.addClone();
    expect(await exports.targets()).toEqual([{ ...target, confirmed: true }]);
    await exports.removeTarget(target.targetId);
    expect(await exports.targets()).toEqual([]);
  });
});
