import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Decision, PrivacyHit } from '../../../../shared/ipc/export.ts';
import { announce } from '../../../state/status.ts';
import { decidedWords, foundWords, nextWords } from '../hit-words.ts';
import { nextStep } from '../steps.ts';
import type { Export } from '../use-export.ts';
import { focusedPart, markElement, placesOf, rowElement, scrollToMark } from './places.ts';
import {
  type Choice,
  type Decisions,
  decisionsBefore,
  decisionsFor,
  nextOpen,
  orderHits,
  type Reach,
  reachOf,
  withDecisions,
} from './review-model.ts';
import { clearReview, lookAt, openChoices, useReviewState } from './review-store.ts';

/** What can be done about the hits of an export, by keys, in the list and in the text alike. */
export interface Review {
  /** In the order of the document, with the decisions that are on their way. */
  hits: readonly PrivacyHit[];
  /** How many are not decided. */
  open: number;
  /** Decides about a hit and those that the decision reaches. `goesOn`: to the next open one. */
  choose(hitId: string, choice: Choice, reach: Reach, goesOn: boolean): void;
  /** Takes the last decision back; `false` where there is none. */
  undo(): boolean;
  canUndo: boolean;
  /** Looks at the next open hit, or the one before. */
  go(step: 1 | -1): void;
  /** Looks at the next place of the hit that is looked at. */
  goToPlace(): void;
  /** Looks at a hit: shows it in the text. */
  look(hitId: string): void;
  /** Opens the choices of the hit that is looked at. */
  openOther(): void;
  /** Gives the focus back to what is looked at, in the part that had it. */
  focusCurrent(): HTMLElement | null;
}

/** The review of the bundle on screen: what is looked at, decisions with their undo, focus and place. */
export function useReview(
  { bundle, isChanging, deciding, decide, leaving }: Export,
  panes: RefObject<HTMLElement | null>,
): Review {
  const ordered = useMemo(() => (bundle ? orderHits(bundle) : []), [bundle]);
  const hits = useMemo(() => withDecisions(ordered, deciding), [ordered, deciding]);
  const marks = bundle?.marks ?? [];
  const made = useRef<{ before: Decisions; at: string; step: number }[]>([]);
  const [canUndo, setCanUndo] = useState(false);
  const part = useFocusedPart(panes);

  useEffect(() => clearReview, []);
  useCurrent(hits);
  useFound(ordered);
  // What was kept for one repository is not kept for another by taking a step back there.
  useEffect(() => {
    if (!isChanging) return;
    made.current = [];
    setCanUndo(false);
  }, [isChanging]);

  const show = (hitId: string, place = 0) => {
    flushSync(() => lookAt(hitId, place));
    const { current } = panes;
    if (current) scrollToMark(current, () => markElement(current, marks, hitId, place));
  };
  const focusCurrent = () => {
    const { current, place } = useReviewState.getState();
    if (!panes.current || current === null) return null;
    const mark = markElement(panes.current, marks, current, place);
    const row = rowElement(panes.current, current);
    const wanted =
      (part.current === 'list' ? row : mark) ?? row ?? panes.current.querySelector<HTMLElement>('[data-scroller]');
    wanted?.focus({ preventScroll: true });
    return wanted;
  };
  const reveal = (hitId: string, place = 0) => {
    if (panes.current) part.current = focusedPart(panes.current) ?? part.current ?? 'text';
    show(hitId, place);
    focusCurrent();
  };
  useFocusKept(bundle, part, focusCurrent);

  const choose = (hitId: string, choice: Choice, reach: Reach, goesOn: boolean) => {
    const hit = hits.find((one) => one.hitId === hitId);
    if (!hit || isChanging) return;
    const decisions: Record<string, Decision> = decisionsFor(reachOf(hits, hit, reach), hit, choice);
    made.current.push({ before: decisionsBefore(hits, decisions), at: hitId, step: nextStep() });
    setCanUndo(true);
    decide(decisions);
    const after = withDecisions(hits, decisions);
    const next = goesOn ? nextOpen(after, hitId, 1) : null;
    const open = after.filter(({ decision }) => decision === null);
    const following = open.find((one) => one.hitId === next) ?? open[0] ?? null;
    announce(
      `${decidedWords(hit, decisions[hitId]!, Object.keys(decisions).length - 1)} ${nextWords(following, open.length)}`,
    );
    if (next !== null) reveal(next);
  };

  return {
    hits,
    open: hits.filter(({ decision }) => decision === null).length,
    choose,
    undo() {
      // What was left out is a step among them.
      if (leaving.lastStep > (made.current.at(-1)?.step ?? 0)) return leaving.undo();
      const last = isChanging ? undefined : made.current.pop();
      setCanUndo(made.current.length > 0);
      if (!last) return false;
      decide(last.before);
      announce('Decision taken back.');
      if (hits.some(({ hitId }) => hitId === last.at)) reveal(last.at);
      return true;
    },
    canUndo: canUndo || leaving.canUndo,
    go(step) {
      const next = nextOpen(hits, useReviewState.getState().current, step);
      if (next !== null) reveal(next);
    },
    goToPlace() {
      const { current, place } = useReviewState.getState();
      const places = current === null ? 0 : placesOf(marks, current).length;
      if (current !== null && places > 0) reveal(current, (place + 1) % places);
    },
    look: (hitId) => show(hitId, useReviewState.getState().current === hitId ? useReviewState.getState().place : 0),
    openOther() {
      const { current, place } = useReviewState.getState();
      if (!panes.current || current === null) return;
      part.current = focusedPart(panes.current) ?? part.current ?? 'text';
      show(current, place);
      const mark = markElement(panes.current, marks, current, place);
      const row = rowElement(panes.current, current)?.closest('[data-hit-row]') ?? null;
      const anchor = (part.current === 'list' ? row : mark) ?? row;
      if (anchor) openChoices(current, anchor, true);
    },
    focusCurrent,
  };
}

/** Something is looked at as long as there is anything: the first open one, and in the place of one that has gone the next. */
function useCurrent(hits: readonly PrivacyHit[]) {
  const last = useRef(0);
  useLayoutEffect(() => {
    const { current } = useReviewState.getState();
    const at = hits.findIndex(({ hitId }) => hitId === current);
    if (at < 0) {
      const before = hits[Math.min(last.current, hits.length) - 1]?.hitId ?? null;
      lookAt(nextOpen(hits, before, 1) ?? hits[Math.min(last.current, hits.length - 1)]?.hitId ?? null);
    } else last.current = at;
  }, [hits]);
}

/** Tells what is found at first, and what turns up later: own words may name somebody, too. */
function useFound(hits: readonly PrivacyHit[]) {
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = known.current;
    if (before === null && hits.length === 0) return;
    known.current = new Set(hits.map(({ hitId }) => hitId));
    const open = hits.filter(({ hitId, decision }) => decision === null && before?.has(hitId) !== true);
    if (open.length === 0) return;
    announce(foundWords(open, before === null));
    const { current } = useReviewState.getState();
    const isDone = hits.some(({ hitId, decision }) => hitId === current && decision !== null);
    const others = hits.filter(({ decision }) => decision === null).length - open.length;
    if (before !== null && isDone && others === 0) lookAt(open[0]!.hitId);
  }, [hits]);
}

type Part = RefObject<'list' | 'text' | null>;

/** Which part of the export has the focus, also after the element that had it was drawn anew and is gone. */
function useFocusedPart(panes: RefObject<HTMLElement | null>): Part {
  const part = useRef<'list' | 'text' | null>(null);
  useEffect(() => {
    const element = panes.current;
    if (!element) return;
    const onFocusIn = () => {
      part.current = focusedPart(element);
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Element && relatedTarget.closest('[role="dialog"]')) return;
      // What has left the page has not been left by anybody.
      queueMicrotask(() => {
        if (target instanceof Node && target.isConnected) part.current = focusedPart(element);
      });
    };
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    return () => {
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
    };
  }, [panes]);
  return part;
}

/** Nobody loses the focus because a decision has made another bundle. */
function useFocusKept(bundle: Export['bundle'], part: Part, focusCurrent: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each bundle
  useLayoutEffect(() => {
    if (part.current !== null && document.activeElement === document.body) focusCurrent();
  }, [bundle]);
}
