import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createSearchService } from '../../../../main/search/search-service.ts';
import type { CurrentVault } from '../../../../main/vault/current.ts';
import { writeSample } from '../../../../main/vault/sample-folder.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { SearchRequest } from '../../../../shared/search/protocol.ts';
import { ask } from '../../shared/search/notes.ts';
import { type FakePort, FakeProcess, fakeChannel } from '../search/fake-process.ts';
import { folderOf, noteId, noteText, opened, silent, tempFolder, vaultFiles } from '../vault/vault-fixture.ts';
import { fieldbook } from './fieldbook.ts';

async function pricingVault() {
  const body = `## Notes

[12:03](#t=723) Noor: the annual invoice confused everybody.

The invoice came twice. <mark data-highlight="h_7f3k9q2m1x0c" data-kind="pain">Nobody answered.</mark>
`;
  const about = 'teams: [billing]\nparticipants: [p_7f3k9q2m1x0c]\ntitle:';
  const root = await folderOf({
    ...vaultFiles(3),
    'interviews/2026/pricing.md': noteText(9, 'Pricing', body).replace('title:', about),
    'participants/p_7f3k9q2m1x0c.md': '---\nid: p_7f3k9q2m1x0c\nname: Noor Haddad\ncompany: Lumenpay\n---\n',
  });
  const appData = await tempFolder();
  return (...argv: string[]) => fieldbook(root, appData, 'search', root, ...argv);
}

test('hits with passages, filters, a limit', async () => {
  const search = await pricingVault();
  const found = await search('invoice', '--json');
  expect(found).toMatchObject({ code: 0, err: '' });
  expect(found.json()).toMatchObject({ total: 1, hits: [{ noteId: noteId(9), title: 'Pricing' }] });
  expect((await search('invoice', '--team', 'billing')).code).toBe(0);
  expect((await search('invoice', '--before', '2026-11-01')).code).toBe(1);
  expect((await search('call', '--limit', '2', '--json')).json().hits).toHaveLength(2);
  expect((await search('call', '--sort', 'date', '--json')).json().hits[0].title).toBe('Call 3');
  expect((await search('zeppelin')).code).toBe(1);
});

test('what was said, by whom, and when, for people to read', async () => {
  const search = await pricingVault();
  const { out } = await search('invoice');
  expect(out.split('\n')).toEqual([
    `2026-11-10  Pricing  ${noteId(9)}`,
    '    Noor Haddad (Lumenpay)',
    '      12:03 Noor: the annual invoice confused everybody.',
    expect.stringContaining('The invoice came twice.'),
    '',
  ]);
  expect((await search('mark:pain', '--view', 'highlights')).out.split('\n').slice(1, 3)).toEqual([
    '    Noor Haddad (Lumenpay)',
    '      12:03 Nobody answered. [pain]',
  ]);
  expect((await search('call', '--limit', '1')).out).toMatch(/\n1 of 3\n$/);
});

test('a query of any kind comes through, in one argument or several', async () => {
  const search = await pricingVault();
  expect((await search('invoice', 'twice')).code).toBe(0);
  expect((await search('"invoice came"')).code).toBe(0);
  expect((await search('--json', '--', '-invoice')).json().total).toBe(3);
  expect((await search('--json', '')).json().total).toBe(4);
  expect((await search('-invoice')).code).toBe(2);
});

test('options that cannot be', async () => {
  const search = await pricingVault();
  for (const [option, value] of [
    ['--limit', 'many'],
    ['--limit', '0'],
    ['--sort', 'size'],
    ['--view', 'moon'],
    ['--after', 'May'],
  ]) {
    expect(await search('x', option!, value!)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${option} takes`),
    });
  }
});

test('what is wrong with a query is explained on standard error, and the rest is found', async () => {
  const search = await pricingVault();
  const found = await search('invoice teem:billing after:2026-02-30 "open', '--json');
  expect(found.err.split('\n').slice(0, 3)).toEqual([
    'There is no operator “teem:”. Try team:billing.',
    'There is no date “2026-02-30”. Try 2026-02-28.',
    'A quotation mark has no partner. Add one where the phrase ends.',
  ]);
  const long = await search(`invoice ${' '.repeat(10_000)} zeppelin`);
  expect(long).toMatchObject({ code: 0, err: 'Only the first 10,000 characters are searched for.\n' });
});

test('an empty vault has nothing to find', async () => {
  const root = await folderOf({ 'fieldbook.yml': 'schema: 1\n' });
  const found = await fieldbook(root, await tempFolder(), 'search', root, 'team:x OR "y', '--json');
  expect(found.code).toBe(1);
  expect(found.json()).toMatchObject({ hits: [], total: 0 });
});

test('of a note of 50 MB the beginning is found, and the terminal says so', async () => {
  const page = 'The invoice came twice, and nobody could say why.\n\n';
  const big = noteText(7, 'Everything', `Zeppelin. ${page.repeat(Math.ceil(50_000_000 / page.length))}`);
  const root = await folderOf({ ...vaultFiles(1), 'interviews/2026/big.md': big });
  const found = await fieldbook(root, await tempFolder(), 'search', root, 'zeppelin invoice', '--json');
  expect(found).toMatchObject({ code: 0, err: 'One interview is very long; only its beginning is searched.\n' });
  expect(found.json()).toMatchObject({ hits: [{ noteId: noteId(7) }], partly: 1 });
});

test('the search process of the app says the same, rank by rank', async () => {
  const folder = `${await tempFolder()}/sample`;
  await writeSample(folder);
  const { vault, appDataDir } = await opened(folder);
  const inApp = await searchProcessOf(vault);
  const lines = [
    ...['', 'replay', '"session replay" OR survey', 'the pricing -survey', 'serach', 'nosuch:x team:session-replay'],
    ...['is:complete has:highlight -kind:usability_test mark:pain'],
  ].map((query) => ({ query, view: 'interviews' as const }));
  const highlights = ['mark:pain after:2026-01', 'pricing'].map((query) => ({ query, view: 'highlights' as const }));
  for (const { query, view } of [...lines, ...highlights]) {
    const argv = [folder, query, '--view', view, '--json', '--limit', '7'];
    const { code, json } = await fieldbook(folder, appDataDir, 'search', ...argv);
    const [inTerminal, expected] = [json(), await inApp(query, view)];
    expect({ ...inTerminal, took: 0, requestId: 0 }, query).toEqual({ ...expected, took: 0, requestId: 0 });
    expect(code).toBe(expected.hits.length + expected.highlights.length > 0 ? 0 : 1);
  }
  expect((await inApp('mark:pain after:2026-01', 'highlights')).highlights.length).toBeGreaterThan(3);
});

test('the index is kept for the next time, and what has changed meanwhile is found', async () => {
  const root = await folderOf(vaultFiles(25));
  const appData = await tempFolder();
  const total = async (query: string) => (await fieldbook(root, appData, 'search', root, query, '--json')).json().total;
  expect(await total('things')).toBe(25);
  const kept = () => readdir(`${appData}/search-indexes`);
  expect(await kept()).toEqual([expect.stringMatching(/-terminal\.index$/)]);
  const { mtimeMs } = await stat(`${appData}/search-indexes/${(await kept())[0]}`);
  await folderOf({ 'interviews/2026/note-1.md': noteText(1, 'Call 1', 'They said nothing.\n') }, root);
  await rm(`${root}/interviews/2026/note-2.md`);
  expect(await total('things')).toBe(23);
  expect(await total('nothing')).toBe(1);
  await writeFile(`${appData}/search-indexes/${(await kept())[0]}`, 'something else');
  expect(await total('things')).toBe(23);
  expect((await stat(`${appData}/search-indexes/${(await kept())[0]}`)).mtimeMs).toBeGreaterThan(mtimeMs);
});

async function searchProcessOf(vault: Vault) {
  let open = (_: Vault | null) => {};
  const service = createSearchService<FakePort>({
    currentVault: {
      onOpened(listener) {
        open = listener;
        return () => {};
      },
    } as Partial<CurrentVault> as CurrentVault,
    notify: () => {},
    log: silent,
    dir: '/nowhere',
    fork: () => new FakeProcess(),
    createChannel: fakeChannel,
    sendPort: () => {},
  });
  onTestFinished(() => service.stop());
  open(vault);
  await vi.waitFor(() => expect(service.state().state).toBe('ready'), { timeout: 10_000 });
  const { requestId: _, ...request } = ask('', { limit: 7 });
  return (query: string, view: SearchRequest['view']) => service.ask({ ...request, query, view });
}
