import { PageRequest } from '../../shared/search/protocol.ts';
import { createSearchEngine, type EngineSetting } from '../../shared/search/search-engine.ts';
import type { IndexCache } from './cache/index-cache.ts';
import { createKeeper, type Keeper } from './cache/keeper.ts';
import { type MainAnswer, type MainRequest, ParentMessage, type ProcessMessage } from './parent-messages.ts';

/** A port as the search process sees it: Electron's MessagePortMain, or anything in tests that behaves like it. */
export interface PagePort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
}

/** The link to main: Electron's parentPort, or anything in tests that behaves like it. */
export interface ParentLink {
  on(event: 'message', listener: (event: { data: unknown; ports: PagePort[] }) => void): unknown;
  postMessage(message: unknown): void;
}

/** `cache`: where the index is kept; it stays in memory alone without. `anew`: what is kept there is not to be used. */
export interface ServeSetting extends EngineSetting {
  cache?: IndexCache | undefined;
  anew?: boolean;
}

/**
 * Runs the search engine behind messages: main feeds it, main and pages ask it, pages over their own ports. Each message is
 * checked against the protocol; what does not fit is dropped. It holds texts and answers questions; of files it knows the one
 * that it was started with. All wait until that one has been read.
 */
export function serveSearch(parent: ParentLink, { cache, anew = false, ...setting }: ServeSetting): void {
  const engine = createSearchEngine(setting);
  const report = (message: ProcessMessage) => parent.postMessage(message);
  let keeper: Keeper | null = null;
  let early: (() => void)[] | null = [];

  parent.on('message', ({ data, ports }) => {
    const message = ParentMessage.safeParse(data);
    if (!message.success) return;
    // It is taken into account as the notes are taken up.
    if (message.data.type === 'directory') engine.setDirectory(message.data.directory);
    else if (early) early.push(() => hear(message.data, ports));
    else hear(message.data, ports);
  });
  report({ type: 'started' });
  void begin();

  async function begin() {
    const isKept = cache !== undefined && !anew && (await cache.load(engine));
    if (cache) {
      const onFailure = (code: string) => report({ type: 'not-kept', code });
      const onFirstKept = () => report({ type: 'kept' });
      keeper = createKeeper({ engine, cache, isKept, onFirstKept, onFailure });
    }
    const notes = engine.state().notes.map(({ document }): [string, string] => [document.id, document.version ?? '']);
    report({ type: 'loaded', notes });
    const waiting = early ?? [];
    early = null;
    for (const listen of waiting) listen();
  }

  function hear(message: ParentMessage, ports: PagePort[]) {
    if (message.type === 'ask') report({ type: 'answer', answer: answerMain(message.request) });
    else if (message.type === 'complete') keeper?.complete();
    else if (message.type === 'remove') {
      engine.remove(message.ids);
      keeper?.changed(message.ids.length);
    } else if (message.type === 'put') {
      engine.put(message.documents);
      keeper?.changed(message.documents.length);
      report({ type: 'indexed', count: message.documents.length });
    } else if (ports[0]) answer(ports[0]);
  }

  function answerMain(request: MainRequest): MainAnswer {
    return 'type' in request ? engine.highlights(request) : engine.search(request);
  }

  function answer(port: PagePort) {
    port.on('message', ({ data }) => {
      const request = PageRequest.safeParse(data);
      if (request.success) port.postMessage(engine.answer(request.data));
    });
    port.start();
  }
}
