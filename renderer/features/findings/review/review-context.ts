import { createContext } from 'react';
import type { ReviewThread } from './use-reviews-of.ts';

/** The finding on screen, as its reviews need it. */
export interface ReviewContextValue {
  findingId: string;
  /** Why nothing can be written into it; `null` where it can. */
  locked: string | null;
  byQuote: ReadonlyMap<string, readonly ReviewThread[]>;
  /** Ids of comments that were not seen before. */
  fresh: ReadonlySet<string>;
  /** Called with the thread that has the focus. */
  onActive(thread: ReviewThread): void;
}

export const ReviewContext = createContext<ReviewContextValue | null>(null);
