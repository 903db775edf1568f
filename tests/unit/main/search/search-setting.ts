import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createSearchService } from '../../../../main/search/search-service.ts';
import type { CurrentVault } from '../../../../main/vault/current.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import type { IndexState } from '../../../../shared/ipc/search.ts';
import type { SearchAnswer, SearchRequest } from '../../../../shared/search/protocol.ts';
import { ask } from '../../shared/search/notes.ts';
import { type FakePort, FakeProcess, fakeChannel } from './fake-process.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'fieldbook-search-'));
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(dir, { recursive: true, force: true });
});

/** A search service with processes in this very one, and app data of its own: that of the test before is gone. */
export function setUp(fork = (args: string[]) => new FakeProcess(args)) {
  const processes: FakeProcess[] = [];
  const ports: FakePort[] = [];
  const states: IndexState[] = [];
  const errors: string[] = [];
  const open = new Set<(vault: Vault | null) => void>();
  const currentVault = {
    onOpened(listener) {
      open.add(listener);
      return () => void open.delete(listener);
    },
  } as Partial<CurrentVault> as CurrentVault;
  const service = createSearchService<FakePort>({
    currentVault,
    notify: (event, payload) => void (event === 'search:state-changed' && states.push(payload as IndexState)),
    log: { info: () => {}, error: (message) => void errors.push(message) },
    dir,
    fork: (args) => {
      const child = fork(args);
      processes.push(child);
      return child;
    },
    createChannel: fakeChannel,
    sendPort: (port) => void ports.push(port),
  });
  stops.push(() => service.stop());
  return {
    /** Where indexes are kept. */
    kept: path.join(dir, 'search-indexes'),
    service,
    processes,
    ports,
    states,
    errors,
    open: (vault: Vault | null) => open.forEach((tell) => void tell(vault)),
  };
}

/** Rejects where the port's process has ended meanwhile: the page would ask the next one. */
export function query(port: FakePort, text: string, rest: Parameters<typeof ask>[1] = {}): Promise<SearchAnswer> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('no answer')), 2000);
    port.once('message', ({ data }: { data: SearchAnswer }) => {
      clearTimeout(patience);
      resolve(data);
    });
    port.postMessage(ask(text, rest) satisfies SearchRequest);
  });
}
export const titles = (answer: SearchAnswer) => answer.hits.map((hit) => hit.noteId).toSorted();
/** Waits until it is so, on a busy machine too. */
export const eventually = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 15_000 });
export const ready = (states: IndexState[]) => eventually(() => expect(states.at(-1)?.state).toBe('ready'));

/** Resolves once the folder holds that many kept indexes, whole. */
export const isKept = (folder: string, count = 1) =>
  eventually(async () => expect((await readdir(folder)).filter((name) => name.endsWith('.index'))).toHaveLength(count));
