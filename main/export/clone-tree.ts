import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageFolder, imageName } from '../../shared/export/images.ts';
import { AppError } from '../../shared/result.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Clone } from './clone.ts';
import type { LastExport, ReleasedBundle } from './export-target.ts';
import { type GitAnswer, type GitCall, succeed } from './git.ts';
import { twinAmong } from './twin.ts';

/** One export's way to a clone, after its configuration has been checked. */
export interface Session {
  clone: Clone;
  author: { name: string; email: string };
  local(args: readonly string[], call?: GitCall): Promise<GitAnswer>;
  /** Calls that speak to the remote. `readBack`: a short one that goes on after the export was cancelled. */
  remote(args: readonly string[], readBack?: boolean): Promise<GitAnswer>;
}

/** The tree that is to be, and what stands in its way. */
export interface PlannedTree {
  tree: string;
  /** Files that are neither what was published last nor what is about to be: somebody else's. */
  taken: { path: string; blob: string }[];
  /** Of these, folders: a file never takes the place of one. */
  folders: string[];
  /** A file of the same folder whose name differs from the document's in capitals alone: many computers can have but one of them. */
  twin: string | null;
}

/**
 * The parent's tree with the bundle's files in it, made in an index of its own. `written` is told of each file. Throws AppError 'invalid'
 * (message: the path) for a path that git refuses.
 */
export async function planTree(
  session: Session,
  parent: string,
  bundle: ReleasedBundle,
  last: LastExport | null,
  written: (count: number) => void,
): Promise<PlannedTree> {
  const { local } = session;
  const taken: PlannedTree['taken'] = [];
  const folders: string[] = [];
  let count = 0;
  const addFile = async (path: string, blob: string, mode: string) => {
    const add = await local(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], { indexFile });
    if (add.code !== 0) throw new AppError('invalid', path);
  };
  const scratch = await mkdtemp(join(tmpdir(), 'fieldbook-export-'));
  const indexFile = join(scratch, 'index');
  try {
    await succeed(local(['read-tree', parent], { indexFile }));
    for (const { path, content } of contentsOf(bundle)) {
      const blob = (await succeed(local(['hash-object', '-w', '--no-filters', '--stdin'], { stdin: content }))).trim();
      const present = await entryAt(session, parent, path);
      if (present && (await isForeign(session, present, blob, last))) taken.push({ path, blob: present.id });
      if (present?.mode === '040000') folders.push(path);
      else await addFile(path, blob, present?.mode === '100755' ? '100755' : '100644');
      written(++count);
    }
    for (const path of await formerImages(session, parent, bundle)) {
      await succeed(local(['update-index', '--force-remove', '--', path], { indexFile }));
    }
    const tree = await succeed(local(['write-tree', '--missing-ok'], { indexFile }));
    return { tree: tree.trim(), taken, folders, twin: await twinOf(session, parent, bundle.files[0]?.path ?? '') };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function contentsOf({ files, images }: ReleasedBundle): { path: string; content: string | Uint8Array }[] {
  return [
    ...files.map(({ path, text }) => ({ path, content: text })),
    ...images.map(({ path, bytes }) => ({ path, content: bytes })),
  ];
}

/**
 * Pictures beside the document that an earlier export put there and this one does not have: known by a name that still tells their
 * bytes. What anybody else put or changed there stays.
 */
async function formerImages(session: Session, parent: string, bundle: ReleasedBundle): Promise<string[]> {
  const folder = imageFolder(bundle.files[0]?.path ?? '');
  const env = { GIT_LITERAL_PATHSPECS: '1' };
  const listed = await session.local(['ls-tree', '-z', '--full-tree', parent, '--', `${folder}/`], { env });
  const former: string[] = [];
  for (const entry of listed.stdout.split('\0')) {
    const [, blob = '', path = ''] = /^100644 blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    const name = path.slice(folder.length + 1);
    if (!imageName.test(name) || bundle.images.some((image) => image.path === path)) continue;
    const { code, bytes } = await session.local(['cat-file', 'blob', blob]);
    if (code === 0 && name.startsWith(`image-${hashOf(bytes).slice(0, 12)}.`)) former.push(path);
  }
  return former;
}

interface Entry {
  /** As git has it: `100644`, `100755`, `120000` (a link), `160000` (a submodule), `040000` (a folder). */
  mode: string;
  id: string;
}

/** Whether what stands there is neither what we published last nor what we are about to: somebody edited it. */
async function isForeign(
  session: Session,
  { mode, id }: Entry,
  blob: string,
  last: LastExport | null,
): Promise<boolean> {
  if (mode !== '100644' && mode !== '100755') return true;
  if (id === blob) return false;
  const text = await session.local(['cat-file', 'blob', id]);
  return !(last && text.code === 0 && hashOf(text.bytes) === last.contentHash);
}

/** What stands at a path of a commit; `null` where nothing does, or the commit is not here. */
export async function entryAt({ local }: Session, commit: string, path: string): Promise<Entry | null> {
  const answer = await local(['ls-tree', '-z', '--full-tree', commit, '--', path], {
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  const [, mode, id] = /^(\d+) \w+ ([0-9a-f]+)\t/.exec(answer.stdout) ?? [];
  return mode === undefined || id === undefined ? null : { mode, id };
}

async function twinOf({ local }: Session, commit: string, path: string): Promise<string | null> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const env = { GIT_LITERAL_PATHSPECS: '1' };
  const within = folder === '' ? [] : ['--', folder];
  const { stdout } = await local(['ls-tree', '-z', '--full-tree', '--name-only', commit, ...within], { env });
  return twinAmong(stdout.split('\0'), path);
}
