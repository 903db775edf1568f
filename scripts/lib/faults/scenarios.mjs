// What is saved, and how: by the write itself, by a whole vault, or by the page's autosave on top of it.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { noteId, notePath, textOf } from './texts.mjs';

/** Scenario → whether a note stands there before, and how large it is (bytes). Node writes 512 KB at a time. */
export const scenarios = {
  replace: { title: 'replaceDurably', hasOld: true, size: 600_000 },
  create: { title: 'createDurably', hasOld: false, size: 600_000 },
  save: { title: 'vault.save', hasOld: true, size: 9_000 },
  new: { title: 'vault.create', hasOld: false, size: 9_000 },
  autosave: { title: 'autosave, which tries again by itself', hasOld: true, size: 9_000 },
};

/**
 * The two attempts of a scenario. Each resolves to `{ saved, code }` and never rejects; the second writes another text, as
 * somebody who goes on typing does. `modules` are file URLs of the bundled product.
 */
export function attemptsOf(spec) {
  const make = { replace: written, create: written, save: savedByVault, new: savedByVault, autosave }[spec.scenario];
  return make(spec);
}

const outcome = (promise) =>
  promise.then(
    () => ({ saved: true, code: '' }),
    (error) => ({ saved: false, code: String(error.code ?? error) }),
  );

async function written({ scenario, modules, base, size }) {
  const { replaceDurably, createDurably } = await import(modules.durableWrite);
  const target = path.join(base, 'vault', notePath);
  const put = async (version) => {
    const bytes = Buffer.from(textOf(version, size));
    if (scenario === 'replace') await replaceDurably(target, bytes);
    else if (!(await createDurably(target, bytes))) throw Object.assign(new Error(), { code: 'EEXIST' });
  };
  let first = null;
  return {
    first: async () => (first = await outcome(put('first'))),
    // What was created is there: from then on it is replaced.
    second: () =>
      outcome(first.saved && scenario === 'create' ? replaced(replaceDurably, target, size) : put('second')),
    close: async () => {},
  };
}

const replaced = (replaceDurably, target, size) => replaceDurably(target, Buffer.from(textOf('second', size)));

async function openedVault({ modules, base }) {
  const { openVault } = await import(modules.openVault);
  const log = { info() {}, error() {} };
  const vault = await openVault(path.join(base, 'vault'), {
    appData: { dir: path.join(base, 'app') },
    log,
    mode: 'write',
  });
  await vault.whenVerified();
  return vault;
}

async function savedByVault(spec) {
  const { scenario, size, hasOld } = spec;
  const vault = await openedVault(spec);
  let hash = hasOld ? (await vault.read(noteId)).hash : null;
  const put = async (version) => {
    const text = textOf(version, size);
    const saved =
      hash === null ? await vault.create({ id: noteId, text }) : await vault.save({ id: noteId, baseHash: hash, text });
    hash = saved.hash;
  };
  if (scenario === 'save' && hash === null) throw new Error('there is no note to save');
  return {
    first: () => outcome(put('first')),
    second: () => outcome(put('second')),
    close: () => vault.close(),
  };
}

/** The page's own autosave with its waits cut to a tenth, writing into a real vault: nobody but it tries again. */
async function autosave(spec) {
  const vault = await openedVault(spec);
  const { createAutosave } = await import(spec.modules.autosave);
  const file = await vault.read(noteId);
  let text = file.text;
  const states = [];
  const waiting = new Set();
  const saver = createAutosave({
    id: noteId,
    base: { text: file.text, hash: file.hash },
    untouched: file.text,
    text: () => text,
    show: (shown) => (text = shown),
    identify() {},
    withId: (one) => one,
    api: { ...vault, journal: (note) => vault.keepJournal(note) },
    now: Date.now,
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds / 10);
      return () => clearTimeout(timer);
    },
    whenIdle: (run) => void setImmediate(run),
    changed(state) {
      states.push(state.state);
      for (const look of [...waiting]) look();
    },
    renamed() {},
  });
  const type = (version) => {
    text = textOf(version, spec.size);
    saver.edited();
  };
  const until = (wanted) =>
    new Promise((resolve) => {
      const look = () => {
        if (!wanted(saver.state())) return;
        waiting.delete(look);
        resolve(saver.state());
      };
      waiting.add(look);
      look();
    });
  const inTime = (promise) => Promise.race([promise, sleep(20_000).then(() => ({ state: 'still not saved' }))]);
  const told = ({ state, error }) => ({
    saved: state === 'saved',
    code: error?.code ?? (state === 'saved' ? '' : state),
  });
  const settled = ({ state }) => ['saved', 'failed', 'conflict', 'gone'].includes(state);
  return {
    async first() {
      type('first');
      return told(await inTime(until(settled)));
    },
    // Typed on, and nothing else: what failed has to be saved without anybody asking for it.
    async second() {
      type('second');
      const isDone = ({ state }) => (state === 'saved' && text === textOf('second', spec.size)) || state === 'conflict';
      const last = await inTime(until((state) => isDone(state) && !states.slice(-1).includes('dirty')));
      return { ...told(last), states };
    },
    async close() {
      saver.stop();
      await vault.close();
    },
  };
}
