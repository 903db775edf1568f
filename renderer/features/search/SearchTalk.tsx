import { useEffect, useRef } from 'react';
import { longestQuery } from '../../../shared/search/language/parse.ts';
import type { SearchAnswer } from '../../../shared/search/protocol.ts';
import { call, listen } from '../../api.ts';
import { useSearch } from '../../state/search.ts';
import { connectSearch, onSearchLine } from '../../state/search-lines.ts';
import { useVault } from '../../state/vault.ts';
import { useField } from './field/field-store.ts';
import { firstLimit, takeHighlights, useHighlights } from './highlights/highlights-store.ts';
import { optionsOf, reselect, selectedOf } from './result-options.ts';
import { useResults } from './results-store.ts';
import { openSearchLink, type SearchLink } from './search-link.ts';

/** The line of the search on screen, for further questions. */
export const link: { current: SearchLink | null } = { current: null };

/** While one types, the preview waits for so long: the next letter has another. Arrow keys have theirs at once. Milliseconds. */
const typingRest = 90;

/** Keeps results and preview as the query and the vault are, while the search is on screen. Shows nothing itself. */
export function SearchTalk() {
  useEffect(() => {
    const opened = openSearchLink({
      onPort: onSearchLine,
      connect: connectSearch,
      onAway: (away) => useResults.setState({ away }),
    });
    link.current = opened;
    const stop = listen('search:state-changed', (index) => useResults.setState({ index }));
    call('search:state').then(
      (index) => useResults.setState({ index }),
      () => {},
    );
    return () => {
      link.current = null;
      stop();
      opened.close();
      useResults.setState({ away: false });
    };
  }, []);

  const { query, view, sort, limit, inFull } = useSearch();
  const revision = useVault((s) => s.revision);
  const wanted = useHighlights((s) => s.limit);
  const asked = useRef<string | null>(null);
  // While indexing, results come in; a few times a second is enough. Afterwards each report is a note that can be found now.
  const indexed = useResults((s) => (s.index.state === 'indexing' ? Math.floor(s.index.done / 500) : s.index));
  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and progress mean that the same question has another answer
  useEffect(() => {
    const { input } = useField.getState();
    const text = query.slice(0, longestQuery);
    const isList = view === 'highlights';
    // Highlights come whole from a question of their own; this one counts them, with their people and facets.
    const question = { query: text, view, sort, limit: isList ? 1 : limit, inFull: inFull.slice(0, 200) };
    link.current?.ask('search', question, (answer) => show(answer, query, input));
    if (!isList) return;
    const subject = `${sort} ${text}`;
    const isOther = subject !== asked.current;
    asked.current = subject;
    if (isOther) useHighlights.setState({ limit: firstLimit, isAllWanted: false });
    link.current?.ask(
      'highlights',
      { query: text, sort, limit: isOther ? firstLimit : wanted },
      ({ highlights, total }) => takeHighlights(highlights, total, text),
    );
  }, [query, view, sort, limit, inFull, indexed, revision, wanted]);

  const answered = useResults((s) => s.answered);
  const selected = useResults(selectedOf);
  const noteId = selected?.note.noteId ?? null;
  const hit = selected?.passage?.hit;
  const occurrence = selected?.passage?.occurrence;
  const before = useRef(answered);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const isTyped = answered !== before.current;
    before.current = answered;
    if (!selected) return;
    const around = hit !== undefined && occurrence !== undefined ? { around: { hit, occurrence } } : {};
    const ask = () =>
      link.current?.ask(
        'preview',
        { noteId: selected.note.noteId, query: answered.slice(0, longestQuery), ...around },
        (preview) => useResults.setState({ preview: { ...preview, of: selected } }),
      );
    if (!isTyped) return ask();
    const timer = setTimeout(ask, typingRest);
    return () => clearTimeout(timer);
  }, [noteId, hit, occurrence, answered, indexed, revision]);
  return null;
}

/** The words that the shown answer is for: with other words, what is selected is the first again. */
let wordsBefore: string | null = null;

function show(answer: SearchAnswer, query: string, words: string) {
  const { selected, answer: earlier, gone } = useResults.getState();
  const kept = words === wordsBefore ? selected : null;
  wordsBefore = words;
  useResults.setState({
    answer,
    answered: query,
    selected: reselect(optionsOf(answer), optionsOf(earlier), kept),
    gone: query === useResults.getState().answered ? gone : null,
  });
}
