import { join } from 'node:path';
import type { Entry } from './entries.ts';
import { readDocument } from './read-document.ts';
import { readText } from './read-file.ts';
import { type RecordReading, readParticipant, readPerson, readTag, readTeam } from './record-files.ts';
import type { FoundFile } from './walk.ts';

/** Reads a file of the vault into its catalogue entry. Rejects with the system's error or AppError 'invalid' (no regular file). */
export async function readEntry(root: string, file: FoundFile): Promise<Entry> {
  const read = await readText(join(root, file.path));
  const stamp = { path: file.path, size: file.size, mtimeMs: file.mtimeMs, hash: read.hash };
  const kind = file.kind === 'config' ? 'note' : file.kind;
  if (kind === 'note' || kind === 'finding' || kind === 'goal') {
    const readOnly = read.readOnly ?? (file.locked ? 'file' : null);
    const reading = readDocument(kind, { path: file.path, text: read.text, mtimeMs: file.mtimeMs, readOnly });
    return detached({ ...stamp, problems: [], ...reading });
  }
  if (read.readOnly !== null) return { ...stamp, kind, ...unreadable };
  if (kind === 'participant') return { ...stamp, kind, ...readParticipant(read.text) };
  if (kind === 'person') return { ...stamp, kind, ...readPerson(read.text) };
  if (kind === 'tag') return { ...stamp, kind, ...readTag(read.text) };
  return { ...stamp, kind, ...readTeam(read.text) };
}

const unreadable: RecordReading<never> = {
  value: null,
  problems: [{ field: '', message: 'This file is not UTF-8 text, so it cannot be read here.' }],
};

/** A copy whose strings are its own: as slices they would keep the whole text of every note in memory. */
function detached(entry: Entry): Entry {
  return JSON.parse(JSON.stringify(entry)) as Entry;
}
