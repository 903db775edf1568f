import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FindView, Hit } from '../../../../../renderer/features/editor/find/find-view.ts';
import { countWords, replacedWords } from '../../../../../renderer/features/editor/find/find-words.ts';
import { createFinding } from '../../../../../renderer/features/editor/find/finding.ts';
import { occurrenceOf, searchFinder } from '../../../../../renderer/features/editor/find/search-finder.ts';

/** A note as a list of texts, with what is drawn of it and where the caret is. */
function noteOf(texts: string[], from = { block: 0, offset: 0 }, selected = '') {
  const listeners = new Set<() => void>();
  const shown = {
    hits: [] as Hit[],
    current: null as Hit | null,
    look: '',
    caret: null as Hit | null,
    visible: null as Hit | null,
  };
  const view: FindView = {
    texts: () => texts,
    from: () => from,
    selected: () => selected,
    holdsNode: () => false,
    highlight: () => ({ block: 1, start: 0, end: 3 }),
    draw: (hits, current, look) => Object.assign(shown, { hits: [...hits], current, look }),
    show: (hit) => Object.assign(shown, { visible: hit }),
    leave: (hit) => Object.assign(shown, { caret: hit }),
    replace(hits, by) {
      for (const { block, start, end } of hits.toReversed()) {
        texts[block] = texts[block]!.slice(0, start) + by + texts[block]!.slice(end);
      }
      return { done: hits.length, kept: {} };
    },
    undo: () => {},
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const edit = (block: number, text: string) => {
    texts[block] = text;
    for (const listener of listeners) listener();
  };
  return { view, shown, texts, edit };
}

function start(...args: Parameters<typeof noteOf>) {
  const note = noteOf(args[0], args[1], args[2]);
  const finding = createFinding();
  finding.setView(note.view);
  const words = () => {
    const { count, at } = finding.store.getState();
    return countWords(count, at);
  };
  return { ...note, finding, words };
}

beforeEach(() => void vi.useFakeTimers());

describe('the find bar', () => {
  test('goes on from the caret, and from the last hit to the first', () => {
    const { finding, words, shown } = start(['a filter', 'filter', 'no', 'filters'], { block: 1, offset: 2 });
    finding.open('find');
    finding.change({ text: 'filter' });
    expect(words()).toBe('3 of 3');
    expect(shown.visible).toEqual({ block: 3, start: 0, end: 6 });
    finding.step(1);
    expect(words()).toBe('1 of 3');
    finding.step(-1);
    expect(words()).toBe('3 of 3');
    finding.close();
    expect(shown).toMatchObject({ hits: [], caret: { block: 3, start: 0 } });
  });

  test('is seeded with what is selected, and stays where that is', () => {
    const { finding, words } = start(['a b a b'], { block: 0, offset: 4 }, 'a');
    finding.open('find');
    expect(finding.store.getState().text).toBe('a');
    expect(words()).toBe('2 of 2');
  });

  test('narrows from the same place as more is typed', () => {
    const { finding, shown } = start(['fa fb', 'fa fb fc']);
    finding.open('find');
    finding.change({ text: 'f' });
    expect(shown.current).toMatchObject({ block: 0, start: 0 });
    finding.change({ text: 'fb' });
    expect(shown.current).toMatchObject({ block: 0, start: 3 });
    finding.change({ text: 'fc' });
    expect(shown.current).toMatchObject({ block: 1, start: 6 });
    finding.change({ text: 'fcx' });
    expect(shown).toMatchObject({ hits: [], current: null });
  });

  test('counts anew a moment after an edit, without scrolling', () => {
    const { finding, words, edit, shown } = start(['x', 'a x']);
    finding.open('find');
    finding.change({ text: 'x' });
    finding.step(1);
    shown.visible = null;
    edit(0, 'x x x');
    vi.advanceTimersByTime(1000);
    expect(words()).toBe('4 of 4');
    expect(shown.visible).toBeNull();
  });

  test('replacing goes on behind what was put in, and to the first after the last', () => {
    const { finding, texts, words } = start(['a b a', 'a']);
    finding.open('replace');
    finding.change({ text: 'a', by: 'aa' });
    finding.replace();
    expect(texts).toEqual(['aa b a', 'a']);
    expect(words()).toBe('3 of 4');
    finding.replaceAll();
    expect(texts).toEqual(['aaaa b aa', 'aa']);
  });

  test('goes on after it was closed, from where the caret is', () => {
    const { finding, shown } = start(['a a a'], { block: 0, offset: 1 });
    finding.open('find');
    finding.change({ text: 'a' });
    finding.close();
    finding.resume(-1);
    expect(shown.current).toMatchObject({ start: 0 });
    finding.close();
    finding.resume(1);
    expect(shown.current).toMatchObject({ start: 2 });
  });

  test('the other view of the note has the hits too', () => {
    const { finding, words } = start(['a a']);
    finding.open('find');
    finding.change({ text: 'a' });
    const source = noteOf(['a **a** a']);
    finding.setView(source.view);
    expect(words()).toBe('1 of 3');
    expect(source.shown.hits).toHaveLength(3);
  });
});

describe('hits of the search that led to a note', () => {
  const texts = ['Exports of filters', 'They filter the export', 'nothing', 'export the filters'];
  const search = (query: string, hit: string, occurrence = 0) => ({
    query,
    finder: searchFinder(query, hit),
    at: (view: FindView) => occurrenceOf(view.texts(), hit, occurrence),
  });

  test('begin at the passage that was chosen, with the caret there', () => {
    const { finding, words, shown } = start([...texts]);
    finding.showSearch(search('export filters', 'export the filters'));
    expect(words()).toBe('3 of 4');
    expect(shown).toMatchObject({ look: 'search', current: { block: 3, start: 0 }, caret: { block: 3 } });
    finding.step(1);
    finding.step(1);
    expect(words()).toBe('1 of 4');
  });

  test('have words in the form that was found for a typo', () => {
    const { finding, words } = start([...texts]);
    finding.showSearch(search('exprt', 'export'));
    expect(words()).toBe('1 of 2');
  });

  test('are the words that notes must have or may have, not those they must not', () => {
    const { finding, words } = start([...texts]);
    finding.showSearch(search('(exports OR filters) -nothing', 'Exports'));
    expect(words()).toBe('1 of 3');
  });

  test('leave the chosen highlight in view where it has no word of the query', () => {
    const { finding, words, shown } = start([...texts]);
    const highlight = { block: 2, start: 0, end: 3 };
    finding.showSearch({ query: 'filters', finder: searchFinder('filters', ''), at: () => highlight });
    expect(shown).toMatchObject({ visible: highlight, caret: highlight });
    expect(words()).toBe('2 of 2');
    finding.showSearch({ query: 'tag:x', finder: searchFinder('tag:x', ''), at: () => highlight });
    expect(shown).toMatchObject({ hits: [], visible: highlight, caret: highlight });
  });

  test('are hits of the words alone, not of filters', () => {
    const { finding, words } = start(['team x', 'a filter of team x']);
    finding.showSearch(search('team:x filter', 'filter'));
    expect(words()).toBe('1 of 1');
  });

  test('are back when the find bar is closed, and gone after the search is left', () => {
    const { finding, words, shown } = start([...texts]);
    finding.showSearch(search('export', 'export', 1));
    finding.open('find');
    finding.change({ text: 'they' });
    expect(words()).toBe('1 of 1');
    finding.close();
    expect(words()).toBe('3 of 3');
    finding.endSearch();
    expect(shown.hits).toEqual([]);
  });

  test('an edit is noted', () => {
    const { finding, edit } = start([...texts]);
    finding.showSearch(search('export', 'export'));
    expect(finding.store.getState().isEdited).toBe(false);
    edit(2, 'something');
    expect(finding.store.getState().isEdited).toBe(true);
  });
});

describe('where the n-th place of a passage is', () => {
  test.each([
    ['the n-th', 'b', 1, { block: 1, start: 0, end: 1 }],
    ['the last where there are fewer', 'b', 7, { block: 1, start: 2, end: 3 }],
    ['in another case', 'A B', 0, { block: 0, start: 0, end: 3 }],
    ['nowhere', 'x', 0, null],
  ])('%s', (_what, hit, occurrence, at) => {
    expect(occurrenceOf(['a b', 'b b'], hit, occurrence)).toEqual(at);
  });
});

test.each([
  [{ done: 12, kept: {} }, 'Replaced 12'],
  [{ done: 1, kept: { source: 1 } }, 'Replaced 1: one is shown as a whole or as source'],
  [
    { done: 0, kept: { whole: 2, tag: 1 } },
    'Nothing replaced: 2 are all the text of a highlight or link, one is part of a highlight’s tag or the note’s id',
  ],
])('what came of replacing: %j', (result, words) => {
  expect(replacedWords(result)).toBe(words);
});
