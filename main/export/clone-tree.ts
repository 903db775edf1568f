import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageFolder, imageName } from '../../shared/export/images.ts';
import { AppError } from '../../shared/result.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Clone } from './clone.ts';
import type { LastExport, ReleasedBundle } from './export-target.ts';
import { type GitAnswer, type GitCall, succeed } from './git.ts';

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
  let count = 0;
  const scratch = await mkdtemp(join(tmpdir(), 'fieldbook-export-'));
  const indexFile = join(scratch, 'index');
  try {
    await succeed(local(['read-tree', parent], { indexFile }));
    for (const { path, content } of contentsOf(bundle)) {
      const blob = await succeed(local(['hash-object', '-w', '--no-filters', '--stdin'], { stdin: content }));
      const foreign = await foreignAt(session, parent, path, blob.trim(), last);
      if (foreign !== null) taken.push({ path, blob: foreign });
      const add = await local(['update-index', '--add', '--cacheinfo', `100644,${blob.trim()},${path}`], { indexFile });
      if (add.code !== 0) throw new AppError('invalid', path);
      written(++count);
    }
    for (const path of last ? await formerImages(session, parent, bundle) : []) {
      await succeed(local(['update-index', '--force-remove', '--', path], { indexFile }));
    }
    const tree = await succeed(local(['write-tree', '--missing-ok'], { indexFile }));
    return { tree: tree.trim(), taken };
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

/** What stands there and is neither what we published last nor what we are about to: somebody edited it. */
async function foreignAt(
  session: Session,
  parent: string,
  path: string,
  blob: string,
  last: LastExport | null,
): Promise<string | null> {
  const present = await blobAt(session, parent, path);
  if (present === null || present === blob) return null;
  const text = await session.local(['cat-file', 'blob', present]);
  return last && text.code === 0 && hashOf(text.stdout) === last.contentHash ? null : present;
}

/** What stands at a path of a commit; `null` where nothing does, or the commit is not here. */
export async function blobAt({ local }: Session, commit: string, path: string): Promise<string | null> {
  const answer = await local(['ls-tree', '-z', '--full-tree', commit, '--', path], {
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  return /^\d+ \w+ ([0-9a-f]+)\t/.exec(answer.stdout)?.[1] ?? null;
}
