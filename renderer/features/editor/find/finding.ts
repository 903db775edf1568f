import { createStore } from 'zustand/vanilla';
import { type Find, findPattern, runsOf } from './find-pattern.ts';
import { type Finder, type FindView, type Hit, hitBefore, hitFrom, hitsIn, type Place } from './find-view.ts';
import { replacedWords } from './find-words.ts';

/** The hits of the search that led to this note. */
export interface SearchHits {
  query: string;
  finder: Finder;
  /** Where the hit that was chosen stands; its hit is the current one at first. */
  at: (view: FindView) => Hit | null;
}

export interface FindState extends Find {
  open: 'find' | 'replace' | null;
  /** What hits are replaced by. */
  by: string;
  search: SearchHits | null;
  /** Something was edited since the note was opened, or since that search led here. */
  isEdited: boolean;
  /** The text is on screen. */
  isShown: boolean;
  count: number;
  /** The number of the current hit. */
  at: number | null;
  /** What came of replacing, in a sentence. */
  outcome: string | null;
}

/** Milliseconds after an edit until hits are looked for again. */
const afterEdit = 200;
/** UTF-16 units from which on hits are looked for when typing pauses, and how long that is. */
const long = { text: 1_000_000, pause: 150 };

const nothing = { count: 0, at: null, outcome: null };

/** Finding in the note on screen: what is looked for, its hits, and what is done with them. The view may change meanwhile. */
export function createFinding() {
  const store = createStore<FindState>(() => ({
    open: null,
    text: '',
    by: '',
    matchCase: false,
    wholeWord: false,
    search: null,
    isEdited: false,
    isShown: false,
    ...nothing,
  }));
  let view: FindView | null = null;
  let stopListening = () => {};
  let hits: Hit[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const places: { find: Place; search: Place } = { find: { block: 0, offset: 0 }, search: { block: 0, offset: 0 } };
  const { getState: now, setState: set } = store;

  const look = () => (now().open ? 'find' : 'search');
  const current = () => hits[now().at ?? -1] ?? null;

  function finder(): Finder | null {
    const { open, search } = now();
    if (open === null) return search?.finder ?? null;
    const pattern = findPattern(now());
    return pattern && ((text, most) => runsOf(text, pattern, most));
  }

  /** Looks for the hits anew; the current one is the first from where it was. */
  function refresh(scroll: boolean) {
    clearTimeout(timer);
    timer = undefined;
    const find = finder();
    hits = view && find ? hitsIn(view.texts(), find) : [];
    go(hitFrom(hits, places[look()]), scroll);
  }

  function refreshLater(scroll: boolean, pause: number) {
    clearTimeout(timer);
    timer = setTimeout(() => refresh(scroll), pause);
  }

  function go(at: number | null, scroll: boolean) {
    set({ count: hits.length, at });
    const hit = current();
    view?.draw(hits, hit, look());
    if (!hit || !scroll) return;
    places[look()] = { block: hit.block, offset: hit.start };
    view?.show(hit);
  }

  function edited() {
    if (!now().isEdited) set({ isEdited: true });
    if (now().open || now().search) refreshLater(false, afterEdit);
  }

  const change = (part: Partial<FindState>) => {
    set({ ...part, outcome: null });
    const size = view ? view.texts().reduce((sum, text) => sum + text.length, 0) : 0;
    if (size > long.text) refreshLater(true, long.pause);
    else refresh(true);
  };

  return {
    store,
    /** The text came on screen in this way, or (`null`) is about to leave it. */
    setView(next: FindView | null) {
      stopListening();
      view?.draw([], null, 'find');
      view = next;
      stopListening = next?.onChange(edited) ?? (() => {});
      set({ isShown: next !== null });
      if (next && (now().open || now().search)) refresh(false);
    },
    view: () => view,
    /** Opens the bar, with what is selected. */
    open(which: 'find' | 'replace') {
      const selected = view?.selected().trim() ?? '';
      if (now().open === null || selected !== '') places.find = view?.from() ?? places.find;
      const isSeed = selected !== '' && selected.length <= 200 && !selected.includes('\n');
      change({ open: which, ...(isSeed && { text: selected }) });
    },
    /** Closes the bar; the caret goes to the hit. */
    close() {
      const hit = current();
      set({ open: null, outcome: null });
      refresh(false);
      view?.leave(hit);
    },
    change,
    /** Goes to the next hit or the one before; from the last on to the first. */
    step(by: 1 | -1) {
      if (timer !== undefined) refresh(true);
      const { at } = now();
      if (at === null || hits.length === 0) return;
      go((at + by + hits.length) % hits.length, true);
    },
    /** Goes to the next hit from the caret on, and opens the bar for it. */
    resume(by: 1 | -1) {
      places.find = view?.from() ?? places.find;
      set({ open: 'find', outcome: null });
      refresh(false);
      const near = by === 1 ? hitFrom(hits, places.find) : hitBefore(hits, places.find);
      go(near, true);
    },
    replace() {
      if (timer !== undefined) refresh(true);
      const hit = current();
      if (!view || !hit) return;
      const { by } = now();
      const result = view.replace([hit], by);
      places.find = { block: hit.block, offset: result.done > 0 ? hit.start + by.length : hit.end };
      set({ outcome: result.done > 0 ? null : replacedWords(result) });
      refresh(true);
    },
    replaceAll() {
      if (timer !== undefined) refresh(true);
      if (!view || hits.length === 0) return null;
      const result = view.replace(hits, now().by);
      refresh(false);
      const outcome = replacedWords(result);
      set({ outcome });
      return outcome;
    },
    /** Shows the hits of the search that led here. */
    showSearch(search: SearchHits) {
      if (!view) return;
      const first = search.at(view);
      set({ search, isEdited: false });
      places.search = first ? { block: first.block, offset: first.start } : { block: 0, offset: 0 };
      if (now().open !== null) return;
      hits = hitsIn(view.texts(), search.finder);
      const within = hits.findIndex(
        (hit) => first && hit.block === first.block && hit.start < first.end && first.start < hit.end,
      );
      const isThere = first === null || within >= 0;
      go(within >= 0 ? within : hitFrom(hits, places.search), isThere);
      // What was chosen is what is shown, also where no word of the query stands in it.
      if (!isThere) view.show(first);
      view.leave(isThere ? current() : first);
    },
    endSearch() {
      set({ search: null });
      if (now().open === null) refresh(false);
    },
    /** The note is left. What was looked for is kept for the next one. */
    forget() {
      clearTimeout(timer);
      set({ open: null, search: null, isEdited: false, ...nothing });
    },
  };
}
