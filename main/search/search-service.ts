import type { IndexState } from '../../shared/ipc/search.ts';
import type { Log, Notify } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { indexPath } from './cache/index-cache.ts';
import { directoryOf } from './documents.ts';
import { startFeeder } from './feeder.ts';
import { createSearchClient, type SearchClient, type SearchClientParts } from './search-client.ts';
import { createSuspects, type Suspects } from './suspects.ts';

export interface SearchService extends Pick<SearchClient, 'ask' | 'askHighlights'> {
  /** Gives the page a port to the search process, and a new one after each restart of it. */
  connect(): void;
  state(): IndexState;
  /** Ends the search process. */
  stop(): Promise<void>;
}

interface Parts<Port> extends Pick<SearchClientParts<Port>, 'fork' | 'createChannel' | 'sendPort'> {
  currentVault: CurrentVault;
  notify: Notify;
  log: Log;
  /** Folder of the app data. */
  dir: string;
}

/** Progress is told this often, in milliseconds. */
const progressPeriod = 100;
/** After so many failures in a row the page is told; the process is tried again all the same. */
const tolerated = 5;

/**
 * Keeps a search process that holds the open vault, and runs while one is. It answers from what it kept of the last time as soon as
 * that is read, before the folder has been looked at.
 */
export function createSearchService<Port>({ currentVault, notify, log, dir, ...process }: Parts<Port>): SearchService {
  let vault: Vault | null = null;
  let suspects: Suspects = createSuspects();
  let state: IndexState = { state: 'idle' };
  let toldAt = 0;
  let stopFeeder = () => {};

  const client = createSearchClient<Port>({
    ...process,
    log,
    // Before it has read what was kept, so that it need not go through all notes again.
    onUp: () =>
      vault &&
      void client.feed({
        type: 'directory',
        directory: directoryOf(vault.roster(), vault.participants(), vault.catalogue().goals),
      }),
    onLoaded: feed,
    onDown(failures) {
      stopFeeder();
      const clear = suspects.died();
      if (clear.length > 0)
        log.error(`search: the process ended on notes again, which now do not go in whole: ${clear}`);
      if (failures >= tolerated) setState({ state: 'failed' });
    },
  });

  function feed(held: [id: string, version: string][]) {
    stopFeeder();
    if (vault) stopFeeder = startFeeder({ vault, client, held, suspects, log, onState: setState });
  }

  function setState(next: IndexState) {
    const news = next.state !== state.state || next.state !== 'indexing';
    state = next;
    if (!news && performance.now() - toldAt < progressPeriod) return;
    toldAt = performance.now();
    notify('search:state-changed', state);
  }

  function use(next: Vault | null) {
    stopFeeder();
    stopFeeder = () => {};
    vault = next;
    suspects = createSuspects();
    client.stop(); // a vault's texts never answer for another
    setState({ state: 'idle' });
    if (next) client.start(indexPath(dir, next.info.vaultId, next.root));
  }

  const stopListening = currentVault.onOpened(use);

  return {
    connect: () => client.connect(),
    ask: client.ask,
    askHighlights: client.askHighlights,
    state: () => state,
    async stop() {
      stopListening();
      stopFeeder();
      client.stop();
    },
  };
}
