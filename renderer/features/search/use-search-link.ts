import { useEffect, useRef } from 'react';
import { call, listen } from '../../api.ts';
import { type ListFilter, noFilter, useNavigation } from '../../state/navigation.ts';
import { connectSearch, onSearchLine } from '../../state/search-lines.ts';
import { useVault } from '../../state/vault.ts';
import { optionsOf, type ResultOption, reselect } from './result-options.ts';
import { openSearchLink, type SearchLink } from './search-link.ts';
import { useSearch } from './search-store.ts';

const longest = 10_000;

/** The query with the filters as operators. */
function withFilters(query: string, filter: ListFilter = noFilter, tags: readonly string[] = []): string {
  const list = (name: string, values: readonly string[]) =>
    values.length > 0 ? [`${name}:${values.map((value) => `"${value.replaceAll('"', '')}"`).join(',')}`] : [];
  const operators = [
    ...list('team', filter.teamIds),
    ...list('pm', filter.pmIds),
    ...list('tag', tags),
    ...(filter.after === null ? [] : [`after:${filter.after}`]),
    ...(filter.before === null ? [] : [`during:1900-01-01..${filter.before}`]),
  ].join(' ');
  return operators === '' ? query.slice(0, longest) : `${operators} ${query}`.slice(0, longest);
}

/** Keeps results and preview as the query, the filters and the vault are, while the search is on screen. */
export function useSearchLink(selected: ResultOption | null): void {
  const link = useRef<SearchLink | null>(null);
  useEffect(() => {
    const opened = openSearchLink({
      onPort: onSearchLine,
      connect: connectSearch,
      onAway: (away) => useSearch.setState({ away }),
    });
    link.current = opened;
    const stop = listen('search:state-changed', (index) => useSearch.setState({ index }));
    call('search:state').then(
      (index) => useSearch.setState({ index }),
      () => {},
    );
    return () => {
      link.current = null;
      stop();
      opened.close();
    };
  }, []);

  const { query, tags, sort, limit, inFull } = useSearch();
  const filter = useNavigation((s) => s.filter);
  const revision = useVault((s) => s.revision);
  // While indexing, results come in; a few times a second is enough. Afterwards each report is a note that can be found now.
  const indexed = useSearch((s) => (s.index.state === 'indexing' ? Math.floor(s.index.done / 500) : s.index));
  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and progress mean that the same question has another answer
  useEffect(() => {
    const question = {
      query: withFilters(query, filter, tags),
      view: 'interviews' as const,
      sort,
      limit,
      inFull: inFull.slice(0, 200),
    };
    link.current?.ask('search', question, (answer) => {
      const { selected, answer: earlier } = useSearch.getState();
      const next = reselect(optionsOf(answer), optionsOf(earlier), selected);
      useSearch.setState({ answer, answered: query, selected: next });
    });
  }, [query, tags, sort, limit, inFull, filter, indexed, revision]);

  const answered = useSearch((s) => s.answered);
  const noteId = selected?.hit.noteId ?? null;
  const hit = selected?.passage?.hit;
  const occurrence = selected?.passage?.occurrence;
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (noteId === null) return;
    const around = hit !== undefined && occurrence !== undefined ? { around: { hit, occurrence } } : {};
    link.current?.ask('preview', { noteId, query: withFilters(answered), ...around }, (preview) =>
      useSearch.setState({ preview }),
    );
  }, [noteId, hit, occurrence, answered, indexed, revision]);
}
