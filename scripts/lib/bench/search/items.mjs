import { readFileSync } from 'node:fs';
import { createRandom } from '../../random.mjs';
import { BadInput } from '../bad-input.mjs';
import { mistyped, reordered, tellingWords, withTypo } from './draw.mjs';

/** Words of a remembered sentence that one would type: those that few notes have. */
const FEWEST_WORDS = 3;
const MOST_WORDS = 5;
/** Nobody remembers a sentence by a word that more of the notes have than this. */
const COMMON_SHARE = 0.1;
/** How many notes are counted to tell which words those are. */
const COUNTED = 1000;

/**
 * `count` known items drawn by seed: words of one sentence of a note, as somebody would remember them. `notes`:
 * `{id, body}`. `[{query, ids}]`; where several notes hold the same sentence, each of them is right. Fewer where the notes
 * hold no more sentences.
 */
export function drawItems(notes, count, seed) {
  const random = createRandom(seed * 101 + 7);
  const shareOf = sharesOf(random.some(notes, COUNTED));
  const items = [];
  for (let tries = 0; items.length < count && tries < count * 50; tries++) {
    const sentences = sentencesOf(random.pick(notes).body);
    if (sentences.length === 0) continue;
    const sentence = random.pick(sentences);
    const words = [...new Set(tellingWords(sentence).map((word) => word.toLowerCase()))];
    const rarest = words
      .filter((word) => shareOf(word) <= COMMON_SHARE)
      .sort((a, b) => shareOf(a) - shareOf(b))
      .slice(0, MOST_WORDS);
    if (rarest.length < FEWEST_WORDS) continue;
    const ids = notes.filter((note) => note.body.includes(sentence)).map(({ id }) => id);
    items.push({ query: words.filter((word) => rarest.includes(word)).join(' '), ids });
  }
  return items;
}

/** Whole sentences of a length that one remembers, without the name of who speaks. */
function sentencesOf(body) {
  return body
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/^(?:\d[\d:]+ )?\p{Lu}[^.:!?]{0,60}:\s+/u, '').trim())
    .filter((sentence) => sentence.length >= 30 && sentence.length <= 240);
}

/** In how many of the notes a word stands, as a share of them. In few notes, eight are not yet a share to speak of. */
function sharesOf(notes) {
  const counts = new Map();
  for (const { body } of notes) {
    for (const word of new Set(tellingWords(body).map((one) => one.toLowerCase()))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return (word) => Math.max(0, (counts.get(word) ?? 0) - 8) / notes.length;
}

/**
 * Known items chosen by others: a file with `[{"query": …, "id": …}]`, where the id is that of a note, its path in the vault
 * or the name of its file. `notes`: `[{id, path}]`. Throws `BadInput` with one sentence that says what is wrong, and where.
 */
export function readItems(file, notes) {
  let items;
  try {
    items = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BadInput(`--items: ${file} cannot be read as JSON: ${error.message}`);
  }
  if (!Array.isArray(items) || items.length === 0) {
    throw new BadInput(`--items: ${file} must hold a list: [{"query": "…", "id": "…"}]`);
  }
  const known = knownNames(notes);
  return items.map((item, index) => {
    const place = `--items: item ${index + 1}`;
    if (typeof item?.query !== 'string' || item.query.trim() === '') throw new BadInput(`${place} has no query`);
    if (typeof item.id !== 'string' || item.id === '') throw new BadInput(`${place} has no id`);
    const ids = known.get(item.id) ?? known.get(item.id.replace(/^\.?\//, ''));
    if (!ids) throw new BadInput(`${place}: no note of the vault has the id, path or file name “${item.id}”`);
    if (ids.length > 1) throw new BadInput(`${place}: “${item.id}” is the name of ${ids.length} files; give the path`);
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
