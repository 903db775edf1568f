import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ChangeRequest } from '../../../../shared/ipc/changes.ts';
import { readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import { scanNote } from '../../../../shared/markdown/scan-note.ts';
import {
  configText,
  finding,
  findingFiles,
  folderOf,
  highlightIdOf,
  noteId,
  noteText,
  opened,
} from './vault-fixture.ts';

const mark = (n: number, tags = '', kind = 'pain') =>
  `<mark data-kind="${kind}" data-highlight="${highlightIdOf(n)}"${tags && ` data-tags="${tags}"`}>words ${n}</mark>`;

const tagged = (n: number, own: string, body: string) =>
  noteText(n, `Call ${n}`, body)
    .replace('---\nThey', '---\nThey')
    .replace(/\n---\n/, `\ntags: ${own} # mine\n---\n`);

const files = {
  'fieldbook.yml': configText,
  'interviews/2026/one.md': tagged(1, '[ Filters, "b" ]', `- ${mark(1, 'Filters, filters')} end\r\n`),
  'interviews/2026/two.md': tagged(2, '[other]', `${mark(2, 'filters,x')} a ${mark(3)} b\n`),
  'interviews/2026/three.md': noteText(3),
  'tags/filters.yml': 'tag: filters\ndescription: How people narrow things # said Mira\n',
};
const pathOf = (n: number) => `interviews/2026/${['', 'one', 'two', 'three'][n]}.md`;

async function open(more: Record<string, string> = {}, options: Parameters<typeof opened>[1] = {}) {
  const root = await folderOf({ ...files, ...more });
  const { vault, changes } = await opened(root, options);
  const text = (path: string) => readFile(join(root, path), 'utf8').catch(() => null);
  const all = async () => {
    const paths = Object.keys({ ...files, ...more });
    return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await text(path)])));
  };
  return { root, vault, text, all, published: changes };
}

const retag = (n: number, id: number, tags: string[]): ChangeRequest['edits'][number] => ({
  id: noteId(n),
  edits: [{ type: 'highlight', id: highlightIdOf(id), tags }],
});

describe('a change of several documents', () => {
  test('is one step to undo, to the byte, and to do again', async () => {
    const { vault, all, text } = await open();
    const before = await all();
    const done = await vault.changes.apply({ edits: [retag(1, 1, ['a']), retag(2, 2, ['b'])] });
    expect(done).toMatchObject({ changed: 2, failed: [], cancelled: false });
    expect(await text(pathOf(1))).toContain(
      `<mark data-highlight="${highlightIdOf(1)}" data-kind="pain" data-tags="a">`,
    );
    const after = await all();
    const undone = await vault.changes.undo(done.changeId);
    expect(await all()).toEqual(before);
    await vault.changes.undo(undone.changeId);
    expect(await all()).toEqual(after);
    await expect(vault.changes.undo(done.changeId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('tells the catalogue, and keeps what it replaced in the history', async () => {
    const { vault, published } = await open();
    await vault.changes.apply({ edits: [retag(2, 2, ['b']), retag(2, 3, ['c'])] });
    expect(published.at(-1)?.upserted).toMatchObject([{ id: noteId(2), highlightTags: ['b', 'c'] }]);
    const { versions } = await vault.history.list(noteId(2));
    expect(versions.map(({ because, isCurrent }) => [because, isCurrent])).toEqual([['changed', false]]);
  });

  test('names what cannot be changed and does the rest', async () => {
    const { vault, root, all, text } = await open({
      'interviews/2026/broken.md': `---\n- no keys\n---\n${mark(5, 'filters')} x\n`,
      'interviews/2026/twin.md': noteText(3),
    });
    const locked = join(root, pathOf(2));
    await chmod(locked, 0o444);
    onTestFinished(() => chmod(locked, 0o644));
    const broken = vault.catalogue().notes.find(({ path }) => path.endsWith('broken.md'))!.id;
    const twin = vault.catalogue().notes.find(({ readOnly }) => readOnly === 'duplicate-id')!.id;
    const before = await all();
    const result = await vault.changes.apply({
      edits: [
        retag(1, 1, ['a']),
        { id: broken, edits: [{ type: 'field', key: 'tags', value: ['a'] }] },
        { id: twin, edits: [{ type: 'field', key: 'tags', value: ['a'] }] },
        { id: noteId(77), edits: [{ type: 'field', key: 'tags', value: ['a'] }] },
        retag(3, 9, ['a']),
        ...(process.getuid?.() === 0 ? [] : [retag(2, 2, ['a'])]),
      ],
    });
    expect(result.changed).toBe(1);
    expect(new Set(result.failed.map(({ id, code }) => `${id} ${code}`))).toEqual(
      new Set([
        `${broken} invalid`,
        `${twin} read-only`,
        `${noteId(77)} not-found`,
        `${noteId(3)} not-found`,
        ...(process.getuid?.() === 0 ? [] : [`${noteId(2)} read-only`]),
      ]),
    );
    expect({ ...(await all()), [pathOf(1)]: '' }).toEqual({ ...before, [pathOf(1)]: '' });
    expect(await text(pathOf(1))).toContain('data-tags="a"');
  });

  test('is undone in what was typed since, where only the tags come back', async () => {
    const { vault, text } = await open();
    const { changeId } = await vault.changes.apply({ edits: [retag(1, 1, ['a'])] });
    const file = await vault.read(noteId(1));
    const typed = `${file.text}typed since\n`;
    await vault.save({ id: noteId(1), baseHash: file.hash, text: typed });
    await vault.changes.undo(changeId);
    const now = (await text(pathOf(1)))!;
    expect(scanNote(now).highlights[0]!.tags).toEqual(['Filters', 'filters']);
    expect(now.endsWith('typed since\n')).toBe(true);
  });

  test('in turn with saves: each of both is in the file, or told as a conflict', async () => {
    const { vault, text } = await open();
    const { hash, text: before } = await vault.read(noteId(2));
    const [change, save] = await Promise.allSettled([
      vault.changes.apply({ edits: [retag(2, 2, ['a'])] }),
      vault.save({ id: noteId(2), baseHash: hash, text: `${before}typed\n` }),
    ]);
    expect(change).toMatchObject({ status: 'fulfilled', value: { changed: 1 } });
    expect(save).toMatchObject({ status: 'rejected', reason: { code: 'conflict' } });
    const since = await vault.changes.since(noteId(2), hash);
    expect(since?.text).toBe(await text(pathOf(2)));
    expect(since?.edits).toMatchObject([{ type: 'highlight', tags: ['a'] }]);
  });

  test('another program that wrote too is not taken for us', async () => {
    const { vault, root } = await open();
    const { hash } = await vault.read(noteId(2));
    await vault.changes.apply({ edits: [retag(2, 2, ['a'])] });
    await writeFile(join(root, pathOf(2)), 'theirs');
    expect(await vault.changes.since(noteId(2), hash)).toBeNull();
    expect(await vault.changes.since(noteId(1), 'f'.repeat(64))).toBeNull();
  });

  test('a finding’s evidence, claim and status', async () => {
    const root = await folderOf(findingFiles());
    const { vault } = await opened(root);
    const put = { highlight: highlightIdOf(2), interview: noteId(1), stance: 'contradicts' as const, quote: 'q' };
    const { changeId, failed } = await vault.changes.apply({
      edits: [
        {
          id: finding.id,
          edits: [
            { type: 'evidence', put },
            { type: 'field', key: 'status', value: 'in_review' },
          ],
        },
      ],
    });
    expect(failed).toEqual([]);
    const [row] = vault.catalogue().findings;
    expect(row).toMatchObject({ status: 'in_review', evidence: [{ highlight: highlightIdOf(1) }, put] });
    await vault.changes.undo(changeId);
    expect(await readFile(join(root, finding.path), 'utf8')).toBe(finding.text);
  });

  test('tells how far it is after a second; cancelled, it keeps what it did, and that can be undone', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`interviews/2026/n${i}.md`, tagged(100 + i, '[old]', 'x\n')]),
    );
    let clock = 1_790_000_000_000;
    const { vault, all } = await open(many, { now: () => (clock += 400) });
    const before = await all();
    const told: number[] = [];
    const stop = vault.on('changeProgress', ({ changeId, done, total }) => {
      expect(total).toBe(12);
      told.push(done);
      vault.changes.cancel(changeId);
    });
    const result = await vault.changes.mergeTags(['old'], 'new');
    stop();
    expect(result).toMatchObject({ cancelled: true, failed: [] });
    expect(result.changed).toBeGreaterThanOrEqual(told[0]!);
    expect(result.changed).toBeLessThan(12);
    expect(vault.catalogue().notes.filter(({ tags }) => tags.includes('new'))).toHaveLength(result.changed);
    await vault.changes.undo(result.changeId);
    expect(await all()).toEqual(before);
  });
});

describe('tags', () => {
  const tagsOf = (text: string) => ({
    own: readInterviewFields(text).values.tags ?? [],
    marked: scanNote(text).highlights.map(({ tags }) => tags),
  });

  test('are merged in properties, highlights and their files, as one change', async () => {
    const { vault, all, text } = await open({ 'tags/narrowing.yml': 'tag: narrowing\ncolor: teal\n' });
    const before = await all();
    const { changeId, changed, failed } = await vault.changes.mergeTags(['filters', 'Filters'], 'narrowing');
    expect({ changed, failed }).toEqual({ changed: 2, failed: [] });
    expect(tagsOf((await text(pathOf(1)))!)).toEqual({ own: ['narrowing', 'b'], marked: [['narrowing']] });
    expect(tagsOf((await text(pathOf(2)))!)).toEqual({ own: ['other'], marked: [['narrowing', 'x'], []] });
    expect(await text(pathOf(1))).toContain('tags: [narrowing, b] # mine\n');
    expect(vault.catalogue().tags).toEqual([
      { tag: 'narrowing', color: 'teal', description: 'How people narrow things', path: 'tags/narrowing.yml' },
    ]);
    expect(await text('tags/filters.yml')).toBeNull();
    await vault.changes.undo(changeId);
    expect(await all()).toEqual(before);
  });

  test('are renamed with what is said of them; a second time, and into themselves, nothing happens', async () => {
    const { vault, text } = await open();
    await vault.changes.mergeTags(['filters'], 'naïve 🔥');
    expect(await text('tags/filters.yml')).toBe('tag: naïve 🔥\ndescription: How people narrow things # said Mira\n');
    for (const from of [['filters'], ['naïve 🔥'], ['nowhere']]) {
      expect(await vault.changes.mergeTags(from, 'naïve 🔥')).toMatchObject({ changed: 0, failed: [] });
    }
    expect(tagsOf((await text(pathOf(1)))!).marked).toEqual([['Filters', 'naïve 🔥']]);
  });

  test('keep their own file where they still stand in a note that cannot be written', async () => {
    const twin = tagged(2, '[filters]', 'x\n');
    const { vault, text } = await open({ 'interviews/2026/zz-a-copy-with-a-long-name.md': twin });
    const { failed } = await vault.changes.mergeTags(['filters'], 'narrowing');
    expect(failed).toMatchObject([{ code: 'read-only', title: 'Call 2' }]);
    expect(await text('tags/filters.yml')).toBe(files['tags/filters.yml']);
    expect(vault.catalogue().tags.map(({ tag, description }) => [tag, description])).toEqual([
      ['filters', 'How people narrow things'],
      ['narrowing', 'How people narrow things'],
    ]);
  });

  test('are described and colored, one value at a time, and their file goes when nothing is left', async () => {
    const { vault, text, all } = await open();
    const before = await all();
    await vault.changes.describeTag({ tag: '🔥', color: 'red' });
    expect(vault.catalogue().tags).toContainEqual(expect.objectContaining({ tag: '🔥', color: 'red' }));
    const said = await vault.changes.describeTag({ tag: 'filters', color: 'teal', description: 'Narrowing' });
    expect(await text('tags/filters.yml')).toBe('tag: filters\ndescription: Narrowing # said Mira\ncolor: teal\n');
    await vault.changes.describeTag({ tag: '🔥', color: null });
    expect(vault.catalogue().tags.map(({ tag }) => tag)).toEqual(['filters']);
    await vault.changes.undo(said.changeId);
    expect(await all()).toEqual(before);
  });

  test('whose file is broken: it is named, and the notes are done', async () => {
    const { vault, text } = await open({ 'tags/filters.yml': 'tag: filters\ncolor: [no\n' });
    const { changed, failed } = await vault.changes.mergeTags(['filters'], 'narrowing');
    expect({ changed, failed }).toMatchObject({ changed: 2, failed: [{ code: 'damaged', title: 'tags/filters.yml' }] });
    expect(await text('tags/filters.yml')).toBe('tag: filters\ncolor: [no\n');
  });

  test('a merge equals a plain recount', async () => {
    const tag = fc.constantFrom('a', 'A', 'á', 'b', '🔥', '2024');
    const note = fc.tuple(
      fc.uniqueArray(tag, { maxLength: 4 }),
      fc.array(fc.uniqueArray(tag, { maxLength: 3 }), { maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(note, { maxLength: 4 }),
        fc.uniqueArray(tag, { minLength: 1, maxLength: 3 }),
        tag,
        async (notes, from, into) => {
          const random = Object.fromEntries(
            notes.map(([own, marked], i) => [
              `interviews/2026/r${i}.md`,
              tagged(
                200 + i,
                `[${own.join(', ')}]`,
                marked.map((tags, k) => `${mark(200 + 10 * i + k, tags.join(','))} x\n`).join('\n'),
              ),
            ]),
          );
          const root = await folderOf({ 'fieldbook.yml': configText, ...random });
          const { vault } = await opened(root);
          await vault.changes.mergeTags(from, into);
          const merged = (tags: readonly string[]) =>
            new Set(tags.map((one) => (from.includes(one as never) ? into : one)));
          for (const [i, [own, marked]] of notes.entries()) {
            const row = vault.catalogue().notes.find(({ id }) => id === noteId(200 + i))!;
            expect(row.tags).toEqual([...merged(own)]);
            expect(row.highlightTags).toEqual(marked.flatMap((tags) => [...merged(tags)]));
          }
          await vault.close();
        },
      ),
      { numRuns: 12 },
    );
  });
});
