import type {
  CompleteAnswer,
  CompleteRequest,
  HighlightsAnswer,
  HighlightsRequest,
  PreviewAnswer,
  PreviewRequest,
  SearchAnswer,
  SearchRequest,
} from '../../../shared/search/protocol.ts';
import type { SearchLine } from '../../state/search-lines.ts';

/** What may be asked, by its sort, and what comes back. */
interface Talks {
  search: { question: SearchRequest; answer: SearchAnswer };
  preview: { question: PreviewRequest; answer: PreviewAnswer };
  complete: { question: CompleteRequest; answer: CompleteAnswer };
  highlights: { question: Extract<HighlightsRequest, { query: string }>; answer: HighlightsAnswer };
}
export type Sort = keyof Talks;
export type Question<S extends Sort> = Omit<Talks[S]['question'], 'requestId' | 'type'>;
export type Answer<S extends Sort> = Talks[S]['answer'];

/** What the link needs of the page. */
export interface LinkParts {
  /** Calls back with each line that there is; returns the stop function. */
  onPort(listener: (port: SearchLine) => void): () => void;
  /** Asks for a line. */
  connect(): Promise<void>;
  /** A question has waited for a second; `false` once there are answers again. */
  onAway(away: boolean): void;
}

/** The page's line to the search process. Of each sort only the newest question counts: answers to older ones are dropped. */
export interface SearchLink {
  ask<S extends Sort>(sort: S, question: Question<S>, hear: (answer: Answer<S>) => void): void;
  /** Whatever comes too late for a closed view is dropped. */
  close(): void;
}

interface Waiting {
  question: Talks[Sort]['question'];
  hear(answer: Answer<Sort>): void;
  timer: ReturnType<typeof setTimeout>;
}

const patience = 1000;

/** Opens the line. Questions wait for a port, and are asked again on a new one. */
export function openSearchLink({ onPort, connect, onAway }: LinkParts): SearchLink {
  const waiting = new Map<Sort, Waiting>();
  let port: SearchLine | null = null;
  let lastId = 0;
  let away = false;

  const stop = onPort((next) => {
    port?.close();
    port = next;
    next.onmessage = (event) => receive(event.data as Answer<Sort>);
    for (const { question } of waiting.values()) next.postMessage(question);
  });
  connect().catch(() => setAway(true));

  function receive(answer: Answer<Sort>) {
    for (const [sort, { question, hear, timer }] of waiting) {
      if (question.requestId !== answer.requestId) continue;
      waiting.delete(sort);
      clearTimeout(timer);
      setAway(false);
      hear(answer);
      return;
    }
  }

  function setAway(next: boolean) {
    if (next !== away) onAway(next);
    away = next;
  }

  return {
    ask<S extends Sort>(sort: S, question: Question<S>, hear: (answer: Answer<S>) => void) {
      const asked = {
        ...question,
        ...(sort !== 'search' && { type: sort }),
        requestId: ++lastId,
      } as unknown as Waiting['question'];
      const timer = waiting.get(sort)?.timer ?? setTimeout(() => setAway(true), patience); // since the first without an answer
      waiting.set(sort, { question: asked, hear: hear as Waiting['hear'], timer });
      port?.postMessage(asked);
    },
    close() {
      stop();
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      port?.close();
    },
  };
}
