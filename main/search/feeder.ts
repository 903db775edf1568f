import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { IndexState } from '../../shared/ipc/search.ts';
import type { CatalogueChange } from '../../shared/ipc/vault.ts';
import { AppError } from '../../shared/result.ts';
import type { SearchDocument } from '../../shared/search/protocol.ts';
import type { Log } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { directoryOf, documentOf, type Names, namesFrom } from './documents.ts';
import type { SearchClient } from './search-client.ts';

/** Notes that go to the search process at once: few, so that a query never waits long behind them. */
const batchSize = 16;

export interface FeederParts {
  vault: Vault;
  client: Pick<SearchClient, 'feed'>;
  log: Log;
  onState(state: IndexState): void;
}

/**
 * Fills the search process from a vault and keeps it as the vault is: first all notes, newest first, then each change. A note
 * that was just saved goes before those that wait. Starts once the catalogue has been verified. Returns the function that stops.
 */
export function startFeeder({ vault, client, log, onState }: FeederParts): () => void {
  const notes = new Map<string, NoteSummary>();
  /** Names each note was last sent with, to tell whom a renamed person or team concerns. */
  const sentNames = new Map<string, string>();
  const backlog = new Set<string>();
  const urgent = new Set<string>();
  const removed = new Set<string>();
  let names: Names = namesFrom(vault.roster(), vault.participants());
  let phase: 'waiting' | 'filling' | 'following' = 'waiting';
  let stopped = false;
  let pumping = false;
  let away = false;
  let total = 0;
  let unreadable = 0;

  const stops = [
    vault.on('catalogue', follow),
    vault.on('back', () => {
      away = false;
      pump();
    }),
  ];
  void fill();

  async function fill() {
    await vault.whenVerified();
    if (stopped) return;
    for (const note of newestFirst(vault.catalogue().notes)) {
      notes.set(note.id, note);
      backlog.add(note.id);
    }
    names = namesFrom(vault.roster(), vault.participants());
    total = notes.size;
    phase = 'filling';
    if (!(await arrives(client.feed({ type: 'reset', total })))) return;
    if (!(await arrives(sendDirectory()))) return;
    tell();
    pump();
  }

  function follow(change: CatalogueChange) {
    if (phase === 'waiting') return; // the whole catalogue is still to be read
    for (const id of change.removed) {
      notes.delete(id);
      sentNames.delete(id);
      backlog.delete(id);
      urgent.delete(id);
      removed.add(id);
    }
    for (const note of change.upserted) {
      notes.set(note.id, note);
      removed.delete(note.id);
      backlog.delete(note.id);
      urgent.add(note.id);
    }
    if (change.roster || change.participants) {
      names = namesFrom(vault.roster(), vault.participants());
      void arrives(sendDirectory());
      for (const [id, sent] of sentNames) {
        const note = notes.get(id);
        if (note && names.of(note).join('\n') !== sent) backlog.add(id);
      }
    }
    pump();
  }

  function sendDirectory() {
    return client.feed({ type: 'directory', directory: directoryOf(vault.roster(), vault.participants()) });
  }

  const hasWork = () => removed.size > 0 || urgent.size > 0 || backlog.size > 0;

  function pump() {
    if (pumping || stopped || away || phase === 'waiting') return;
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
      const ids = [...removed];
      removed.clear();
      if (ids.length > 0) void arrives(client.feed({ type: 'remove', ids }));
      const documents = await read(take(urgent.size > 0 ? urgent : backlog));
      if (!(await before) || stopped) return;
      if (documents.length > 0) before = arrives(client.feed({ type: 'put', documents }));
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

  function take(from: Set<string>): string[] {
    const batch = [...from].slice(0, batchSize);
    for (const id of batch) from.delete(id);
    return batch;
  }

  async function read(ids: string[]): Promise<SearchDocument[]> {
    const documents: SearchDocument[] = [];
    for (const [i, id] of ids.entries()) {
      if (!notes.has(id)) continue;
      const source = await sourceOf(id);
      if (source === null) {
        away = true;
        for (const left of ids.slice(i)) urgent.add(left);
        break;
      }
      const note = notes.get(id);
      if (!note) continue;
      const known = names.of(note);
      sentNames.set(id, known.join('\n'));
      documents.push(documentOf(note, known, source));
    }
    return documents;
  }

  /** The file of a note; `''` where it cannot be read (its title and tags are found still), `null` while the vault is away. */
  async function sourceOf(id: string): Promise<string | null> {
    try {
      return (await vault.read(id)).text;
    } catch (error) {
      if (error instanceof AppError && error.code === 'vault-gone') return null;
      unreadable++;
      return '';
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
    if (phase === 'filling') onState({ state: 'indexing', done: Math.max(0, total - backlog.size), total });
    else onState({ state: 'ready', notes: notes.size });
  }

  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

function newestFirst(notes: readonly NoteSummary[]): NoteSummary[] {
  return notes.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}
