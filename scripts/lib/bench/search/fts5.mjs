import path from 'node:path';
import Database from 'libsql';
import { editsBetween } from './edits.mjs';
import { readLines, spentOn, timesOf } from './timing.mjs';

/** With fewer hits than this as typed, words that look alike are tried: as Fieldbook does. */
const ENOUGH = 5;
const SHORTEST_FUZZY = 5;
const SIMILAR = 8;

let texts;
let db;
let statements;

/** SQLite FTS5 over the same texts, in memory, tuned: prefix indexes, weights, no texts kept, filters as terms of a column. */
export const contender = {
  load(folder) {
    texts = readLines(path.join(folder, 'texts'));
  },
  build() {
    return spentOn(build);
  },
  held() {
    texts = texts.slice(0, 200);
    const pages = db.prepare('PRAGMA page_count').get().page_count;
    const size = db.prepare('PRAGMA page_size').get().page_size;
    return (pages * size) / 1e6;
  },
  ask: (queries, limit) => timesOf(queries, (query) => look(query, limit)),
  type: (typed, limit) => timesOf(typed, (text) => look({ words: wordsOf(text), prefix: true, filter: null }, limit)),
  find: (text, limit) => look({ words: wordsOf(text), prefix: true, filter: null }, limit, true).map((row) => row.id),
  update(count) {
    const items = Array.from({ length: count }, (_none, n) => (n * 7) % texts.length);
    return timesOf(items, (n) => {
      const row = { ...texts[n], body: `${texts[n].body}\nEdited again.` };
      db.exec('BEGIN');
      statements.remove.run(n + 1);
      statements.insert.run(...valuesOf(row, n));
      db.exec('COMMIT');
    });
  },
};

function build() {
  db = new Database(':memory:');
  db.exec(`
    CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT, date TEXT);
    CREATE VIRTUAL TABLE found USING fts5(title, body, meta, filters, content='', contentless_delete=1,
      tokenize="unicode61 remove_diacritics 2", prefix='1 2 3 4');
    INSERT INTO found(found, rank) VALUES ('rank', 'bm25(4.0, 1.0, 2.0, 0.0)');
    CREATE VIRTUAL TABLE words USING fts5vocab(found, row);
    CREATE VIRTUAL TABLE spelling USING fts5(word, tokenize='trigram');
  `);
  const note = db.prepare('INSERT INTO notes VALUES (?, ?, ?)');
  const insert = db.prepare('INSERT INTO found(rowid, title, body, meta, filters) VALUES (?, ?, ?, ?, ?)');
  db.exec('BEGIN');
  for (const [n, text] of texts.entries()) {
    note.run(n + 1, text.id, text.date);
    insert.run(...valuesOf(text, n));
  }
  db.exec(`COMMIT;
    INSERT INTO found(found) VALUES ('optimize');
    INSERT INTO spelling SELECT term FROM words WHERE length(term) >= 4;
    INSERT INTO spelling(spelling) VALUES ('optimize');
    CREATE INDEX by_date ON notes(date);`);
  const best = 'FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?';
  statements = {
    insert,
    remove: db.prepare('DELETE FROM found WHERE rowid = ?'),
    best: db.prepare(`SELECT rowid, rank ${best}`),
    bestSince: db.prepare(
      `SELECT found.rowid, rank FROM found JOIN notes ON notes.id = found.rowid
       WHERE found MATCH ? AND notes.date >= ? ORDER BY rank LIMIT ?`,
    ),
    named: db.prepare('SELECT note AS id FROM notes WHERE id = ?'),
    similar: db.prepare('SELECT word FROM spelling WHERE spelling MATCH ? ORDER BY rank LIMIT 60'),
  };
}

function valuesOf({ title, body, meta, teams, pms, tags, kind }, n) {
  const filters = [
    ...teams.map((one) => term('team', one)),
    ...pms.map((one) => term('pm', one)),
    ...tags.map((one) => term('tag', one)),
    ...(kind ? [term('kind', kind)] : []),
  ];
  return [n + 1, title, body, meta, filters.join(' ')];
}

/** One term for the tokenizer, that no text holds. */
function term(operator, value) {
  return `${operator}${Buffer.from(value).toString('hex')}zq`;
}

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Rows `{rowid}`, best first; with `named`, `{id}`. Words that look alike are tried where there are few hits. */
function look({ words, prefix, filter }, limit, named = false) {
  if (words.length === 0) return [];
  const { after, ...others } = filter ?? {};
  const terms = Object.entries(others).map(([operator, value]) => `filters:${term(operator, value)}`);
  const run = (expressions) => {
    const match = [...expressions.map((one) => `{title body meta}:${one}`), ...terms].join(' AND ');
    return after ? statements.bestSince.all(match, after, limit) : statements.best.all(match, limit);
  };
  const asTyped = words.map((word, n) => `"${word}"${prefix && n === words.length - 1 ? '*' : ''}`);
  let rows = run(asTyped);
  if (rows.length < Math.min(ENOUGH, limit) && words.some((word) => word.length >= SHORTEST_FUZZY)) {
    const known = new Set(rows.map((row) => row.rowid));
    rows = [...rows, ...run(words.map((word, n) => alike(word, asTyped[n]))).filter((row) => !known.has(row.rowid))];
  }
  return named ? rows.map((row) => statements.named.get(row.rowid)) : rows;
}

/** The word or those of the vault that are one or two edits away: found by its trigrams, judged by their edits. */
function alike(word, asTyped) {
  if (word.length < SHORTEST_FUZZY) return asTyped;
  const most = Math.min(2, Math.round(word.length * 0.2));
  const trigrams = Array.from({ length: word.length - 2 }, (_none, at) => `"${word.slice(at, at + 3)}"`);
  const near = statements.similar
    .all(trigrams.join(' OR '))
    .filter((row) => editsBetween(word, row.word, most) <= most)
    .slice(0, SIMILAR)
    .map((row) => `"${row.word}"`);
  return near.length > 0 ? `(${[asTyped, ...near].join(' OR ')})` : asTyped;
}
