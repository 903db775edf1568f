import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { IndexState } from '../../shared/ipc/search.ts';
import type { CatalogueChange } from '../../shared/ipc/vault.ts';
import { AppError } from '../../shared/result.ts';
import type { SearchDocument } from '../../shared/search/feed.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { directoryOf, documentOf, factsOf, type Names, namesFrom, noFile } from './documents.ts';
import { createFeedQueue } from './feed-queue.ts';
import type { SearchClient } from './search-client.ts';
import type { Suspects } from './suspects.ts';

/** Notes that are compared at a turn of the event loop. */
const comparedAtOnce = 200;
/** With more notes than this to catch up with, the page is told how far it is. */
const worthTelling = 100;

export interface FeederParts {
  vault: Vault;
  client: Pick<SearchClient, 'feed'>;
  /** What the process holds already, of the last time: id and version. */
  held: Iterable<readonly [id: string, version: string]>;
  suspects: Suspects;
  log: Log;
  onState(state: IndexState): void;
}

/**
 * Brings the search process to what the vault is and keeps it so. Notes that change go at once; what else is missing or was
 * changed since last time follows when the catalogue has been verified, newest first: by size and time, then by hash, which is
 * the catalogue's work, and here by the version. Returns the function that stops.
 */
export function startFeeder({ vault, client, held, suspects, log, onState }: FeederParts): () => void {
  const notes = new Map<string, NoteSummary>();
  /** Version of each note as the process has it, or will in a moment. */
  const versions = new Map(held);
  const queue = createFeedQueue(isAlone);
  /** Ids of the notes that are being read. */
  let inHand: ReadonlySet<string> = new Set();
  const isCold = versions.size === 0;
  let names: Names = namesFrom(vault.roster(), vault.participants());
  let phase: 'waiting' | 'filling' | 'following' = 'waiting';
  let isTold = isCold;
  let stopped = false;
  let pumping = false;
  let away = false;
  let comparing = false;
  let unreadable = 0;

  const stops = [
    vault.on('catalogue', follow),
    vault.on('back', () => {
      away = false;
      pump();
    }),
  ];
  for (const note of vault.catalogue().notes) notes.set(note.id, note);
  void begin();

  async function begin() {
    if (!(await arrives(sendDirectory()))) return;
    await compare((id) => versions.has(id));
    tell();
    pump();
    await vault.whenVerified();
    if (stopped) return;
    for (const id of versions.keys()) if (!notes.has(id)) queue.remove(id);
    await compare();
    if (stopped) return;
    phase = 'filling';
    tell();
    pump();
  }

  /** Finds the notes that the process does not have as they are, newest first. */
  async function compare(which: (id: string) => boolean = () => true) {
    if (comparing) return;
    comparing = true;
    let stale: string[] = [];
    for (let known = null as Names | null; known !== names && !stopped; ) {
      known = names;
      stale = [];
      const order = newestFirst([...notes.values()]);
      for (let at = 0; at < order.length && known === names && !stopped; at += comparedAtOnce) {
        for (const { id } of order.slice(at, at + comparedAtOnce)) {
          if (which(id) && !inHand.has(id) && isStale(id)) stale.push(id);
        }
        await nextTurn();
      }
    }
    enqueue(stale);
    comparing = false;
  }

  /** A crowd of files must not keep the one waiting that somebody has just saved. */
  function enqueue(ids: string[]) {
    for (const id of ids) {
      // What may end the process does so at once, not when all the rest has been read.
      if (ids.length <= worthTelling || isAlone(id)) queue.soon(id);
      else queue.later(id);
    }
  }

  function isStale(id: string): boolean {
    const note = notes.get(id);
    return note !== undefined && versions.get(id) !== versionOf(note);
  }

  function versionOf(note: NoteSummary): string {
    return factsOf(note, names.of(note), vault.hashOf(note.id) ?? '').version;
  }

  function isAlone(id: string): boolean {
    const note = notes.get(id);
    return note !== undefined && suspects.verdict(id, versionOf(note)) !== 'fine';
  }

  function follow(change: CatalogueChange) {
    for (const id of change.removed) {
      notes.delete(id);
      versions.delete(id);
      queue.remove(id);
    }
    for (const note of change.upserted) {
      notes.set(note.id, note);
      queue.keep(note.id);
    }
    enqueue(change.upserted.map(({ id }) => id).filter(isStale));
    if (change.roster || change.participants) {
      names = namesFrom(vault.roster(), vault.participants());
      void arrives(sendDirectory());
      if (phase !== 'waiting') void compare().then(pump);
    }
    if (change.goals) void arrives(sendDirectory());
    pump();
  }

  function sendDirectory() {
    return client.feed({
      type: 'directory',
      directory: directoryOf(vault.roster(), vault.participants(), vault.catalogue().goals),
    });
  }

  const hasWork = () => queue.hasUrgent() || (phase !== 'waiting' && queue.waiting() > 0);

  function pump() {
    if (pumping || stopped || away || !(hasWork() || phase === 'filling')) return;
    pumping = true;
    void drain().finally(() => {
      pumping = false;
      if (hasWork()) pump();
    });
  }

  /** Reads the next batch while the process takes in the one before. */
  async function drain() {
    let before: Promise<boolean> = Promise.resolve(true);
    while (!stopped && !away && hasWork()) {
      const ids = queue.takeRemoved();
      if (ids.length > 0) void arrives(client.feed({ type: 'remove', ids }));
      const documents = await read(queue.take(phase !== 'waiting'));
      if (!(await before) || stopped) return;
      if (documents.length > 0) before = put(documents);
      tell();
      await nextTurn();
    }
    if (!(await before) || stopped || away) return;
    if (phase === 'filling' && !hasWork()) {
      phase = 'following';
      if (unreadable > 0) log.info(`search: ${unreadable} notes could not be read`);
      void arrives(client.feed({ type: 'complete' }));
    }
    tell();
  }

  async function put(documents: SearchDocument[]): Promise<boolean> {
    suspects.sent(new Map(documents.map(({ id }) => [id, versions.get(id)!])));
    const done = await arrives(client.feed({ type: 'put', documents }));
    if (done) suspects.taken();
    return done;
  }

  async function read(ids: string[]): Promise<SearchDocument[]> {
    const documents: SearchDocument[] = [];
    inHand = new Set(ids);
    for (const [i, id] of ids.entries()) {
      if (!notes.has(id)) continue;
      const file = await fileOf(id);
      if (file === null) {
        away = true;
        for (const left of ids.slice(i)) queue.soon(left);
        break;
      }
      const note = notes.get(id);
      if (!note) continue;
      const document = documentOf(note, names.of(note), file);
      versions.set(id, document.version);
      const verdict = suspects.verdict(id, document.version);
      if (verdict === 'left-out') continue;
      documents.push(verdict === 'without-text' ? { ...document, source: '' } : document);
    }
    inHand = new Set();
    return documents;
  }

  /** `noFile` where it cannot be read, `null` while the vault is away. */
  async function fileOf(id: string): Promise<typeof noFile | null> {
    try {
      return await vault.read(id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'vault-gone') return null;
      unreadable++;
      return noFile;
    }
  }

  /** Whether the process took it in. One that ended is fed anew, by another feeder. */
  async function arrives(sending: Promise<void>): Promise<boolean> {
    try {
      await sending;
      return true;
    } catch {
      stopped = true;
      return false;
    }
  }

  function tell() {
    if (stopped) return;
    const total = notes.size;
    const left = phase === 'waiting' && isCold ? total : queue.waiting();
    isTold = left > worthTelling || (isTold && (left > 0 || phase !== 'following'));
    if (isTold) onState({ state: 'indexing', done: total - left, total });
    else onState({ state: 'ready', notes: total });
  }

  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

function newestFirst(notes: NoteSummary[]): NoteSummary[] {
  return notes.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
