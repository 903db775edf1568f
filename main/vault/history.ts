import type { KeptBecause } from '../../shared/ipc/history.ts';
import { countWords } from '../../shared/markdown/words.ts';
import { AppError, type ErrorCode } from '../../shared/result.ts';
import type { Log } from '../ports.ts';
import { toAppError } from './file-errors.ts';
import { createHistoryFiles, type HistoryFiles, type KeptVersion } from './history-files.ts';
import { tidyHistory } from './history-tidy.ts';
import { laterByTimer } from './later.ts';
import { createQueue } from './queue.ts';
import { decode, hashOf } from './read-file.ts';

/** A text and the SHA-256 of its bytes. */
interface Text {
  text: string;
  hash: string;
}

/** A save that has just become durable. */
export interface SavedNote extends Text {
  id: string;
  /** The id it had before this save. */
  from: string;
  path: string;
  /** What the save replaced; `null` where the file is new. */
  before: Text | null;
  rich?: string | undefined;
}

/**
 * Keeps versions of notes beside the vault. It is told of saves after they are durable and never delays or fails one: what goes
 * wrong is logged once and told by `problem`.
 */
export interface History {
  readonly files: HistoryFiles;
  saved(note: SavedNote): void;
  /** Fieldbook itself put another text in the place of this one, as part of a change of several documents. */
  changed(id: string, path: string, before: Text): void;
  /** The page has this text now: if another program replaces it in the file, it is kept. */
  shown(id: string, path: string, text: Text): void;
  /** Another program changed or removed the file of a note. */
  changedElsewhere(id: string): void;
  /** Keeps bytes as a version, unless the newest version holds the same. */
  note(id: string, path: string, bytes: () => Promise<Uint8Array> | Uint8Array, because: KeptBecause): void;
  /** The same, durable when it resolves with the version that holds the bytes. Rejects with AppError. */
  keep(id: string, path: string, bytes: Uint8Array, because: KeptBecause): Promise<KeptVersion>;
  /** The note has another id from now on. */
  renamed(from: string, id: string): void;
  /** The note at a path does not tell its id any more. */
  lostId(path: string, id: string): void;
  forget(id: string): Promise<void>;
  /** Why the last version could not be kept; `null` once one could. */
  problem(): ErrorCode | null;
  /** Resolves when all that was told is on disk, as far as it can be. */
  settled(): Promise<void>;
  /** Now and then, when nothing else is to be done: drops what has grown old. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface HistoryOptions {
  folder: string;
  log: Log;
  now: () => number;
  /** Returns the function that cancels. */
  later?: ((run: () => void, milliseconds: number) => () => void) | undefined;
}

interface Standing {
  /** Of what Fieldbook saved last in this run. */
  lastHash: string | null;
  /** Saved since the last version, to be kept when the minute is over. */
  pending: { text: Text; path: string; rich?: string | undefined } | null;
  /** Runs while a minute since the last version is not over. */
  cancel: (() => void) | null;
  /** The path that is on file as this note's. */
  path: string | null;
}

const minute = 60_000;
/** Beyond this a version a minute would fill the disk: a minute for each of these many bytes. */
const bytesPerMinute = 1024 * 1024;
/** Texts of notes that were shown and not edited yet, and how long they may be together. In UTF-16 units. */
const mostShown = 4;
const longestShown = 16 * 1024 * 1024;
/** Idle minutes between two times that old versions are dropped; the first comes after `firstTidy`. */
const tidyPeriod = 360;
const firstTidy = 3;

export function createHistory({ folder, log, now, later = laterByTimer }: HistoryOptions): History {
  const files = createHistoryFiles(folder);
  const queue = createQueue();
  const notes = new Map<string, Standing>();
  const shown = new Map<string, { text: Text; path: string }>();
  let problem: ErrorCode | null = null;
  let toTidy = firstTidy;
  let tidying = Promise.resolve();
  let closed = false;

  function standing(id: string): Standing {
    const known = notes.get(id) ?? { lastHash: null, pending: null, cancel: null, path: null };
    notes.set(id, known);
    return known;
  }

  async function add(id: string, path: string, bytes: Uint8Array, because: KeptBecause, rich?: string) {
    const hash = hashOf(bytes);
    const newest = (await files.versions(id)).at(-1);
    if (newest?.hash === hash && rich === undefined) return newest;
    const { text, readOnly } = decode(bytes);
    const isText = readOnly === null;
    const words = isText ? countWords(text) : 0;
    const version = await files.add(id, { bytes, hash, isText, words, because, keptAt: now(), rich });
    const note = standing(id);
    if (note.path !== path && !id.startsWith('path:')) {
      await files.setPath(path, id);
      note.path = path;
    }
    return version;
  }

  /** Runs after all that was told before; its failure is told by `problem`. Resolves to whether it worked. */
  function attempt(task: () => Promise<unknown>): Promise<boolean> {
    return queue(async () => {
      try {
        await task();
        problem = null;
        return true;
      } catch (error) {
        const { code } = historyError(error);
        if (code !== problem) log.error('A version of a note was not kept', error);
        problem = code;
        return false;
      }
    });
  }

  /** Keeps a save now, and lets a minute pass before the next. One that cannot be kept waits for the end of that minute. */
  function keepSave(id: string, path: string, text: Text, rich?: string) {
    const note = standing(id);
    note.cancel?.();
    note.pending = null;
    const bytes = Buffer.from(text.text);
    const pause = minute * Math.max(1, Math.round(bytes.length / bytesPerMinute));
    note.cancel = closed ? null : later(() => minuteIsOver(id), pause);
    void attempt(() => add(id, path, bytes, 'saved', rich)).then((done) => {
      if (!done) note.pending ??= { text, path, rich };
    });
  }

  function minuteIsOver(id: string) {
    const note = standing(id);
    note.cancel = null;
    if (note.pending) keepSave(id, note.pending.path, note.pending.text, note.pending.rich);
  }

  /** What waits for the end of its minute is kept at once. */
  function keepPending(id: string) {
    const note = notes.get(id);
    if (note?.pending) keepSave(id, note.pending.path, note.pending.text, note.pending.rich);
  }

  function renamed(from: string, id: string) {
    const old = notes.get(from);
    old?.cancel?.();
    notes.delete(from);
    standing(id).lastHash = old?.lastHash ?? null;
    shown.delete(from);
    void attempt(() => files.move(from, id));
    if (old?.pending) keepSave(id, old.pending.path, old.pending.text, old.pending.rich);
  }

  const history: History = {
    files,
    saved({ id, from, path, before, text, hash, rich }) {
      if (from !== id) renamed(from, id);
      const note = standing(id);
      shown.delete(id);
      if (before !== null && before.hash !== note.lastHash && before.hash !== hash) {
        keepPending(id);
        history.note(id, path, () => Buffer.from(before.text), 'found');
      }
      if (before?.hash === hash && rich === undefined) return;
      note.lastHash = hash;
      if (rich !== undefined || note.cancel === null) keepSave(id, path, { text, hash }, rich);
      else note.pending = { text: { text, hash }, path };
    },
    changed(id, path, before) {
      const note = standing(id);
      shown.delete(id);
      keepPending(id);
      // What stands there now is kept when something else replaces it.
      if (before.hash !== note.lastHash) history.note(id, path, () => Buffer.from(before.text), 'changed');
    },
    shown(id, path, text) {
      shown.delete(id);
      shown.set(id, { text, path });
      let length = 0;
      for (const [nth, [of, one]] of [...shown].reverse().entries()) {
        length += one.text.text.length;
        if (nth >= mostShown || length > longestShown) shown.delete(of);
      }
    },
    changedElsewhere(id) {
      keepPending(id);
      const was = shown.get(id);
      shown.delete(id);
      if (was) history.note(id, was.path, () => Buffer.from(was.text.text), 'replaced');
    },
    note: (id, path, bytes, because) => void attempt(async () => add(id, path, await bytes(), because)),
    keep(id, path, bytes, because) {
      const note = notes.get(id);
      if (note?.pending?.text.hash === hashOf(bytes)) note.pending = null;
      keepPending(id);
      return queue(async () => {
        try {
          return await add(id, path, bytes, because);
        } catch (error) {
          throw historyError(error);
        }
      });
    },
    renamed,
    lostId: (path, id) => void attempt(() => files.setPath(path, id)),
    forget(id) {
      notes.get(id)?.cancel?.();
      notes.delete(id);
      shown.delete(id);
      return queue(() => files.remove(id));
    },
    problem: () => problem,
    settled: () => queue(async () => {}),
    async idle() {
      toTidy--;
      const isBusy = [...notes.values()].some((note) => note.cancel !== null);
      if (toTidy > 0 || isBusy || closed) return;
      toTidy = tidyPeriod;
      tidying = tidyHistory(folder, files, now(), () => !closed).catch((error: unknown) =>
        log.error('Old versions were not dropped', error),
      );
      await tidying;
    },
    async close() {
      closed = true;
      for (const [id, note] of notes) {
        keepPending(id);
        note.cancel?.();
      }
      await queue(async () => {});
      await tidying;
    },
  };

  return history;
}

/** Of a file that Fieldbook alone names, 'not-found' would say nothing to anybody. */
function historyError(error: unknown): AppError {
  const known = toAppError(error, 'writing', 'history');
  return known.code === 'not-found' ? new AppError('io', 'history') : known;
}
