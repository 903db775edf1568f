import { applyEdits } from '../../../../shared/markdown/document-edits.ts';
import { type Failure, failureOf } from '../../../../shared/result.ts';
import { createJournaling } from './journaling.ts';
import type { Autosave, AutosaveOptions, SaveState, Version, Written } from './save-state.ts';

/** Milliseconds after the last key until the note is written. */
export const idleDelay = 700;
/** Milliseconds of steady typing after which it is written all the same. */
export const longestWait = 4000;
/** Milliseconds between tries after a failure; the last one repeats. */
const retryDelays = [1000, 2000, 4000, 5000];

/**
 * Keeps one note on disk (reliability, "Saving"): written within a second of the last key, at least every five of steady
 * typing, one write at a time, each against the hash of the version that was edited. A note whose text ends as it was
 * read is never written. Nothing on screen is replaced before it is durable somewhere.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { api } = options;
  let { id, base } = options;
  let state: SaveState = { state: 'idle' };
  let edits = 0;
  let dirtySince: number | null = null;
  let failures = 0;
  let cancelTimer = () => {};
  let running: Promise<void> | null = null;
  let pendingForeign: { hash: string | null } | null = null;
  let pendingOwn: string | null = null;
  let showing = false;
  let stopped = false;

  const onDisk = () => (base ? base.text : options.untouched);
  const journaling = createJournaling({
    text: options.journalText ?? options.text,
    onDisk,
    keep: (text) => api.journal({ id, baseHash: base?.hash ?? null, text }),
    later: options.later,
    whenIdle: options.whenIdle,
  });

  function become(next: SaveState) {
    if (next.state === state.state && next.state === 'dirty') return;
    state = next;
    options.changed(next);
  }

  function schedule(milliseconds: number) {
    cancelTimer();
    if (!stopped) cancelTimer = options.later(() => void write(), Math.max(0, milliseconds));
  }

  function edited() {
    if (showing || stopped) return;
    edits++;
    journaling.edited();
    if (state.state === 'gone') return;
    dirtySince ??= options.now();
    if (state.state === 'failed') return; // its retry is under way and takes the newest text
    if (!running) become({ state: 'dirty' });
    schedule(Math.min(idleDelay, dirtySince + longestWait - options.now()));
  }

  function write(): Promise<void> {
    running ??= attempt().finally(() => {
      running = null;
      const foreign = pendingForeign;
      pendingForeign = null;
      if (foreign) void foreignChange(foreign.hash);
      const own = pendingOwn;
      pendingOwn = null;
      if (own !== null) void changedByApp(own);
    });
    return running;
  }

  async function attempt() {
    cancelTimer();
    if (state.state === 'gone') return;
    if (options.text() === onDisk()) return settle();
    if (id.startsWith('path:')) options.identify();
    const text = options.text();
    const [editsWritten, against] = [edits, base];
    dirtySince = null;
    if (failures === 0) become({ state: 'saving' }); // a retry stays "not saved" until it has succeeded
    try {
      const written = base ? await api.save({ id, baseHash: base.hash, text }) : await api.create({ id, text });
      adopt(written, text);
      failures = 0;
      afterWrite(editsWritten, { state: 'saved', at: options.now() });
    } catch (error) {
      await failed(error, against);
    }
  }

  /** Nothing to write: the text came back to what the disk holds. */
  function settle() {
    dirtySince = null;
    failures = 0;
    if (state.state === 'dirty' || state.state === 'failed') become({ state: 'idle' });
  }

  function adopt(written: Written, text: string) {
    base = { text, hash: written.hash };
    if (written.id !== id) {
      id = written.id;
      options.renamed(id);
    }
  }

  function afterWrite(editsWritten: number, next: SaveState) {
    if (edits === editsWritten) return become(next);
    become({ state: 'dirty' });
    dirtySince ??= options.now();
    schedule(Math.min(idleDelay, dirtySince + longestWait - options.now()));
  }

  async function failed(error: unknown, against: Version | null) {
    const failure = failureOf(error);
    try {
      if (failure.code === 'conflict') {
        const isOurs = base !== against || (await follow());
        return isOurs ? await attempt() : await keepBoth();
      }
      if (failure.code === 'not-found' && base) return become({ state: 'gone' });
      retry(failure);
    } catch (second) {
      const reason = failureOf(second);
      if (reason.code === 'not-found' && base) become({ state: 'gone' });
      else retry(reason);
    }
  }

  function retry(error: Failure) {
    become({ state: 'failed', error });
    schedule(retryDelays[Math.min(failures, retryDelays.length - 1)]!);
    failures++;
  }

  async function keepBoth() {
    const theirs = await api.read(id);
    if (theirs.text === options.text()) {
      base = theirs;
      failures = 0;
      return become({ state: 'saved', at: options.now() });
    }
    let mine = options.text();
    let copy = await api.saveCopy({ id, text: mine });
    // Keys pressed while the copy was being written belong to it, not to the version about to be shown.
    for (let latest = options.text(); latest !== mine; latest = options.text()) {
      mine = latest;
      copy = await api.save({ id: copy.id, baseHash: copy.hash, text: options.withId(mine, copy.id) });
    }
    take(theirs);
    become({ state: 'conflict', copyId: copy.id });
  }

  function take(version: Version) {
    showQuietly(() => options.show(version.text));
    base = version;
    dirtySince = null;
    failures = 0;
    cancelTimer();
    journaling.forget();
  }

  function showQuietly(show: () => void) {
    showing = true;
    try {
      show();
    } finally {
      showing = false;
    }
  }

  /** Makes the edits that led to the file in the text on screen, too. `false` where somebody else wrote the file as well. */
  async function follow(): Promise<boolean> {
    const from = base;
    const since = from && (await api.since({ id, baseHash: from.hash }));
    if (!since || stopped) return false;
    if (base !== from) return true; // written meanwhile: against what was read, so nothing is missing
    const isClean = options.text() === onDisk();
    const text = isClean ? since.text : applyEdits(options.text(), since.edits).text;
    showQuietly(() => options.follow(text, since.edits));
    base = { text: since.text, hash: since.hash };
    if (options.text() !== since.text) edited();
    return true;
  }

  async function changedByApp(hash: string): Promise<void> {
    if (stopped || !base || base.hash === hash) return;
    if (running) pendingOwn = hash;
    else await follow().catch(() => {}); // the next save asks again
  }

  async function foreignChange(hash: string | null): Promise<void> {
    if (stopped) return;
    if (running) {
      pendingForeign = { hash };
      return;
    }
    if (!base) return;
    if (hash === null) {
      cancelTimer();
      return become({ state: 'gone' });
    }
    const wasGone = state.state === 'gone';
    if (wasGone) become({ state: 'idle' });
    if (hash !== base.hash && options.text() === onDisk()) {
      try {
        const theirs = await api.read(id);
        if (running || options.text() !== onDisk()) return void flush();
        take(theirs);
        become({ state: 'idle' });
      } catch (error) {
        const failure = failureOf(error);
        if (failure.code === 'not-found') become({ state: 'gone' });
      }
    } else if (hash !== base.hash || wasGone) await flush();
  }

  async function flush(): Promise<boolean> {
    while (running) await running;
    if (state.state !== 'gone') await write();
    return options.text() === onDisk();
  }

  async function saveAgain(): Promise<boolean> {
    while (running) await running;
    base = null;
    become({ state: 'dirty' });
    const untouched = options.untouched;
    options.untouched = null;
    await write();
    options.untouched = base ? untouched : null;
    return base !== null;
  }

  return {
    state: () => state,
    edited,
    drafted: () => stopped || journaling.edited(),
    flush,
    async flushFinally() {
      while (running) await running;
      if (state.state === 'gone') return options.text() === onDisk() || saveAgain();
      return flush();
    },
    foreignChange,
    changedByApp,
    saveAgain,
    stop() {
      stopped = true;
      journaling.stop();
      cancelTimer();
    },
  };
}
