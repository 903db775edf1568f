import { useEffect } from 'react';
import { toggleValue } from '../../../shared/search/language/edit.ts';
import { runCommand, useCommand } from '../../commands/use-command.ts';
import { type ListFilter, useNavigation } from '../../state/navigation.ts';
import { setPreferences } from '../../state/preferences.ts';
import { resetSearch, setQuery, useSearch } from '../../state/search.ts';
import { useVault } from '../../state/vault.ts';
import { useView } from '../../state/view.ts';
import { focusedPane } from '../../workbench/panes.ts';
import { withDates } from './facets/facet-edits.ts';
import { forgetField } from './field/field-store.ts';
import { resetHighlights } from './highlights/highlights-store.ts';
import { resetResults, useResults } from './results-store.ts';
import { loadSearch } from './SearchPane.tsx';

/** Offers the search while a vault is open, and forgets it with the vault. Mounted by the App. */
export function SearchCommands() {
  const go = useNavigation((s) => s.go);
  const vaultId = useVault((s) =>
    s.vault.state === 'open' || s.vault.state === 'gone' ? s.vault.vault.vaultId : null,
  );
  useCommand('search:open', () => {
    const { filter, place } = useNavigation.getState();
    if (place.area !== 'search') useResults.setState({ cameFrom: focusedPane() });
    if (place.area !== 'search' && useSearch.getState().query.trim() === '') setQuery(queryOfFilter(filter));
    go({ area: 'search' });
    useResults.setState((s) => ({ focusCalls: s.focusCalls + 1 }));
  });
  useCommand('go:highlights', () => {
    useView.setState({ focusMode: false });
    if (useNavigation.getState().place.area !== 'search') useResults.setState({ cameFrom: focusedPane() });
    go({ area: 'search', view: 'highlights' });
  });
  const show = (highlightLayout: 'table' | 'cards') => () => {
    void setPreferences({ highlightLayout });
    runCommand('go:highlights');
  };
  useCommand('view:highlights-table', show('table'));
  useCommand('view:highlights-cards', show('cards'));
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadSearch());
    return () => cancelIdleCallback(idle);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another vault begins with an empty search
  useEffect(
    () => () => {
      resetSearch();
      resetResults();
      resetHighlights();
      forgetField();
    },
    [vaultId],
  );
  return null;
}

/** What narrows the list of interviews, as a query. */
function queryOfFilter({ teamIds, pmIds, after, before }: ListFilter): string {
  let query = teamIds.reduce((text, id) => toggleValue(text, 'team', id), '');
  query = pmIds.reduce((text, id) => toggleValue(text, 'pm', id), query);
  return withDates(query, { ...(after !== null && { from: after }), ...(before !== null && { to: before }) });
}
