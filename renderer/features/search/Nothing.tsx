import { runCommand } from '../../commands/use-command.ts';
import { setQuery, useSearch } from '../../state/search.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { fieldOf } from './field/field-state.ts';
import { useResults } from './results-store.ts';

const longestShown = 60;

/** Why there are no results, and the one thing that helps. */
export function Nothing() {
  const query = useResults((s) => s.answered);
  const inInterviews = useResults((s) => s.answer?.total ?? 0);
  const indexing = useResults((s) => s.index.state !== 'ready');
  const empty = useVault((s) => s.loaded && s.notes.length === 0);
  const view = useSearch((s) => s.view);
  const { chips, input } = fieldOf(query);
  const words = input.trim();
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
        chips.length > 0 ? (
          <Button onClick={() => setQuery(words)}>Clear filters</Button>
        ) : (
          <Button onClick={() => setQuery('')}>Clear search</Button>
        )
      }
    >
      {chips.length > 0 ? 'The filters leave out some interviews.' : 'Check the spelling, or try fewer words.'}
    </EmptyState>
  );
}

function shortened(words: string): string {
  const characters = [...words.slice(0, 4 * longestShown)];
  return characters.length > longestShown ? `${characters.slice(0, longestShown).join('')}…` : words;
}
