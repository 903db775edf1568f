import { rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEvidence } from '../../../../main/findings/read-evidence.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { type Files, folderOf, highlightIdOf, noteId, opened, vaultFiles } from '../vault/vault-fixture.ts';

const said = 'I thought the filter applied to every step.';
const mark = (n: number, text = said) => `<mark data-highlight="${highlightIdOf(n)}" data-kind="pain">${text}</mark>`;
const note = (n: number, body: string) =>
  `---\nid: ${noteId(n)}\ntitle: Call ${n}\noccurredAt: 2026-11-18\n---\n${body}\n`;

/** A finding with one item: the highlight 1 of the interview 1. */
const finding = {
  id: noteId(500),
  evidence: [{ highlight: highlightIdOf(1), interview: noteId(1), stance: 'supports', quote: said }],
} as unknown as FindingSummary;

async function stateIn(vault: Pick<Vault, 'catalogue' | 'holders' | 'read'>) {
  const { resolved, counts } = (await readEvidence(vault, [finding])).get(noteId(500))!;
  return { ...resolved[0]!.state, in: resolved[0]!.at?.noteId, counted: counts.mentions };
}

/** What becomes of the evidence in a vault whose files are these. */
async function stateOf(files: Files, harm: (root: string) => Promise<unknown> = async () => {}) {
  const root = await folderOf({ ...vaultFiles(0), ...files });
  await harm(root);
  return stateIn((await opened(root)).vault);
}
const a = 'interviews/2026/a.md';

test('renamed and moved to another folder by anybody: found', async () => {
  const found = await stateOf({ [a]: note(1, mark(1)), 'interviews/2025/x.md': 'other' }, (root) =>
    rename(join(root, a), join(root, 'interviews/2025/Call with somebody.md')),
  );
  expect(found).toEqual({ state: 'standing', in: noteId(1), counted: 1 });
});

test('in conflict: the note itself counts, not its conflicted copy', async () => {
  const copy = 'interviews/2026/a (conflicted copy 2026-11-19).md';
  const found = await stateOf({ [a]: note(1, mark(1)), [copy]: note(1, mark(1, 'Rewritten on another machine.')) });
  expect(found).toEqual({ state: 'standing', in: noteId(1), counted: 1 });
});

test('in conflict inside of the file: both sides are told', async () => {
  const sides = `<<<<<<< HEAD\n${mark(1)}\n=======\n${mark(1, 'Only to the first step.')}\n>>>>>>> theirs`;
  const found = await stateOf({ [a]: note(1, sides) });
  expect(found).toMatchObject({
    state: 'changed',
    now: expect.stringContaining('Only to the first step.'),
    counted: 1,
  });
});

test('deleted, or in the trash: missing with its interview', async () => {
  expect(await stateOf({ [a]: note(1, mark(1)) }, (root) => unlink(join(root, a)))).toMatchObject({
    state: 'missing',
    reason: 'interview',
    counted: 0,
  });
});

test('front matter that is broken takes the note its id: found by the highlight, as its words are there', async () => {
  const broken = `---\nid: [${noteId(1)}\n: title\n---\n${mark(1)}\n`;
  expect(await stateOf({ [a]: broken })).toEqual({ state: 'standing', in: `path:${a}`, counted: 1 });
});

test('a tag that is broken: missing, the interview is there', async () => {
  expect(await stateOf({ [a]: note(1, mark(1).replace('</mark>', '')) })).toMatchObject({ reason: 'highlight' });
});

test('in an encoding in which it cannot be edited: found all the same', async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(note(1, mark(1)), 'utf16le')]);
  expect(await stateOf({ [a]: utf16 })).toMatchObject({ state: 'standing', in: noteId(1) });
});

test('one id in two notes: the interview that is named counts; where it has none any more, neither', async () => {
  const other = note(2, mark(1, 'Something else altogether.'));
  expect(await stateOf({ [a]: note(1, mark(1)), 'interviews/2026/b.md': other })).toMatchObject({ in: noteId(1) });
  const third = note(3, mark(1));
  expect(await stateOf({ 'interviews/2026/b.md': other, 'interviews/2026/c.md': third })).toMatchObject({
    state: 'ambiguous',
    counted: 0,
  });
  expect(await stateOf({ [a]: note(1, 'gone'), 'interviews/2026/b.md': other })).toMatchObject({ state: 'ambiguous' });
});

test('the same id on several blocks is one highlight', async () => {
  const found = await stateOf({
    [a]: note(1, `${mark(1, 'I thought the filter')}\n\n${mark(1, 'applied to every step.')}`),
  });
  expect(found).toEqual({ state: 'standing', in: noteId(1), counted: 1 });
});

test('a note that holds it and cannot be read at the moment: missing for that reason', async () => {
  const root = await folderOf({ ...vaultFiles(0), [a]: note(1, mark(1)) });
  const { vault } = await opened(root);
  const unreadable = {
    catalogue: () => vault.catalogue(),
    holders: (ids: readonly string[]) => vault.holders(ids),
    read: () => Promise.reject(new Error('EACCES')),
  };
  expect(await stateIn(unreadable)).toMatchObject({ state: 'missing', reason: 'unreadable' });
});

test('what has changed on the disk since is what counts', async () => {
  const root = await folderOf({ ...vaultFiles(0), [a]: note(1, mark(1)) });
  const { vault } = await opened(root);
  await writeFile(join(root, a), note(1, mark(1, `${said} And so did my CEO.`)));
  expect(await stateIn(vault)).toMatchObject({ state: 'changed', now: `${said} And so did my CEO.` });
});
