import { PageRequest } from '../../shared/search/protocol.ts';
import { createSearchEngine, type EngineClock } from '../../shared/search/search-engine.ts';
import { ParentMessage, type ProcessMessage } from './parent-messages.ts';

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

/**
 * Runs the search engine behind messages: main feeds it, main and pages ask it, pages over their own ports. Each message is checked against the
 * protocol; what does not fit is dropped. It holds texts and answers questions, and has no way to a file.
 */
export function serveSearch(parent: ParentLink, clock: EngineClock): void {
  const engine = createSearchEngine(clock);
  const report = (message: ProcessMessage) => parent.postMessage(message);

  parent.on('message', ({ data, ports }) => {
    const message = ParentMessage.safeParse(data);
    if (!message.success) return;
    const feed = message.data;
    if (feed.type === 'reset') engine.clear();
    else if (feed.type === 'directory') engine.setDirectory(feed.directory);
    else if (feed.type === 'remove') engine.remove(feed.ids);
    else if (feed.type === 'put') {
      engine.put(feed.documents);
      report({ type: 'indexed', count: feed.documents.length });
    } else if (feed.type === 'ask') report({ type: 'answer', answer: engine.search(feed.request) });
    else if (feed.type === 'connect' && ports[0]) answer(ports[0]);
  });

  function answer(port: PagePort) {
    port.on('message', ({ data }) => {
      const request = PageRequest.safeParse(data);
      if (!request.success) return;
      port.postMessage(engine.answer(request.data));
    });
    port.start();
  }

  report({ type: 'started' });
}
