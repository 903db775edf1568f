import { cpSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { BadInput } from './bad-input.mjs';
import { largeVault } from './large-vault.mjs';
import { inTheApp } from './search/app.mjs';
import { startContender } from './search/contender.mjs';
import { drawItems, readItems } from './search/items.mjs';
import { relevance } from './search/relevance.mjs';
import { build, overAll, queries, smallWork, worstKey } from './search/speed.mjs';
import { readLines } from './search/timing.mjs';

const KNOWN_ITEMS = 20;
/** Of fewer notes the ratios say little: all is done in no time. */
const FEW_NOTES = 5000;

/**
 * The search of the app, side by side with MiniSearch's documented defaults, SQLite FTS5 and ripgrep, over the same texts and
 * the same queries, which are drawn from them by seed. `vault`: any folder with Markdown; one is made where it is left out.
 * `items`: a file of known items chosen by others. All is done on a copy of the vault, as a note of it is saved again and again.
 * Resolves to the rows of the table and to plain facts. Throws `BadInput` where the vault or the items cannot be read.
 */
export async function benchSearch({ program, folder, vault, items, notes: count, runs, corpus, seed, progress }) {
  if (vault && !statSync(vault, { throwIfNoEntry: false })?.isDirectory())
    throw new BadInput(`--vault: ${vault} is not a folder`);
  const place = path.join(folder, 'vault');
  copyTexts(vault ?? largeVault({ notes: count, corpus, seed }), place);
  const data = path.join(folder, 'texts-of-all');
  mkdirSync(data);
  const notes = await readNotes({ program, vault: place, data });
  progress(`read ${notes.length} notes`);
  const known = items ? readItems(items, notes) : drawItems(notes, KNOWN_ITEMS, seed);
  const { rows, running } = await build({ program, folder: data, runs, progress });
  try {
    const setting = { runs, seed, progress };
    rows.push(...(await queries(running, notes, setting)));
    rows.push(...(await worstKey(running, notes, setting)));
    rows.push(...(await overAll(running, notes, place, setting)));
    const found = await relevance(running, known, seed);
    rows.push(...found.rows);
    rows.push(...(await smallWork(running, notes, setting)));
    for (const contender of running) await contender.end();
    rows.push(...(await inTheApp({ program, folder, vault: place, notes, runs, seed, progress })));
    const missed = found.missed.map(({ form, query, ids }) => `${form}: ${query} (${ids.join(', ')})`);
    const facts = { notes: notes.length, 'known items': known.length, 'queries of each kind': 200 };
    const told = {
      ...(notes.length < FEW_NOTES && {
        'to be read with care': 'the budgets are set for 10,000 notes of 1,500 words',
      }),
      ...(missed.length > 0 && { 'not among the first ten': missed.join('; ') }),
    };
    return { rows, facts: { ...facts, ...told } };
  } finally {
    for (const contender of running) await contender.end();
  }
}

/** Copies what Fieldbook reads of a vault: no attachments, and nothing of hidden folders. */
function copyTexts(from, to) {
  const isRead = (file) => /\.(?:md|markdown|ya?ml)$/i.test(file);
  cpSync(from, to, {
    recursive: true,
    filter: (file) => {
      const name = path.basename(file);
      if (file === from) return true;
      if (name.startsWith('.') || name === 'node_modules') return false;
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isDirectory() || (stats?.isFile() && isRead(name)) === true;
    },
  });
}

async function readNotes({ program, vault, data }) {
  const reader = startContender('reader', { program });
  try {
    const paths = await reader.call('read', vault, data);
    if (paths.length === 0) throw new BadInput('the vault holds no notes');
    return readLines(path.join(data, 'texts')).map((note, index) => ({ ...note, path: paths[index] }));
  } finally {
    await reader.end();
  }
}
