import { readFileSync } from 'node:fs';
import { createRandom } from '../../random.mjs';
import { mistyped, reordered, tellingWords, withTypo } from './draw.mjs';

/** Words of a remembered sentence that one would type. */
const FEWEST_WORDS = 3;
const MOST_WORDS = 5;

/**
 * `count` known items drawn by seed: words of one sentence of a note, as somebody would remember them. `notes`:
 * `{id, body}`. `[{query, ids}]`; where several notes hold the same sentence, each of them is right. Fewer where the notes
 * hold no more sentences.
 */
export function drawItems(notes, count, seed) {
  const random = createRandom(seed * 101 + 7);
  const items = [];
  for (let tries = 0; items.length < count && tries < count * 50; tries++) {
    const sentences = random.pick(notes).body.match(/[^.!?\n]{30,240}[.!?]/g) ?? [];
    if (sentences.length === 0) continue;
    const sentence = random.pick(sentences).trim();
    const words = [...new Set(tellingWords(sentence).map((word) => word.toLowerCase()))];
    if (words.length < FEWEST_WORDS) continue;
    const ids = notes.filter((note) => note.body.includes(sentence)).map(({ id }) => id);
    const first = random.below(Math.max(1, words.length - MOST_WORDS + 1));
    items.push({ query: words.slice(first, first + MOST_WORDS).join(' '), ids });
  }
  return items;
}

/**
 * Known items chosen by others: a file with `[{"query": …, "id": …}]`, where the id is that of a note, its path in the vault
 * or the name of its file. `notes`: `[{id, path}]`. Throws with one sentence that says what is wrong, and where.
 */
export function readItems(file, notes) {
  let items;
  try {
    items = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`--items: ${file} cannot be read as JSON: ${error.message}`);
  }
  if (!Array.isArray(items) || items.length === 0) {
    throw new Error(`--items: ${file} must hold a list: [{"query": "…", "id": "…"}]`);
  }
  const known = knownNames(notes);
  return items.map((item, index) => {
    const place = `--items: item ${index + 1}`;
    if (typeof item?.query !== 'string' || item.query.trim() === '') throw new Error(`${place} has no query`);
    if (typeof item.id !== 'string' || item.id === '') throw new Error(`${place} has no id`);
    const ids = known.get(item.id) ?? known.get(item.id.replace(/^\.?\//, ''));
    if (!ids) throw new Error(`${place}: no note of the vault has the id, path or file name “${item.id}”`);
    if (ids.length > 1) throw new Error(`${place}: “${item.id}” is the name of ${ids.length} files; give the path`);
    return { query: item.query.trim(), ids };
  });
}

function knownNames(notes) {
  const known = new Map();
  const add = (name, id) => {
    const ids = known.get(name);
    if (!ids) known.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  };
  for (const { id, path } of notes) {
    const file = path.split('/').at(-1);
    for (const name of [id, path, file, file.replace(/\.[^.]+$/, ''), path.replace(/\.[^.]+$/, '')]) add(name, id);
  }
  return known;
}

/** The forms that an item is looked for in: as written, in another order, and with one typo in one of its longest words. */
export function formsOf({ query }, seed) {
  const random = createRandom(seed);
  const parts = query.match(/-?(?:[\w]+:)?(?:"[^"]*"|\([^)]*\))|\S+/g) ?? [query];
  const places = parts.flatMap((part, index) =>
    /^\p{L}[\p{L}\p{M}’'-]+$/u.test(part) && part !== 'OR' ? [index] : [],
  );
  const movable = !parts.includes('OR');
  const typed = [...parts];
  const words = withTypo(
    places.map((place) => parts[place]),
    random,
  );
  for (const [index, place] of places.entries()) typed[place] = words[index];
  if (places.length === 0) {
    const place = parts.findLastIndex((part) => part.length > 2);
    if (place >= 0) typed[place] = mistyped(parts[place], random);
  }
  return {
    'as written': query,
    reordered: (movable ? reordered(parts, random) : parts).join(' '),
    'with one typo': typed.join(' '),
  };
}
