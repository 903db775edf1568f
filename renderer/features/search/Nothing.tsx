import type { QueryProblem } from '../../../shared/search/language/ast.ts';
import { runCommand } from '../../commands/use-command.ts';
import { setQuery, useSearch } from '../../state/search.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { fieldOf } from './field/field-state.ts';
import { narrows } from './field/query-problems.ts';
import { useResults } from './results-store.ts';

const longestShown = 60;
const none: readonly QueryProblem[] = [];

/** Why there are no results, and the one thing that helps. */
export function Nothing() {
  const query = useResults((s) => s.answered);
  const inInterviews = useResults((s) => s.answer?.total ?? 0);
  const indexing = useResults((s) => s.index.state !== 'ready');
  const empty = useVault((s) => s.loaded && s.notes.length === 0);
  const view = useSearch((s) => s.view);
  const { chips, input } = fieldOf(query);
  const words = input.trim();
  const problems = useResults((s) => s.answer?.problems ?? none);
  const isNarrowed = narrows(chips, query, problems);
  if (empty) {
    return (
      <EmptyState
        title="No interviews to search yet"
        action={<Button onClick={() => runCommand('note:new')}>New interview</Button>}
      >
        What you write is found here at once.
      </EmptyState>
    );
  }
  if (indexing && chips.length === 0 && words === '') return null;
  if (view === 'highlights' && chips.length === 0 && (words === '' || inInterviews > 0)) {
    return (
      <EmptyState
        title={words === '' ? 'No highlights yet' : `No highlight says “${shortened(words)}”`}
        action={<Button onClick={() => useSearch.setState({ view: 'interviews' })}>Show interviews</Button>}
      >
        {words === '' ? 'Passages that you mark in an interview are listed here.' : 'The interviews may.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={words === '' ? 'Nothing matches these filters' : `Nothing found for “${shortened(words)}”`}
      action={
        isNarrowed ? (
          <Button onClick={() => setQuery(words)}>Clear filters</Button>
        ) : (
          <Button onClick={() => setQuery('')}>Clear search</Button>
        )
      }
    >
      {isNarrowed ? 'The filters leave out some interviews.' : 'Check the spelling, or try fewer words.'}
    </EmptyState>
  );
}

function shortened(words: string): string {
  const characters = [...words.slice(0, 4 * longestShown)];
  return characters.length > longestShown ? `${characters.slice(0, longestShown).join('')}…` : words;
}
