import type {
  PageAnswer,
  PreviewAnswer,
  PreviewRequest,
  SearchAnswer,
  SearchRequest,
} from '../../../shared/search/protocol.ts';
import type { SearchLine } from '../../state/search-lines.ts';

/** What the link needs of the page. */
export interface LinkParts {
  /** Calls back with each line that there is; returns the stop function. */
  onPort(listener: (port: SearchLine) => void): () => void;
  /** Asks for a line. */
  connect(): Promise<void>;
  onAnswer(answer: SearchAnswer): void;
  onPreview(answer: PreviewAnswer): void;
  /** The search process has not answered for a second; `false` once it does again. */
  onAway(away: boolean): void;
}

/** The page's line to the search process. Of each sort only the newest question counts: older answers are dropped. */
export interface SearchLink {
  search(request: Omit<SearchRequest, 'requestId'>): void;
  preview(request: Omit<PreviewRequest, 'requestId' | 'type'>): void;
  close(): void;
}

const patience = 1000;

/** Opens the line. Questions wait for a port, and are asked again on a new one. */
export function openSearchLink({ onPort, connect, onAnswer, onPreview, onAway }: LinkParts): SearchLink {
  let port: SearchLine | null = null;
  let lastId = 0;
  let search: SearchRequest | null = null;
  let preview: PreviewRequest | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let away = false;

  const stop = onPort((next) => {
    port?.close();
    port = next;
    next.onmessage = (event) => hear(event.data);
    if (search) next.postMessage(search);
    if (preview) next.postMessage(preview);
  });
  connect().catch(() => setAway(true));

  function hear(answer: PageAnswer) {
    if ('type' in answer) {
      if (answer.requestId !== preview?.requestId) return;
      preview = null;
      onPreview(answer);
    } else {
      if (answer.requestId !== search?.requestId) return;
      search = null;
      onAnswer(answer);
    }
    clearTimeout(timer);
    setAway(false);
  }

  function ask(question: SearchRequest | PreviewRequest) {
    clearTimeout(timer);
    timer = setTimeout(() => setAway(true), patience);
    port?.postMessage(question);
  }

  function setAway(next: boolean) {
    if (next !== away) onAway(next);
    away = next;
  }

  return {
    search(request) {
      search = { ...request, requestId: ++lastId };
      ask(search);
    },
    preview(request) {
      preview = { ...request, type: 'preview', requestId: ++lastId };
      ask(preview);
    },
    close() {
      stop();
      clearTimeout(timer);
      port?.close();
    },
  };
}
