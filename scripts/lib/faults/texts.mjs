// The note that the fault runs write: what stood there before, and what the first and second attempt put in its place.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const noteId = '01JD9ZC4F2M6P1S8T0V3XWXAB1';
export const notePath = 'interviews/2026/note.md';
export const temporary = /\.fieldbook-[0-9a-f]{8}-\d+-[0-9a-f]{12}\.tmp/;

/** Whole text of a version ('old', 'first' or 'second') of about `size` bytes; no two share a line. */
export function textOf(version, size) {
  const head = `---\nid: ${noteId}\ntitle: Filters in funnels\noccurredAt: 2026-11-17\n---\n`;
  const line = `The ${version} version: she exports the funnel by hand every Monday, and nobody knows why.\n`;
  const end = `End of the ${version} version.\n`;
  const lines = Math.max(1, Math.ceil((size - head.length - end.length) / line.length));
  return head + line.repeat(lines) + end;
}

/** Makes the folders of a run: a vault, with the old note where there is to be one, and the app's own data. */
export function prepare(base, { hasOld, size }) {
  const vault = path.join(base, 'vault');
  mkdirSync(path.dirname(path.join(vault, notePath)), { recursive: true });
  mkdirSync(path.join(base, 'app'), { recursive: true });
  writeFileSync(path.join(vault, 'fieldbook.yml'), 'schema: 1\nvaultId: 01JD9Z6M3Q8V7T5R2K4N0XWABC\nname: Faults\n');
  if (hasOld) writeFileSync(path.join(vault, notePath), textOf('old', size));
}

/**
 * What stands below `base`, as somebody who knows nothing of Fieldbook would find it. `note`: 'none', the version ('old',
 * 'first', 'second') where exactly one note is there, whole; else 'torn' or 'several'. `temporaries`: temp files of the vault;
 * `appTemporaries`: those of the app's own data, where work goes on after a save.
 */
export function lookAt(base, size) {
  const folder = path.join(base, 'vault', path.dirname(notePath));
  const notes = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
  const left = readdirSync(base, { recursive: true }).filter((name) => temporary.test(name));
  const temporaries = left.filter((name) => name.startsWith('vault'));
  const appTemporaries = left.filter((name) => name.startsWith('app'));
  if (notes.length !== 1) return { note: notes.length === 0 ? 'none' : 'several', temporaries, appTemporaries };
  const text = readFileSync(path.join(folder, notes[0]), 'utf8');
  const version = ['old', 'first', 'second'].find((one) => text === textOf(one, size));
  return { note: version ?? 'torn', temporaries, appTemporaries };
}
