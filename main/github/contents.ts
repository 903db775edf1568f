import { imageFolder, imageName } from '../../shared/export/images.ts';
import { AppError } from '../../shared/result.ts';
import type { LastExport, ReleasedBundle } from '../export/export-target.ts';
import { twinAmong } from '../export/twin.ts';
import { hashOf } from '../vault/read-file.ts';
import { blobId, type Entry, type GitData, type TreeChange } from './git-data.ts';

/** What has to change in a tree so that it holds a bundle. Nothing of it: it does already. */
export interface ContentsPlan {
  /** Files and pictures that are not there yet, or are others. */
  writes: { path: string; mode: TreeChange['mode']; id: string; bytes: Uint8Array }[];
  /** Pictures of an earlier export that the document no longer shows. */
  removals: string[];
  /** Our paths at which something stands that is neither ours of the last export nor what is about to go there, and its id. */
  taken: { path: string; id: string }[];
  /** Of these, folders: a file never takes the place of one. */
  folders: string[];
  /** A file of the same folder whose name differs from the document's in capitals alone: many computers can have but one of them. */
  twin: string | null;
}

/**
 * Compares a bundle with what a commit's tree holds; asks for the folders on the way and writes nothing. Throws AppError 'invalid' (message:
 * the path) where a file, a link or a submodule stands where a folder is needed, 'too-large' (message: the path) for a folder of which
 * the host shows only a part.
 */
export async function planContents(
  git: GitData,
  tree: string,
  bundle: ReleasedBundle,
  last: LastExport | null,
): Promise<ContentsPlan> {
  const look = lookInto(git, tree);
  const plan: ContentsPlan = { writes: [], removals: [], taken: [], folders: [], twin: null };
  for (const { path, bytes } of filesOf(bundle)) {
    const [folder, name] = split(path);
    const entries = await look(folder, path);
    const present = entries.find((entry) => entry.name === name);
    const id = blobId(bytes);
    const isFile = present?.mode === '100644' || present?.mode === '100755';
    if (isFile && present.id === id) continue;
    plan.writes.push({ path, mode: present?.mode === '100755' ? '100755' : '100644', id, bytes });
    if (!present) continue;
    if (present.mode === '040000') plan.folders.push(path);
    if (!(isFile && last && hashOf(await git.bytes(present.id)) === last.contentHash))
      plan.taken.push({ path, id: present.id });
  }
  plan.removals = await formerImages(git, look, bundle);
  plan.twin = await twinOf(look, bundle.files[0]?.path ?? '');
  return plan;
}

/** What a bundle puts where, in bytes: the document first. */
function filesOf({ files, images }: ReleasedBundle): { path: string; bytes: Uint8Array }[] {
  return [...files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) })), ...images];
}

type Look = (folder: string, path: string) => Promise<Entry[]>;

/** Reads folders of a tree, each once. One that is not there is empty. `path` is whose folder it is, for the error. */
function lookInto(git: GitData, root: string): Look {
  const known = new Map<string, Promise<Entry[]>>();
  const read = async (tree: string, path: string) => {
    const { entries, truncated } = await git.entries(tree);
    if (truncated) throw new AppError('too-large', path);
    return entries;
  };
  const look = (folder: string, path: string): Promise<Entry[]> => {
    const before = known.get(folder);
    if (before) return before;
    const found = folder === '' ? read(root, path) : below(folder, path);
    known.set(folder, found);
    return found;
  };
  const below = async (folder: string, path: string) => {
    const [parent, name] = split(folder);
    const entry = (await look(parent, path)).find((one) => one.name === name);
    if (!entry) return [];
    if (entry.mode !== '040000') throw new AppError('invalid', path);
    return read(entry.id, path);
  };
  return look;
}

/**
 * Pictures beside the document that an earlier export put there and this one does not have: known by a name that still tells their
 * bytes. What anybody else put or changed there stays.
 */
async function formerImages(git: GitData, look: Look, { files, images }: ReleasedBundle): Promise<string[]> {
  const folder = imageFolder(files[0]?.path ?? '');
  const [parent, name] = split(folder);
  const stands = (await look(parent, folder)).some((entry) => entry.name === name && entry.mode === '040000');
  const former: string[] = [];
  for (const entry of stands ? await look(folder, folder) : []) {
    const path = `${folder}/${entry.name}`;
    if (entry.mode !== '100644' || !imageName.test(entry.name) || images.some((image) => image.path === path)) continue;
    const hash = hashOf(await git.bytes(entry.id));
    if (entry.name.startsWith(`image-${hash.slice(0, 12)}.`)) former.push(path);
  }
  return former;
}

async function twinOf(look: Look, path: string): Promise<string | null> {
  const [folder] = split(path);
  const entries = await look(folder, path);
  const paths = entries.map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
  return twinAmong(paths, path);
}

function split(path: string): [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}
