import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import type { Reveal } from '../../../state/navigation.ts';
import { useLocked } from '../note-context.ts';
import { FindBar } from './FindBar.tsx';
import { finding, useFinding } from './find-store.ts';
import { SearchHitsBar } from './SearchHitsBar.tsx';
import { useWayBack } from './use-way-back.ts';

/** Find and replace in the note, and the way through the hits of the search that led to it. */
export function Find({ reveal }: { reveal: Reveal | undefined }) {
  const [opened, setOpened] = useState(0);
  const open = useFinding((s) => s.open);
  const hasSearch = useFinding((s) => s.search !== null);
  const locked = useLocked();
  const ask = (which: 'find' | 'replace') => {
    finding.open(which);
    setOpened((n) => n + 1);
  };
  const step = (by: 1 | -1) => {
    const { search, text } = finding.store.getState();
    if (open !== null || search) finding.step(by);
    else if (text === '') ask('find');
    else {
      finding.resume(by);
      setOpened((n) => n + 1);
    }
  };
  useCommand('find:open', () => ask('find'));
  useCommand('find:replace', () => ask('replace'), locked);
  useCommand('find:next', () => step(1));
  useCommand('find:previous', () => step(-1));
  useSearchHits(reveal);
  const escapes = useWayBack();
  useEffect(() => () => finding.forget(), []);

  if (open !== null) return <FindBar opened={opened} />;
  return hasSearch ? <SearchHitsBar escapes={escapes} /> : null;
}

/** Shows the hits of a search as soon as the text is there. The matcher's code is loaded when a search led here. */
function useSearchHits(reveal: Reveal | undefined) {
  const isShown = useFinding((s) => s.isShown);
  const done = useRef<Reveal | undefined>(undefined);
  useEffect(() => {
    const { query = '' } = reveal ?? {};
    if (!reveal || done.current === reveal || !isShown) return;
    done.current = reveal;
    if (query.trim() === '') return finding.endSearch();
    void import('./search-finder.ts').then(({ searchFinder, occurrenceOf }) => {
      if (done.current !== reveal) return;
      const isHighlight = 'highlightId' in reveal;
      finding.showSearch({
        query,
        finder: searchFinder(query, isHighlight ? '' : reveal.hit),
        at: (view) =>
          isHighlight ? view.highlight(reveal.highlightId) : occurrenceOf(view.texts(), reveal.hit, reveal.occurrence),
      });
    });
  }, [reveal, isShown]);
  useEffect(
    () => () => {
      done.current = undefined;
    },
    [],
  );
}
