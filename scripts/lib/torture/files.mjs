import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Every file of a folder: relative path with `/` → bytes. A file that goes away meanwhile is left out. */
export function readFolder(folder) {
  const files = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    try {
      files[path.relative(folder, full).split(path.sep).join('/')] = readFileSync(full);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return files;
}

/** Whether a file is one that the app writes before it takes the place of another. */
export const isTemporary = (file) => /(?:^|\/)\.fieldbook-[^/]*\.tmp$/.test(file);

/** Whether a file is a note's. */
export const isNote = (file) => file.endsWith('.md') && !file.startsWith('.');

/** Why the bytes are not a whole note, in words; `null` where they are. `bare`: it may have no front matter. */
export function whyCorrupt(bytes, { bare = false } = {}) {
  if (bytes.length === 0) return 'empty';
  if (bytes.includes(0)) return 'holds NUL';
  let text;
  try {
    text = decoder.decode(bytes);
  } catch {
    return 'not UTF-8';
  }
  const { fields } = splitNote(text);
  if (fields === null && /^---\r?\n/.test(text)) return 'its front matter is not closed';
  if (fields === null && !bare) return 'its front matter is gone';
  return null;
}

/** Front matter (`null` where there is none, or it is not closed) and body of a note. */
export function splitNote(text) {
  const match = /^\uFEFF?---\r?\n([\s\S]*?\r?\n)?---(?:\r?\n|$)/.exec(text);
  return match ? { fields: match[1] ?? '', body: text.slice(match[0].length) } : { fields: null, body: text };
}

/**
 * Writes a vault to type into: two interviews (a few lines, and one of some thousand words), and a note of somebody else's
 * without an id. `foreign`: the folder is no vault of Fieldbook's, just a folder of Markdown. Returns what the log says of the
 * notes: name, path, title and words.
 */
export function writeVault(folder, words, { foreign = false } = {}) {
  const some = (count) => Array.from({ length: count }, () => words.next()).join(' ');
  const interview = (n, title, body) =>
    `---\nid: 01JD9ZC4F2M6P1S8T0V3XWXAB${n}\ntitle: ${title}\noccurredAt: 2026-11-1${n}T15:00:00+01:00\n# a remark\nstatus: complete\n---\n${body}`;
  const short = some(4);
  const long = Array.from({ length: 60 }, () => some(50));
  const bare = [some(8), some(5)];
  const notes = [
    { note: 'short', path: 'interviews/2026/short.md', title: 'Short one', words: short },
    { note: 'long', path: 'interviews/2026/long.md', title: 'Long one', words: long.join(' ') },
    {
      note: 'bare',
      path: foreign ? 'elsewhere/bare.md' : 'interviews/bare.md',
      title: 'From elsewhere',
      words: bare.join(' '),
      bare: true,
    },
  ];
  if (!foreign) write(folder, 'fieldbook.yml', 'schema: 1\nvaultId: 01JD9Z6M3Q8V7T5R2K4N0XWABC\nname: Torture\n');
  write(folder, notes[0].path, interview(1, notes[0].title, `${short}\n`));
  write(folder, notes[1].path, interview(2, notes[1].title, `## Notes\n\n${long.join('\n\n')}\n`));
  write(folder, notes[2].path, `# ${notes[2].title}\n\n${bare[0]}\n\n* ${bare[1]}`);
  return notes.map((note) => ({ ...note, words: note.words.split(' ') }));
}

function write(folder, file, text) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}
