import path from 'node:path';
import { importBundled } from '../../bundle.mjs';
import { heldMegabytes, readLines, spentOn, timesOf } from './timing.mjs';

/** What the app feeds its search process with at once. */
const BATCH = 16;

let documents;
let directory;
let createEngine;
let engine;

/** The search engine of the app, as its search process runs it. */
export const contender = {
  async load(folder) {
    ({ createEngine } = await importBundled('tests/bench/search/engine.ts'));
    documents = readLines(path.join(folder, 'documents'));
    [directory] = readLines(path.join(folder, 'directory'));
  },
  /** Milliseconds of processor time for the first index. */
  build() {
    return spentOn(() => {
      engine = createEngine();
      engine.setDirectory(directory);
      for (let at = 0; at < documents.length; at += BATCH) engine.put(documents.slice(at, at + BATCH));
    });
  },
  /** Megabytes held with the index, once what it was built from is gone. */
  held() {
    documents = documents.slice(0, 200);
    return heldMegabytes();
  },
  /** Milliseconds for each query, with passages for `limit` rows and counts for all facets. */
  ask: (queries, limit) => timesOf(queries.map(textOf), (query) => search(query, limit)),
  /** Milliseconds for each text as typed. */
  type: (texts, limit) => timesOf(texts, (query) => search(query, limit)),
  /** Milliseconds of the clock for each text as typed. */
  wait: (texts, limit) =>
    texts.map((query) => {
      const start = performance.now();
      search(query, limit);
      return performance.now() - start;
    }),
  /** The ids of the best notes for a text as typed. */
  find: (text, limit) => search(text, limit).hits.map(({ noteId }) => noteId),
  /** Milliseconds for replacing a note, `count` times. */
  update(count) {
    const items = Array.from({ length: count }, (_none, n) => {
      const document = documents[(n * 7) % documents.length];
      return { ...document, source: `${document.source}\nEdited ${n} times.\n` };
    });
    return timesOf(items, (document) => engine.put([document]));
  },
};

function search(query, limit) {
  return engine.search({ requestId: 0, query, view: 'interviews', limit, sort: 'relevance' });
}

/** A drawn query in the query language. A space behind the last word says that it is typed to its end. */
function textOf({ words, prefix, filter }) {
  const operators = Object.entries(filter ?? {}).map(([operator, value]) => `${operator}:"${value}"`);
  return [...operators, words.join(' ')].join(' ') + (prefix ? '' : ' ');
}
