import { create } from 'zustand';

/** The choices of a hit, open beside an element. */
interface OpenChoices {
  hitId: string;
  anchor: Element;
  /** Opened by keys: then a decision goes on to the next open hit. */
  byKeys: boolean;
}

interface ReviewState {
  /** The hit that is looked at. */
  current: string | null;
  /** Which of its places, in the order of the marks. */
  place: number;
  choices: OpenChoices | null;
}

const nothing: ReviewState = { current: null, place: 0, choices: null };

/** Which hit of the export on screen is looked at. Apart from the document, so that moving on draws two marks and two rows alone. */
export const useReviewState = create<ReviewState>(() => ({ ...nothing }));

/** Opens the choices of a hit beside a mark or a row. */
export function openChoices(hitId: string, anchor: Element, byKeys: boolean): void {
  lookAt(hitId);
  useReviewState.setState({ choices: { hitId, anchor, byKeys } });
}

/** Makes a hit the one that is looked at, at one of its places. */
export function lookAt(hitId: string | null, place?: number): void {
  useReviewState.setState((now) => ({ current: hitId, place: place ?? (now.current === hitId ? now.place : 0) }));
}

/** Forgets all of it: another export begins. */
export function clearReview(): void {
  useReviewState.setState(nothing);
}
