import { createRandom } from '../../random.mjs';

/** Too common to search for: no query of a benchmark is drawn with them, so that no contender wins by leaving them out. */
const COMMON = new Set(
  `about after again also another anything back because been before being better between both came come could different
  does doing done down each even every first from getting gets give goes going good gonna great have having here into
  itself just keep kind know like little long look looking lots made make makes making many maybe mean more most much
  need never nice okay once only other over part people probably put quite really right said same says should some
  something somewhere sort start still stuff such sure take talk than that their them then there these they thing things
  think this those though through time trying under until using very wanna want wanted wants well went were what when
  where whether which while will with without work would yeah years your`.split(/\s+/),
);
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const SHORTEST = 4;
/** So many notes in a row without a word say that there are none. */
const MOST_TRIES = 1000;

/** The kinds of queries that are measured. */
export const QUERY_KINDS = ['exact', 'prefix', 'fuzzy', 'filtered'];

/** Words of a text that a reader could search for: letters only, not too common, in reading order, as they stand there. */
export function tellingWords(text) {
  return (text.match(WORD) ?? []).filter((word) => word.length >= SHORTEST && !COMMON.has(word.toLowerCase()));
}

/**
 * `count` queries of a kind, drawn from the texts of `notes` (`{title, body, date, teams, pms, tags, kind}`): one to three
 * words that stand near each other in one note. `{words, prefix, filter}`: `prefix`: the last word is a beginning, `filter`:
 * `{team | pm | tag | kind | after: value}` or `null`. The same arguments give the same queries.
 * Throws where the notes hold no words.
 */
export function drawQueries(notes, kind, count, seed) {
  const random = createRandom(seed * 31 + QUERY_KINDS.indexOf(kind));
  return Array.from({ length: count }, () => {
    const { note, words } = someWords(notes, 1 + random.below(3), random);
    const typed = kind === 'fuzzy' ? withTypo(words, random) : words;
    if (kind === 'prefix') typed[typed.length - 1] = beginning(typed.at(-1), random);
    return { words: typed, prefix: kind === 'prefix', filter: kind === 'filtered' ? filterOf(note, random) : null };
  });
}

/** A note, and words of it that follow each other among those that tell something, in lower case. */
function someWords(notes, count, random) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const note = random.pick(notes);
    const all = tellingWords(`${note.title} ${note.body}`);
    if (all.length === 0) continue;
    const start = random.below(Math.max(1, all.length - count));
    return { note, words: [...new Set(all.slice(start, start + count).map((word) => word.toLowerCase()))] };
  }
  throw new Error('the notes hold no words to search for');
}

/** As much of a word as has been typed: two letters at least, three where there are more. */
function beginning(word, random) {
  const letters = [...word];
  return letters.slice(0, Math.min(letters.length, 3 + random.below(Math.max(1, letters.length - 3)))).join('');
}

function filterOf(note, random) {
  const known = Object.entries({
    team: note.teams?.[0],
    pm: note.pms?.[0],
    tag: note.tags?.[0],
    kind: note.kind,
    after: note.date?.slice(0, 4),
  }).filter(([, value]) => value);
  const [operator, value] = random.pick(known);
  return { [operator]: value };
}

/** The words with one typo in one of the longest: a letter missing, doubled, swapped with its neighbour or another. */
export function withTypo(words, random) {
  const longest = Math.max(...words.map((word) => [...word].length));
  const index = words.findIndex((word) => [...word].length === longest);
  return words.map((word, i) => (i === index ? mistyped(word, random) : word));
}

/** One typo, never in the first letter, and never the word itself. Words of one letter stay. */
export function mistyped(word, random) {
  const letters = [...word];
  if (letters.length < 2) return word;
  const at = 1 + random.below(letters.length - 1);
  const swap = at < letters.length - 1 ? at : at - 1;
  const ways = [
    () => letters.toSpliced(at, 1),
    () => letters.toSpliced(at, 0, letters[at]),
    () => (swap < 1 ? letters : letters.toSpliced(swap, 2, letters[swap + 1], letters[swap])),
    () => letters.toSpliced(at, 1, random.pick([...'etaoinshrdlu'].filter((letter) => letter !== letters[at]))),
  ];
  const first = random.below(ways.length);
  for (let n = 0; n < ways.length; n++) {
    const typed = ways[(first + n) % ways.length]().join('');
    if (typed !== word) return typed;
  }
  return word;
}

/** In another order where there is one. */
export function reordered(parts, random) {
  const left = [...parts];
  const out = [];
  while (left.length > 0) out.push(left.splice(random.below(left.length), 1)[0]);
  return out.length > 1 && out.every((part, index) => part === parts[index]) ? [...out.slice(1), out[0]] : out;
}
