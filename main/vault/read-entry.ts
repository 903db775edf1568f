import { join } from 'node:path';
import type { Entry } from './catalogue.ts';
import { readNote } from './note-summary.ts';
import { readText } from './read-file.ts';
import { type RecordReading, readParticipant, readPerson, readTeam } from './record-files.ts';
import type { FoundFile } from './walk.ts';

/** Reads a file of the vault into its catalogue entry. Rejects with the system's error or AppError 'invalid' (no regular file). */
export async function readEntry(root: string, file: FoundFile): Promise<Entry> {
  const read = await readText(join(root, file.path));
  const stamp = { path: file.path, size: file.size, mtimeMs: file.mtimeMs, hash: read.hash };
  if (file.kind === 'note' || file.kind === 'config') {
    const readOnly = read.readOnly ?? (file.locked ? 'file' : null);
    const reading = readNote({ path: file.path, text: read.text, mtimeMs: file.mtimeMs, readOnly });
    const { declaredId, highlightIds, summary } = reading;
    return detached({ ...stamp, kind: 'note', problems: [], declaredId, highlightIds, summary });
  }
  if (read.readOnly !== null) return { ...stamp, kind: file.kind, ...unreadable };
  if (file.kind === 'participant') return { ...stamp, kind: 'participant', ...readParticipant(read.text) };
  if (file.kind === 'person') return { ...stamp, kind: 'person', ...readPerson(read.text) };
  return { ...stamp, kind: 'team', ...readTeam(read.text) };
}

const unreadable: RecordReading<never> = {
  value: null,
  problems: [{ field: '', message: 'This file is not UTF-8 text, so it cannot be read here.' }],
};

/** A copy whose strings are its own: as slices they would keep the whole text of every note in memory. */
function detached(entry: Entry): Entry {
  return JSON.parse(JSON.stringify(entry)) as Entry;
}
