import type { Run } from './find-pattern.ts';

/** A place in the text of a note: a block of it by number, and an offset into its text. */
export interface Place {
  block: number;
  offset: number;
}

/** A hit: `[start, end)` in the text of a block. */
export interface Hit {
  block: number;
  start: number;
  end: number;
}

/** Why a hit was left as it is: it stands in something shown as its source, it is all the text of a highlight or link, or it is part of a tag or id. */
export type Kept = 'source' | 'whole' | 'tag';

export interface Replaced {
  done: number;
  kept: { [reason in Kept]?: number };
}

/** The text on screen, formatted or as its source, as finding sees it. */
export interface FindView {
  /** The texts of its blocks. A hit never crosses two. */
  texts(): readonly string[];
  /** Where to look from: the start of what is selected, the caret, or what is on screen. */
  from(): Place;
  /** The first place of a highlight. */
  highlight(id: string): Hit | null;
  /** What is selected, if it is part of one block; else `''`. */
  selected(): string;
  /** Whether something is selected as a whole (a block of source, a timestamp), other than by `leave`. */
  holdsNode(): boolean;
  /** Draws the hits, the current one stronger; `search` as hits of a search. Stays until it is called anew. */
  draw(hits: readonly Hit[], current: Hit | null, look: 'find' | 'search'): void;
  /** Scrolls to a hit, if it is not in view. */
  show(hit: Hit): void;
  /** Gives the text the focus, the caret behind a hit or, for `null`, where it was. */
  leave(hit: Hit | null): void;
  /** Replaces hits, which are in order, as one step that can be undone. */
  replace(hits: readonly Hit[], by: string): Replaced;
  undo(): void;
  /** Calls back after each change of the text. Returns the stop function. */
  onChange(listener: () => void): () => void;
}

/** Finds all places in the text of one block. */
export type Finder = (text: string, most: number) => readonly Run[];

/** No more hits than these are counted or drawn. */
export const mostHits = 20_000;

/** All hits of the blocks, in order. */
export function hitsIn(texts: readonly string[], finder: Finder): Hit[] {
  const hits: Hit[] = [];
  for (const [block, text] of texts.entries()) {
    for (const [start, end] of finder(text, mostHits - hits.length)) hits.push({ block, start, end });
    if (hits.length >= mostHits) break;
  }
  return hits;
}

/** The number of the first hit at or behind a place, going on from the top; `null` where there is none at all. */
export function hitFrom(hits: readonly Hit[], { block, offset }: Place): number | null {
  if (hits.length === 0) return null;
  const at = hits.findIndex((hit) => hit.block > block || (hit.block === block && hit.start >= offset));
  return at === -1 ? 0 : at;
}

/** The number of the last hit that ends at or before a place, going on from the end. */
export function hitBefore(hits: readonly Hit[], { block, offset }: Place): number | null {
  if (hits.length === 0) return null;
  const at = hits.findLastIndex((hit) => hit.block < block || (hit.block === block && hit.end <= offset));
  return at === -1 ? hits.length - 1 : at;
}
