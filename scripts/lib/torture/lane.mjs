import { setTimeout as sleep } from 'node:timers/promises';
import { startApp } from '../driven-app.mjs';
import { createBook } from './book.mjs';
import { isNote, isTemporary, readFolder, whyCorrupt } from './files.mjs';
import { createPlans } from './plans.mjs';
import { createTypist } from './typist.mjs';
import { watchFiles } from './watch-files.mjs';
import { DRAWING_MS, watchPage } from './watch-page.mjs';

/** How long text may take to come back on screen after a start. */
const RECOVERY_MS = 4000;
/** After this long without what a plan waits for, the kill comes anyway. */
const LONGEST_MS = 9000;
/** A page that the app does not bring back is given up after this long. */
const REVIVAL_MS = 1500;

/**
 * Kills the app `kills` times while somebody types into it, and ends with a start and an orderly quit. Everything that
 * happens goes to `log`; nothing is judged here. `notes` are the notes of the vault as `writeVault` tells them.
 */
export async function runLane({ kills, program, folder, vault, profile, log, random, words, notes, progress }) {
  const book = createBook();
  const record = (event) => book.add(log.add(event));
  const known = notes.map((note) => ({ ...note }));
  const bare = new Set(notes.flatMap((note) => (note.bare ? note.path : [])));
  const state = { book, record, random, words, vault, known, bare, last: null, names: 0 };
  record({ e: 'start', vault, notes });
  const plans = createPlans(random);
  let troubles = 0;
  for (let n = 1; n <= kills; n++) {
    const plan = plans.next();
    const app = startApp({ program, folder, vault, profile });
    try {
      await cycle(app, plan, state);
    } catch (error) {
      // A busy machine may make a step late; the app is killed all the same, and what it lost then counts.
      await killAll(app, 'trouble', state);
      record({
        e: 'trouble',
        message: `kill ${n} (${plan.kind}): ${error.message}`,
        output: app.output().slice(-2000),
      });
      if (++troubles > 2 + kills / 20) throw error;
    }
    progress?.(n, plan.kind);
  }
  await lastStart(startApp({ program, folder, vault, profile }), state);
  return { troubles };
}

async function cycle(app, plan, state) {
  if (plan.kind === 'start') {
    await sleep(plan.delay);
    return killAll(app, plan.kind, state);
  }
  const page = await app.connect();
  const session = { saved: notify(), note: null };
  await watchPage(page, (seen) => see(seen, session, state));
  const keys = notify();
  const typist = createTypist({
    page,
    random: state.random,
    log: { add: state.record },
    words: state.words,
    onKey: keys.tell,
  });
  await lookAtLast(typist, session, state);

  const files = watchFiles(state.vault, state.bare, (torn) => state.record({ e: 'torn', ...torn }));
  let killing = false;
  const typing = typeOn(typist, session, state, () => killing || session.rest).catch((error) => {
    if (!killing && !session.pageGone) throw error;
  });
  const trigger = waitFor(plan, { app, keys, files, session, state });
  try {
    await Promise.race([trigger, typing.then(() => trigger)]);
  } finally {
    killing = true;
    files.close();
  }
  await killAll(app, plan.kind, state, typing);
}

/** Types into one note after the other until told to stop. */
async function typeOn(typist, session, state, stop) {
  const { random } = state;
  // Often the note that was open before the kill goes on.
  let note = random.below(3) > 0 ? session.note : null;
  for (; !stop(); note = null) {
    note ??= await chooseNote(typist, session, state);
    for (let left = 6 + random.below(50); left > 0 && !stop(); left--) await typist.write(note.note, note);
  }
}

async function chooseNote(typist, session, state) {
  const { random, known } = state;
  const isNew = random.below(100) < 12;
  const note = isNew
    ? { note: `new-${++state.names}`, path: null, call: random.below(2) === 0 }
    : random.pick([...known.slice(0, 3), ...known.slice(-3)]);
  if (isNew) {
    state.record({ e: 'new', note: note.note });
    state.last = note;
    session.note = note;
    note.title = await typist.create(note.note, note.call);
    known.push(note);
    return note;
  }
  session.note = null;
  if (!(await typist.open(note.title))) {
    if (note.words) throw new Error(`the note “${note.title}” is not listed`);
    known.splice(known.indexOf(note), 1);
    state.record({ e: 'gone', note: note.note });
    return chooseNote(typist, session, state);
  }
  session.note = note;
  state.last = note;
  return note;
}

/** What the status bar says: a note's path where it is new, and what is acknowledged as saved. */
function see({ state: shown, text, path, at }, session, state) {
  const { note } = session;
  if (shown === 'failed') state.record({ e: 'not-saved', at, note: note?.note, text });
  if (shown !== 'saved' || !isNote(path)) return;
  let known = state.known.find((one) => one.path === path);
  if (!known && note?.path === null && note.title) {
    known = note;
    note.path = path;
    state.record({ e: 'path', note: note.note, path });
  }
  if (!known) return;
  state.record({ e: 'saved', at, note: known.note, covers: at - DRAWING_MS });
  session.saved.tell();
}

/** Opens the note that was typed into before the kill and logs which of its words are on screen once it has recovered. */
async function lookAtLast(typist, session, state) {
  const { last } = state;
  if (!last) return;
  if (!last.title || !(await typist.open(last.title))) {
    state.record({ e: 'screen', note: last.note, gone: true });
    return;
  }
  session.note = last;
  const killedAt = state.book.kills.at(-1)?.at ?? 0;
  let missing = [];
  for (const end = Date.now() + RECOVERY_MS; Date.now() < end; await sleep(50)) {
    missing = state.book.missingIn(last.note, await typist.text());
    // What was lost at an earlier kill does not come back now.
    const owed = missing.filter(
      ({ keys, run }) => run === state.book.kills.length - 1 && keys.at(-1) < killedAt - 1000,
    );
    if (owed.length === 0) break;
  }
  state.record({ e: 'screen', note: last.note, missing: missing.map(({ word }) => word) });
}

/** Resolves when the moment of a plan has come. */
async function waitFor(plan, { app, keys, files, session, state }) {
  const latest = sleep(LONGEST_MS);
  const first = keys.next();
  await Promise.race([first, latest]);
  if (plan.after !== undefined) await sleep(plan.after);
  for (let count = 1; count < (plan.keys ?? 0); count++) await Promise.race([keys.next(), latest]);
  // At once, where there is no delay: a moment later the write may be over.
  if (plan.kind === 'writing') await Promise.race([files.next(plan.delay === 0 ? app.strike : undefined), latest]);
  if (plan.kind === 'saved') await Promise.race([session.saved.next(), latest]);
  if (plan.kind === 'pause') session.rest = true;
  if (plan.delay) await sleep(plan.delay);
  if (plan.kind === 'search' && app.killOnly('search') !== null) {
    state.record({ e: 'kill', kind: 'search', what: 'search' });
    await Promise.race([session.saved.next(), sleep(5000)]);
    await sleep(state.random.below(1500));
  }
  if (plan.kind === 'renderer') {
    session.pageGone = true;
    const at = app.killOnly('renderer');
    if (at !== null) state.record({ e: 'kill', kind: 'renderer', what: 'renderer', at });
    await sleep(state.random.below(REVIVAL_MS));
  }
}

async function killAll(app, kind, state, typing = Promise.resolve()) {
  const at = await app.kill();
  // The word that was cut short is told of first.
  await Promise.race([typing, sleep(1000)]);
  state.record({ e: 'kill', kind, what: 'all', at });
  const files = readFolder(state.vault);
  const corrupt = Object.entries(files).flatMap(([path, bytes]) => {
    const why = isNote(path) ? whyCorrupt(bytes, { bare: state.bare.has(path) }) : null;
    return why === null ? [] : [{ path, why }];
  });
  const missing = state.book.missingOnDisk(files).map(({ word }) => word);
  state.record({ e: 'disk', corrupt, missing, temporary: Object.keys(files).filter(isTemporary).length });
}

/** The last start: everything recovers, what is left over is swept, and the app quits in order. */
async function lastStart(app, state) {
  const page = await app.connect();
  const session = { saved: notify(), note: null };
  await watchPage(page, (seen) => see(seen, session, state));
  const typist = createTypist({ page, random: state.random, log: { add: state.record }, words: state.words });
  await lookAtLast(typist, session, state);
  await page.waitForFunction(
    async () => {
      const answer = await window.bridge.invoke('vault:state', undefined);
      return answer.ok && answer.value.state === 'open' && answer.value.verified;
    },
    undefined,
    { polling: 200 },
  );
  await sleep(1000);
  await app.quit();
  state.record({ e: 'end' });
}

/** A bell: `next` resolves when `tell` is called again. */
function notify() {
  let waiting = [];
  return {
    next: () => new Promise((resolve) => waiting.push(resolve)),
    tell() {
      const now = waiting;
      waiting = [];
      for (const resolve of now) resolve();
    },
  };
}
