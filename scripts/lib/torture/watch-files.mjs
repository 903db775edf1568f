import { readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { isNote, whyCorrupt } from './files.mjs';

/**
 * Looks at the notes of a folder as a program does that copies them elsewhere: whenever one changes, it is read, and `torn` is
 * told `{ path, why }` where it is not whole at that moment. `bare` are the paths that may have no front matter.
 */
export function watchFiles(folder, bare, torn) {
  let waiting = [];
  const changed = (subfolder) => (_type, name) => {
    const now = waiting;
    waiting = [];
    for (const { first, resolve } of now) {
      first?.();
      resolve();
    }
    const file = [...subfolder.split(path.sep), name].filter(Boolean).join('/');
    if (!isNote(file)) return;
    const why = look(path.join(folder, file), bare.has(file));
    if (why !== null) torn({ path: file, why: `${why}, while it was written` });
  };
  const folders = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const watchers = ['', ...folders].map((name) => watch(path.join(folder, name), changed(name)));
  return {
    /** Resolves with the next change of any file; `first` is called in the same moment. */
    next: (first) => new Promise((resolve) => waiting.push({ first, resolve })),
    close() {
      for (const watcher of watchers) watcher.close();
    },
  };
}

function look(file, bare) {
  try {
    return whyCorrupt(readFileSync(file), { bare });
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
