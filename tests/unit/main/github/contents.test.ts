import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { planContents } from '../../../../main/github/contents.ts';
import { blobId, type Entry, type GitData } from '../../../../main/github/git-data.ts';

const path = 'user-research/2026/filters.md';
const text = '# Filters\n\nÄ quote: “no”.\n';
const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const picture = (bytes: string) => {
  const name = `image-${hash(bytes).slice(0, 12)}.png`;
  return { path: `user-research/2026/filters/${name}`, bytes: Buffer.from(bytes) };
};
const bundle = (images: { path: string; bytes: Uint8Array }[] = [], content = text) => ({
  ...{ title: 'Filters', branch: 'research/filters', commitMessage: 'Filters', images },
  files: [{ path, text: content }],
});

type Folder = { [name: string]: string | Folder | { mode: string; text: string } };

/** A repository that holds these files and lets nothing be written. */
function holding(root: Folder): { git: GitData; tree: string; asked: string[] } {
  const trees = new Map<string, Entry[]>();
  const blobs = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const put = (folder: Folder): string => {
    const entries = Object.entries(folder).map(([name, what]): Entry => {
      if (typeof what !== 'string' && typeof what.mode !== 'string') {
        return { name, mode: '040000', id: put(what as Folder) };
      }
      const file = typeof what === 'string' ? { mode: '100644', text: what } : (what as { mode: string; text: string });
      const id = blobId(Buffer.from(file.text));
      blobs.set(id, Buffer.from(file.text));
      return { name, mode: file.mode, id };
    });
    const id = hash(JSON.stringify(entries)).slice(0, 40);
    trees.set(id, entries);
    return id;
  };
  const never = () => Promise.reject(new Error('nothing is to be written'));
  const git: GitData = {
    treeOf: never,
    async entries(tree) {
      asked.push(tree);
      return { entries: trees.get(tree) ?? [], truncated: false };
    },
    async bytes(blob) {
      return blobs.get(blob) ?? Buffer.alloc(0);
    },
    putBlob: never,
    putTree: never,
    putCommit: never,
  };
  return { git, tree: put(root), asked };
}

const plan = (root: Folder, what = bundle(), last: { commit: string; contentHash: string } | null = null) => {
  const { git, tree } = holding(root);
  return planContents(git, tree, what, last);
};
const inFolder = (files: Folder): Folder => ({ 'user-research': { '2026': files }, 'README.md': '# Acme\n' });
const lastOf = (said: string) => ({ commit: 'c', contentHash: hash(said) });

describe('what a bundle changes in a repository', () => {
  test('ids are those of git', () => {
    expect(blobId(Buffer.from(''))).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
    expect(blobId(Buffer.from('hello\n'))).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  test('all of it where there is nothing yet, and nothing where it is there', async () => {
    const image = picture('one');
    const all = await plan({ 'README.md': '# Acme\n' }, bundle([image]));
    expect(all.writes.map((write) => [write.path, write.mode])).toEqual([
      [path, '100644'],
      [image.path, '100644'],
    ]);
    expect(all).toMatchObject({ removals: [], taken: [], folders: [], twin: null });
    const name = image.path.split('/').at(-1)!;
    const same = await plan(inFolder({ 'filters.md': text, filters: { [name]: 'one' } }), bundle([image]));
    expect(same.writes).toEqual([]);
  });

  test('a file of ours that changed', async () => {
    const changed = await plan(inFolder({ 'filters.md': '# One\n' }), bundle(), lastOf('# One\n'));
    expect(changed.writes.map((write) => write.bytes.toString())).toEqual([text]);
    expect(changed.taken).toEqual([]);
  });

  test('a file that somebody made or edited is told', async () => {
    const id = blobId(Buffer.from('# Theirs\n'));
    expect((await plan(inFolder({ 'filters.md': '# Theirs\n' }))).taken).toEqual([{ path, id }]);
    expect((await plan(inFolder({ 'filters.md': '# Theirs\n' }), bundle(), lastOf('# One\n'))).taken).toEqual([
      { path, id },
    ]);
  });

  test('a mode that somebody set stays; a link of the same content gives way', async () => {
    const runs = inFolder({ 'filters.md': { mode: '100755', text: '# One\n' } });
    expect((await plan(runs, bundle(), lastOf('# One\n'))).writes[0]?.mode).toBe('100755');
    const same = inFolder({ 'filters.md': { mode: '100755', text } });
    expect((await plan(same)).writes).toEqual([]);
    const link = inFolder({ 'filters.md': { mode: '120000', text } });
    const linked = await plan(link, bundle(), lastOf(text));
    expect(linked.writes[0]?.mode).toBe('100644');
    expect(linked.taken).toHaveLength(1);
  });

  test('a submodule and a folder at the path are somebody’s', async () => {
    expect((await plan(inFolder({ 'filters.md': { mode: '160000', text: 'x' } }))).taken).toHaveLength(1);
    expect(await plan(inFolder({ 'filters.md': { 'a.txt': 'a' } }))).toMatchObject({ folders: [path] });
  });

  test.each([
    ['a file', '100644'],
    ['a link', '120000'],
    ['a submodule', '160000'],
  ])('%s where a folder is needed', async (_what, mode) => {
    const expected = { code: 'invalid', message: path };
    await expect(plan({ 'user-research': { mode, text: 'x' } })).rejects.toMatchObject(expected);
    await expect(plan({ 'user-research': { '2026': { mode, text: 'x' } } })).rejects.toMatchObject(expected);
  });

  test('pictures that the document no longer shows go, whatever else is there stays', async () => {
    const [kept, gone, edited] = [picture('kept'), picture('gone'), picture('was')];
    const name = (image: { path: string }) => image.path.split('/').at(-1)!;
    const folder = {
      ...{ [name(kept)]: 'kept', [name(gone)]: 'gone', [name(edited)]: 'somebody drew on it' },
      ...{ 'notes.txt': 'theirs', 'image-0123456789ab.png': 'theirs', sub: { [name(gone)]: 'gone' } },
    };
    const { removals } = await plan(inFolder({ 'filters.md': text, filters: folder }), bundle([kept]));
    expect(removals).toEqual([gone.path]);
  });

  test('a name that differs in capitals alone is told', async () => {
    expect((await plan(inFolder({ 'Filters.md': 'x' }))).twin).toBe('user-research/2026/Filters.md');
    expect((await plan(inFolder({ 'filters.md': text, 'other.md': 'x' }))).twin).toBeNull();
  });

  test('a folder that is shown in part cannot be judged', async () => {
    const { git, tree } = holding({});
    const part = { ...git, entries: async () => ({ entries: [], truncated: true }) };
    await expect(planContents(part, tree, bundle(), null)).rejects.toMatchObject({ code: 'too-large', message: path });
  });

  test('each folder is asked for once', async () => {
    const { git, tree, asked } = holding(inFolder({ filters: {} }));
    await planContents(git, tree, bundle([picture('a'), picture('b')]), null);
    expect(asked).toHaveLength(4);
  });
});
