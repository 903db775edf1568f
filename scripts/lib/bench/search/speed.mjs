import { spawnSync } from 'node:child_process';
import { rgPath } from '@vscode/ripgrep';
import { compare, judge, median, percentile } from '../../bench-table.mjs';
import { startContender } from './contender.mjs';
import { drawQueries, QUERY_KINDS } from './draw.mjs';

/** Times the peer, at the 95th percentile. */
const BUDGETS = { exact: 3, prefix: 1.5, fuzzy: 1.2, filtered: 1.5 };
const BUILD = 1.2;
const WORST_KEY = 0.05;
const RIPGREP = 0.1;
const QUERIES = 200;
/** So many queries in a row, before it is the next contender's turn. */
const TURN = 20;
const ROWS = 20;
const UPDATES = 60;
export const PEERS = { defaults: 'MiniSearch defaults', fts5: 'SQLite FTS5' };
const NAMES = ['fieldbook', 'defaults', 'fts5'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/** Builds each contender `runs` times, in turns, each time in a new process. Resolves to the rows and to the last ones, running. */
export async function build({ program, folder, runs, progress }) {
  const spent = { fieldbook: [], defaults: [], fts5: [] };
  const held = {};
  const running = [];
  for (let round = 0; round < runs; round++) {
    for (const name of NAMES) {
      const contender = startContender(name, { program });
      await contender.call('load', folder);
      spent[name].push(await contender.call('build'));
      if (round < runs - 1) await contender.end();
      else {
        held[name] = await contender.call('held');
        running.push(contender);
      }
    }
    progress(`built ${round + 1} of ${runs} times`);
  }
  const told = (figure, peer) =>
    compare({ figure, values: spent.fieldbook, peer: PEERS[peer], peerValues: spent[peer] });
  return {
    running,
    rows: [
      compare({
        figure: 'first index, processor time',
        values: spent.fieldbook,
        peer: PEERS.defaults,
        peerValues: spent.defaults,
        budget: BUILD,
      }),
      told('first index, processor time', 'fts5'),
      ...['defaults', 'fts5'].map((name) =>
        judge({
          figure: 'index in memory',
          value: held.fieldbook,
          unit: 'MB',
          peer: PEERS[name],
          peerValue: held[name],
        }),
      ),
    ],
  };
}

/** The four kinds of queries: for each query the median of its runs, then percentiles over the queries. */
export async function queries([ours, defaults, fts5], notes, { runs, seed, progress }) {
  const rows = [];
  for (const kind of QUERY_KINDS) {
    const drawn = drawQueries(notes, kind, QUERIES, seed);
    const ask = (contender, some) => contender.call('ask', some, ROWS);
    const [own, sqlite] = await inTurns([ours, fts5], runs, drawn, ask);
    const [plain] = await inTurns([defaults], 1, drawn, ask);
    const row = (share, peer, peerValues, budget = null) =>
      judge({
        figure: `${kind} p${share * 100}`,
        value: percentile(own, share),
        peer,
        peerValue: percentile(peerValues, share),
        budget,
      });
    rows.push(
      row(0.5, PEERS.fts5, sqlite),
      row(0.95, PEERS.fts5, sqlite, BUDGETS[kind]),
      row(0.99, PEERS.fts5, sqlite),
      row(0.95, PEERS.defaults, plain),
    );
    progress(`${kind} queries`);
  }
  return rows;
}

/** The worst of all single letters and digits, and of all pairs of letters that begin a word of the vault. */
export async function worstKey([ours, defaults], notes, { progress }) {
  const seen = new Set(notes.flatMap(({ title, meta }) => `${title} ${meta}`.toLowerCase().match(/\b[a-z]{2}/g) ?? []));
  const pairs = [...seen].sort();
  const worst = async (contender, keys, runs) => {
    const times = await inTurns([contender], runs, keys, (one, some) => one.call('type', some, ROWS));
    return Math.max(...times[0]);
  };
  const row = async (figure, keys, runs) =>
    judge({
      figure,
      value: await worst(ours, keys, 5),
      peer: PEERS.defaults,
      peerValue: await worst(defaults, keys, runs),
      budget: WORST_KEY,
    });
  const rows = [await row('worst single letter or digit', LETTERS, 3)];
  if (pairs.length > 0) {
    const two = await worst(ours, pairs, 3);
    rows.push(
      judge({
        figure: 'worst pair of letters',
        value: two,
        peer: `${PEERS.defaults}, worst key`,
        peerValue: Math.max(rows[0].peerValue, await worst(defaults, pairs, 1)),
        budget: WORST_KEY,
      }),
    );
  }
  progress('single letters');
  return rows;
}

/** One word in all notes: its interviews with passages and counts, against the list of files that ripgrep gives. */
export async function overAll([ours], notes, vault, { runs, seed }) {
  const words = drawQueries(notes, 'exact', 40, seed + 1).map(({ words: [word] }) => word);
  const [own] = await inTurns([ours], runs, words, (one, some) => one.call('wait', some, ROWS));
  const theirs = words.map((word) => {
    const start = performance.now();
    const { status } = spawnSync(rgPath, ['--ignore-case', '--fixed-strings', '--files-with-matches', word, vault]);
    if (status > 1) throw new Error(`ripgrep ended with ${status}`);
    return performance.now() - start;
  });
  return [
    judge({
      figure: 'a word in all notes p50',
      value: median(own),
      peer: 'ripgrep, same folder',
      peerValue: median(theirs),
      budget: RIPGREP,
    }),
  ];
}

/** Replacing one note in the index, and what the passages of a page of results take. */
export async function smallWork([ours, defaults, fts5], notes, { runs, seed }) {
  const drawn = drawQueries(notes, 'exact', QUERIES, seed + 2);
  const [all] = await inTurns([ours], runs, drawn, (one, some) => one.call('ask', some, ROWS));
  const [without] = await inTurns([ours], runs, drawn, (one, some) => one.call('ask', some, 1));
  const updates = await Promise.all([ours, defaults, fts5].map((one) => one.call('update', UPDATES)));
  return [
    judge({
      figure: `passages of ${ROWS} rows`,
      value: Math.max(0, median(all.map((time, n) => time - without[n]))),
    }),
    ...['defaults', 'fts5'].map((name, n) =>
      judge({
        figure: 'update of one note p95',
        value: percentile(updates[0], 0.95),
        peer: PEERS[name],
        peerValue: percentile(updates[n + 1], 0.95),
      }),
    ),
  ];
}

/** For each contender and item the median over `runs`, after one that does not count. A few items at a time, in turns. */
async function inTurns(contenders, runs, items, ask) {
  const times = contenders.map(() => items.map(() => []));
  for (let round = -1; round < runs; round++) {
    for (let at = 0; at < items.length; at += TURN) {
      const some = items.slice(at, at + TURN);
      for (const [n, contender] of contenders.entries()) {
        const taken = await ask(contender, some);
        if (round >= 0) for (const [i, time] of taken.entries()) times[n][at + i].push(time);
      }
    }
  }
  return times.map((ofOne) => ofOne.map(median));
}
