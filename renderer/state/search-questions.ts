import type { HighlightsAnswer, HighlightsRequest, PageAnswer, PageRequest } from '../../shared/search/protocol.ts';
import type { SuggestAnswer, SuggestRequest } from '../../shared/search/suggest-protocol.ts';
import type { SearchLine } from './search-lines.ts';

interface Parts {
  /** Calls back with each line to the search process; returns the stop function. */
  onLine(listener: (line: SearchLine) => void): () => void;
  /** Asks for a line. */
  connect(): Promise<void>;
}

type Question = HighlightsRequest | SuggestRequest;
type AnswerTo<Q extends Question> = Q extends SuggestRequest ? SuggestAnswer : HighlightsAnswer;

/** Questions that are asked once and waited for. */
export interface SearchQuestions {
  /**
   * Resolves to the answer. Waits for a search process that is starting, and asks one that was started anew again: it may take as
   * long as there is none. Its `requestId` is given here.
   */
  ask<Q extends Question>(question: Without<Q>): Promise<AnswerTo<Q>>;
}
type Without<Q> = Q extends unknown ? Omit<Q, 'requestId'> : never;

/** Opens the line with the first question. */
export function createSearchQuestions({ onLine, connect }: Parts): SearchQuestions {
  const waiting = new Map<number, { question: PageRequest; hear(answer: PageAnswer): void }>();
  let line: SearchLine | null = null;
  let isOpen = false;
  let lastId = 0;

  function open() {
    if (isOpen) return;
    isOpen = true;
    onLine((next) => {
      line?.close();
      line = next;
      next.onmessage = ({ data }) => {
        waiting.get(data.requestId)?.hear(data);
        waiting.delete(data.requestId);
      };
      for (const { question } of waiting.values()) next.postMessage(question);
    });
    connect().catch(() => {}); // main gives a line by itself once there is a process
  }

  return {
    ask<Q extends Question>(question: Without<Q>) {
      open();
      return new Promise<AnswerTo<Q>>((resolve) => {
        const asked = { ...question, requestId: ++lastId } as unknown as Q;
        waiting.set(asked.requestId, { question: asked, hear: (answer) => resolve(answer as AnswerTo<Q>) });
        line?.postMessage(asked);
      });
    },
  };
}
