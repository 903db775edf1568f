import { createBook, createIndex } from './book.mjs';
import { isNote, isTemporary, whyCorrupt } from './files.mjs';
import { lettersFound } from './words.mjs';

/** Typing younger than this at a kill may be lost. */
export const ALLOWED_MS = 1000;
/** How many examples a figure names. */
const EXAMPLES = 5;

/**
 * Judges a run by its log and by the files of the vault as they are after it. `files`: path → bytes. Resolves to
 * `{ figures, violations }`: figures are `{ name, value, allowed?, examples? }`, and each that is over what is allowed is a
 * violation, one sentence each. A run in which nothing was killed or typed, or that did not come to its end, has shown nothing.
 */
export function judge(events, files) {
  const book = createBook();
  for (const event of events) book.add(event);
  const index = createIndex(files);
  const losses = findLosses(book, index);
  const old = losses.filter(({ age }) => age > ALLOWED_MS);
  const kept = book.words.filter(({ acknowledged }) => acknowledged);
  const unkept = new Set([...book.unkept, ...losses.flatMap(({ word }) => (word.acknowledged ? word.word : []))]);
  const corrupt = [...book.corrupt, ...corruptFiles(files, events[0]?.notes ?? [])];
  const perKill = book.kills.map((_kill, n) => losses.filter(({ kill }) => kill === n));
  const ages = perKill.map((lost) => Math.max(0, ...lost.map(({ age }) => age)));
  const letters = perKill.map((lost) => lost.reduce((sum, one) => sum + one.letters, 0));
  const misplaced = findMisplaced(book, index);

  const figures = [
    { name: 'kills', value: book.kills.length, detail: countsOf(book.kills.map(({ kind }) => kind)) },
    { name: 'letters typed', value: book.words.reduce((sum, { keys }) => sum + keys.length, 0) },
    { name: 'words acknowledged as saved', value: kept.filter(({ original }) => !original).length },
    limit('files that are no whole notes', corrupt, ({ path, why }) => `${path} is ${why}`),
    limit('temporary files left over', Object.keys(files).filter(isTemporary), String),
    limit('acknowledged words lost', [...unkept], String),
    limit(`losses of typing older than ${ALLOWED_MS / 1000} s`, old, describeLoss(book)),
    limit(
      'words lost after they had been there',
      losses.filter(({ word }) => word.seen && !word.acknowledged),
      describeLoss(book),
    ),
    limit('words twice, elsewhere or out of order', misplaced, String),
    { name: 'lost at a kill, milliseconds of typing', value: spread(ages) },
    { name: 'lost at a kill, bytes', value: spread(letters) },
  ];
  const violations = figures.filter(({ allowed, value }) => allowed !== undefined && value > allowed).map(sentence);
  if (book.kills.length === 0) violations.push('nothing was killed');
  if (!book.words.some(({ original }) => !original)) violations.push('nothing was typed');
  if (!kept.some(({ original }) => !original)) violations.push('nothing was acknowledged as saved');
  if (events.at(-1)?.e !== 'end')
    violations.push('the log does not end: the app was not started again after the last kill');
  return { figures, violations };
}

/** Letters that are not where they should be: per word, how many, how old they were at the kill, and which kill it was. */
function findLosses(book, index) {
  return book.words.flatMap((word) => {
    const found = lettersFound(word.word, index.of(word, book));
    if (found >= word.typed) return [];
    const typedAt = word.keys[found] ?? Number.NEGATIVE_INFINITY;
    // The kill that ended the run it was typed in; a letter may be told of a moment after the signal was sent.
    const kill = word.original || word.run >= book.kills.length ? -1 : word.run;
    const age = kill < 0 ? Number.POSITIVE_INFINITY : Math.max(0, book.kills[kill].at - typedAt);
    return [{ word, letters: word.typed - found, age, kill }];
  });
}

function corruptFiles(files, notes) {
  const bare = new Set(notes.flatMap((note) => (note.bare ? note.path : [])));
  return Object.entries(files).flatMap(([path, bytes]) => {
    const why = isNote(path) ? whyCorrupt(bytes, { bare: bare.has(path) }) : null;
    return why === null ? [] : [{ path, why }];
  });
}

/** Words that stand in a file twice, in the file of another note, or before one that was typed earlier. */
function findMisplaced(book, index) {
  const found = [];
  const place = new Map(book.words.filter(({ title }) => !title).map((word, n) => [word.word, { ...word, n }]));
  for (const [path, { body, text }] of index.parts) {
    const last = new Map();
    for (const [word] of text.replace(/<[^<>]*>/g, ' ').matchAll(/[a-z]+/g)) {
      const known = place.get(word);
      if (!known) continue;
      if (index.pathOf(known.note, book) !== path) found.push(`${word} of ${known.note} stands in ${path}`);
      else if (body.get(word) > 1) found.push(`${word} stands ${body.get(word)} times in ${path}`);
      else if (known.n < (last.get(known.note) ?? -1)) found.push(`${word} is out of order in ${path}`);
      last.set(known.note, Math.max(known.n, last.get(known.note) ?? -1));
    }
  }
  return [...new Set(found)];
}

const limit = (name, list, describe) => ({
  name,
  value: list.length,
  allowed: 0,
  examples: list.slice(0, EXAMPLES).map(describe),
});

const describeLoss =
  (book) =>
  ({ word, age, kill, letters }) => {
    const which = kill < 0 ? 'no kill' : `kill ${kill + 1} (${book.kills[kill].kind})`;
    return `${word.word} of ${word.note}: ${letters} of ${word.typed} letters, ${Math.round(age)} ms old at ${which}`;
  };

const sentence = ({ name, value, examples }) =>
  `${name}: ${value} (${examples.join('; ')}${value > EXAMPLES ? '; …' : ''})`;

function countsOf(kinds) {
  const counts = new Map();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
}

/** Middle, 95th percentile and most of a list of numbers. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** One line a figure, and one a violation. */
export function reportLines({ figures, violations }) {
  const text = (value) =>
    typeof value === 'number' ? String(value) : `p50 ${value.p50}, p95 ${value.p95}, max ${value.max}`;
  return [
    ...figures.map(({ name, value, detail, allowed }) => {
      const mark = allowed === undefined ? ' ' : value > allowed ? '✗' : '✓';
      return `${mark} ${name}: ${text(value)}${detail ? ` (${detail})` : ''}`;
    }),
    ...violations.map((violation) => `✗ ${violation}`),
  ];
}
