import type { IndexState } from '../../shared/ipc/search.ts';
import type { Log, Notify } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { startFeeder } from './feeder.ts';
import { createSearchClient, type SearchClient, type SearchClientParts } from './search-client.ts';

export interface SearchService extends Pick<SearchClient, 'ask'> {
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
}

/** Progress is told this often, in milliseconds. */
const progressPeriod = 100;
/** After so many failures in a row the page is told; the process is tried again all the same. */
const tolerated = 5;

/** Keeps a search process that holds the open vault. It runs while a vault is open, from when its catalogue is verified. */
export function createSearchService<Port>({ currentVault, notify, log, ...process }: Parts<Port>): SearchService {
  let vault: Vault | null = null;
  let state: IndexState = { state: 'idle' };
  let toldAt = 0;
  let stopFeeder = () => {};

  const client = createSearchClient<Port>({
    ...process,
    log,
    onUp: feed,
    onDown(failures) {
      stopFeeder();
      if (failures >= tolerated) setState({ state: 'failed' });
    },
  });

  function feed() {
    stopFeeder();
    if (vault) stopFeeder = startFeeder({ vault, client, log, onState: setState });
  }

  function setState(next: IndexState) {
    const news = next.state !== state.state || next.state !== 'indexing';
    state = next;
    if (!news && performance.now() - toldAt < progressPeriod) return;
    toldAt = performance.now();
    notify('search:state-changed', state);
  }

  async function use(next: Vault | null) {
    stopFeeder();
    stopFeeder = () => {};
    vault = next;
    client.stop(); // a vault's texts never answer for another
    setState({ state: 'idle' });
    await next?.whenVerified().catch((error: unknown) => log.error('search: the vault was not verified', error));
    if (next !== null && vault === next) client.start();
  }

  const stopListening = currentVault.onOpened((next) => void use(next));

  return {
    connect: () => client.connect(),
    ask: client.ask,
    state: () => state,
    async stop() {
      stopListening();
      stopFeeder();
      client.stop();
    },
  };
}
