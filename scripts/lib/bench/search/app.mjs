import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compare, judge, percentile } from '../../bench-table.mjs';
import { startApp } from '../../driven-app.mjs';
import { createRandom } from '../../random.mjs';
import { root } from '../../root.mjs';
import { run } from '../../run.mjs';
import { drawQueries } from './draw.mjs';
import { findSaved, takeLongestBlock, takePainted, untilIndexed, watchBlocks, watchSearches } from './page.mjs';
import { proportionalMegabytes, tellsMemory } from './processes.mjs';

const WARM_MS = 600;
const BLOCK_MS = 50;
const FINDABLE_MS = 300;
const PAINTED_MS = 50;
const MEMORY = 3;
const SAVES = 40;
/** Keys that are pressed at least, at the pace of a quick typist. */
const KEYS = 240;
const SETTLED_MS = 4000;
/** What the app needs to write a new index down. */
const KEPT_MS = 120_000;
const FIELD = { role: 'combobox', name: 'Search all interviews' };

/** The real app on the vault: its first index, starts on the kept one, memory, saves and typing. Resolves to the rows. */
export async function inTheApp({ program, folder, vault, notes, runs, seed, progress }) {
  const profile = path.join(folder, 'profile-');
  const launch = () => startApp({ program, vault, profile });
  const cold = await firstIndex(launch, profile, notes);
  progress('first index in the app');
  const warm = await warmStarts({ program, folder, index: cold.file, runs });
  progress('warm starts');
  const used = await session(launch, { notes, seed });
  progress('typing and saving in the app');
  const peer = await roundTrips({ program, folder, answer: used.answer });
  const hello = tellsMemory ? await helloMegabytes({ program, folder }) : null;
  return [
    compare({
      figure: 'search process ready, index kept',
      values: warm.warm,
      peer: 'reading the same bytes',
      peerValues: warm.read,
      limit: WARM_MS,
    }),
    compare({ figure: 'first answer after that', values: warm.first }),
    judge({ figure: 'index on disk', value: warm.bytes / 1e6, unit: 'MB' }),
    judge({ figure: 'page blocked longest, first index', value: cold.blocked, limit: BLOCK_MS }),
    judge({ figure: 'page blocked longest, kept index', value: used.blocked, limit: BLOCK_MS }),
    ...(hello === null
      ? []
      : [
          judge({
            figure: `memory (PSS), ${notes.length} notes open`,
            value: used.megabytes,
            unit: 'MB',
            peer: 'Electron hello world',
            peerValue: hello,
            budget: MEMORY,
          }),
          judge({
            figure: 'memory (PSS) after the first index',
            value: cold.megabytes,
            unit: 'MB',
            peer: 'Electron hello world',
            peerValue: hello,
          }),
        ]),
    judge({ figure: 'durable save → found p95', value: percentile(used.saves, 0.95), limit: FINDABLE_MS }),
    judge({
      figure: `key → results painted p95, ${used.painted.length} keys`,
      value: percentile(used.painted, 0.95),
      peer: 'round trip of 20 rows p95',
      peerValue: percentile(peer, 0.95),
      limit: PAINTED_MS,
    }),
    judge({
      figure: 'key → results painted p50',
      value: percentile(used.painted, 0.5),
      peer: 'round trip of 20 rows p50',
      peerValue: percentile(peer, 0.5),
    }),
  ];
}

async function firstIndex(launch, profile, notes) {
  const app = launch();
  try {
    const page = await app.connect();
    await watchBlocks(page);
    await untilIndexed(page, notes.length);
    const file = await keptIndex(profile);
    const blocked = await takeLongestBlock(page);
    await sleep(SETTLED_MS);
    const megabytes = tellsMemory ? proportionalMegabytes(app.pid) : null;
    return { blocked, megabytes, file };
  } finally {
    await app.quit();
  }
}

/** The file of the index, once it is written. */
async function keptIndex(profile) {
  const folder = path.join(profile, 'search-indexes');
  const deadline = Date.now() + KEPT_MS;
  let before = '';
  for (;;) {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.index')) : [];
    const now = files.map((name) => `${name} ${statSync(path.join(folder, name)).size}`).join();
    if (now !== '' && now === before) return path.join(folder, files[0]);
    if (Date.now() > deadline) throw new Error(`no index is kept in ${folder}`);
    before = now;
    await sleep(500);
  }
}

async function warmStarts({ program, folder, index, runs }) {
  const { code, output } = await run(
    program,
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--user-data-dir=${path.join(folder, 'warm-profile')}`,
      path.join(root, 'tests/bench/warm'),
      path.join(root, 'dist/main/search.js'),
      index,
      String(runs),
    ],
    { capture: true },
  );
  const found = /^measured (.*)$/m.exec(output);
  if (code !== 0 || !found) throw new Error(`the search process could not be started on the kept index:\n${output}`);
  return JSON.parse(found[1]);
}

async function session(launch, { notes, seed }) {
  const app = launch();
  try {
    const page = await app.connect();
    await watchBlocks(page);
    await untilIndexed(page, notes.length);
    await sleep(SETTLED_MS);
    const blocked = await takeLongestBlock(page);
    const megabytes = tellsMemory ? proportionalMegabytes(app.pid) : null;
    await watchSearches(page);
    await page.keyboard.press(process.platform === 'darwin' ? 'Meta+Shift+F' : 'Control+Shift+F');
    const field = page.getByRole(FIELD.role, { name: FIELD.name });
    await field.waitFor();
    const random = createRandom(seed + 3);
    const words = drawQueries(notes, 'exact', 200, seed + 4).map((query) => query.words.join(' '));
    let pressed = 0;
    for (const text of words) {
      if (pressed >= KEYS) break;
      await field.fill('');
      await sleep(150);
      for (const key of text) {
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        await sleep(70 + random.below(60));
        pressed++;
      }
    }
    await sleep(500);
    const painted = await takePainted(page);
    if (painted.length === 0) throw new Error('no results were painted');
    const answer = await largestAnswer(page, words);
    const [note] = notes.filter(({ id }) => !id.startsWith('path:'));
    const saves = await findSaved(page, (note ?? notes[0]).id, SAVES);
    return { blocked, megabytes, painted, answer, saves };
  } finally {
    await app.quit();
  }
}

/** An answer with 20 rows, or with the most there are. */
function largestAnswer(page, queries) {
  return page.evaluate(async (texts) => {
    const port = window.__searchPort;
    let best = { hits: [] };
    for (const [n, query] of texts.entries()) {
      if (best.hits.length >= 20) break;
      const answer = await new Promise((resolve) => {
        const requestId = 1_900_000_000 + n;
        const hear = ({ data }) => {
          if (data?.requestId !== requestId) return;
          port.removeEventListener('message', hear);
          resolve(data);
        };
        port.addEventListener('message', hear);
        port.postMessage({ requestId, query, view: 'interviews', limit: 20, sort: 'relevance' });
      });
      if (answer.hits.length > best.hits.length) best = answer;
    }
    return best;
  }, queries);
}

/** Milliseconds each of 300 questions over a port, each answered with the same 20 rows by a process that only does that. */
async function roundTrips({ program, folder, answer }) {
  const rows = path.join(folder, 'rows.json');
  writeFileSync(rows, JSON.stringify(answer));
  const app = startPeer({ program, folder, name: 'rows', args: [`--rows=${rows}`] });
  try {
    const page = await app.connect({ ready: 'h1' });
    await page.waitForFunction(() => window.port);
    return await page.evaluate(async () => {
      const times = [];
      let answered = () => {};
      window.port.onmessage = () => answered();
      for (let n = -20; n < 300; n++) {
        const start = performance.now();
        await new Promise((resolve) => {
          answered = resolve;
          window.port.postMessage(n);
        });
        if (n >= 0) times.push(performance.now() - start);
      }
      return times;
    });
  } finally {
    await app.kill();
  }
}

async function helloMegabytes({ program, folder }) {
  const app = startPeer({ program, folder, name: 'hello', args: [] });
  try {
    await app.connect({ ready: 'h1' });
    await sleep(SETTLED_MS);
    return proportionalMegabytes(app.pid);
  } finally {
    await app.kill();
  }
}

function startPeer({ program, folder, name, args }) {
  return startApp({
    program,
    profile: path.join(folder, `${name}-profile`),
    entry: path.join(root, 'tests/bench', name),
    args,
  });
}
