import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { withoutMetadata } from '../../shared/export/image-metadata.ts';
import type { ExportImage } from '../../shared/export/images.ts';
import { imagesIn } from '../../shared/export/note-body.ts';
import type { LeftOut } from '../../shared/ipc/export.ts';
import { resolveInside } from '../vault/inside.ts';
import { hashOf } from '../vault/read-file.ts';

/** The pictures of a note, as they may leave. */
export interface NoteImages {
  /** By their addresses in the body. */
  images: ReadonlyMap<string, ExportImage>;
  leftOut: readonly LeftOut[];
}

/** Bytes of one picture, and of all pictures of one document. GitHub shows no picture of more than 10 MB. */
export const largestImage = 10 * 1024 * 1024;
export const largestDocument = 50 * 1024 * 1024;

/** How much more of pictures one document may hold, in bytes. */
export interface Room {
  left: number;
}

/**
 * Reads the pictures that the body of a note at `notePath` (vault-relative) shows, cleaned of their metadata. Those outside the
 * vault, of another kind than PNG and JPEG, damaged or too large are named in `leftOut`, nothing is thrown.
 */
export async function readImages(root: string, notePath: string, body: string, room: Room): Promise<NoteImages> {
  const images = new Map<string, ExportImage>();
  const leftOut: LeftOut[] = [];
  for (const address of imagesIn(body)) {
    const path = pathOf(notePath, address);
    const image = path === null ? 'missing' : await readImage(root, path, room);
    if (typeof image === 'string') leftOut.push({ name: posix.basename(path ?? address).slice(0, 200), why: image });
    else images.set(address, image);
  }
  return { images, leftOut };
}

async function readImage(root: string, path: string, room: Room): Promise<ExportImage | LeftOut['why']> {
  let bytes: Uint8Array;
  try {
    const file = await resolveInside(root, path);
    const { size, isFile } = await stat(file).then((s) => ({ size: s.size, isFile: s.isFile() }));
    if (!isFile) return 'kind';
    if (size > largestImage) return 'too-large';
    if (size > room.left) return 'too-many';
    bytes = await readFile(file);
  } catch {
    return 'missing';
  }
  const clean = withoutMetadata(bytes);
  if (typeof clean === 'string') return clean;
  room.left -= clean.bytes.length;
  const hash = hashOf(clean.bytes).slice(0, 12);
  return { ...clean, name: `image-${hash}.${clean.type === 'image/png' ? 'png' : 'jpg'}` };
}

/** The vault-relative path that an address in a note names; `null` for one that is no file of the vault. */
function pathOf(notePath: string, address: string): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) return null;
  let name: string;
  try {
    name = decodeURIComponent(address.replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  if (name === '' || /[\0\\]/.test(name)) return null;
  const path = name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(notePath), name);
  return posix.normalize(path).startsWith('..') ? null : posix.normalize(path);
}
