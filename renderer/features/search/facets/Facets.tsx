import { memo, useCallback, useMemo } from 'react';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import { Ulid } from '../../../../shared/domain/ids.ts';
import { HighlightKind } from '../../../../shared/domain/interview.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import type { Operator } from '../../../../shared/search/language/ast.ts';
import type { Facet as Counts } from '../../../../shared/search/protocol.ts';
import { pageSize, setQuery, useSearch } from '../../../state/search.ts';
import { useVault } from '../../../state/vault.ts';
import { humanize } from '../../../ui/format.ts';
import { personName, teamLooks } from '../../../ui/roster-look.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { KindIcon } from '../KindIcon.tsx';
import { useResults } from '../results-store.ts';
import { DateFacet } from './DateFacet.tsx';
import { Facet } from './Facet.tsx';
import styles from './Facets.module.css';
import { toggledFacet } from './facet-edits.ts';

const views = [
  { value: 'interviews', label: 'Interviews' },
  { value: 'highlights', label: 'Highlights' },
] as const;
const none: Counts = [];

/** What narrows the results in one click, and widens them again: each count says how many interviews the choice would leave. */
export const Facets = memo(function Facets() {
  const view = useSearch((s) => s.view);
  const facets = useResults((s) => s.answer?.facets);
  const roster = useVault((s) => s.roster);
  const teamName = useCallback((id: string) => teamLooks(roster).get(id)?.name ?? id, [roster]);
  const goals = useVault((s) => s.goals);
  const goalName = useCallback((id: string) => nameOfGoal(goals, id), [goals]);
  const pmName = useCallback((id: string) => personName(roster, id), [roster]);
  return (
    <aside data-pane="facets" className={styles.facets} aria-label="Filters">
      <header className={styles.head}>
        <Segmented
          label="Show"
          options={views}
          value={view}
          onChange={(next) => useSearch.setState({ view: next, limit: pageSize })}
        />
      </header>
      <div className={styles.list}>
        <Facet
          title="Highlight"
          counts={facets?.mark ?? none}
          nameOf={humanize}
          markOf={kindMark}
          onToggle={useToggle('mark')}
        />
        <Facet
          title="Team"
          counts={facets?.team ?? none}
          nameOf={teamName}
          markOf={teamMark}
          onToggle={useToggle('team', { roster })}
        />
        <Facet title="PM" counts={facets?.pm ?? none} nameOf={pmName} onToggle={useToggle('pm', { roster })} />
        <Facet
          title="Goal"
          counts={facets?.goal ?? none}
          nameOf={goalName}
          onToggle={useToggle('goal', { goals })}
          long
        />
        <DateFacet months={facets?.month ?? none} />
        <Facet title="Company" counts={facets?.company ?? none} onToggle={useToggle('company')} />
        <Facet title="Segment" counts={facets?.segment ?? none} onToggle={useToggle('segment')} />
        <Facet title="Tag" counts={facets?.tag ?? none} onToggle={useToggle('tag')} />
        <Facet title="Kind of interview" counts={facets?.kind ?? none} nameOf={humanize} onToggle={useToggle('kind')} />
      </div>
    </aside>
  );
});

const teamMark = (id: string) => <TeamDot team={id} />;

/** A goal by what it asks. Interviews may name one by words of their own; an id says nothing to anybody. */
function nameOfGoal(goals: readonly GoalSummary[], value: string): string {
  const goal = goals.find(({ id }) => id === value);
  if (goal) return goal.question || 'A goal without a question';
  return Ulid.safeParse(value).success ? 'A goal that is not in this vault' : value;
}

function kindMark(value: string) {
  const kind = HighlightKind.safeParse(value);
  return kind.success && <KindIcon kind={kind.data} plain />;
}

/** Chooses a value of an operator, or no longer. */
function useToggle(operator: Operator, { roster, goals }: { roster?: Roster; goals?: readonly GoalSummary[] } = {}) {
  return useMemo(
    () => (value: string, isChosen: boolean) => {
      const team = operator === 'team' ? roster?.teams.find(({ id }) => id === value) : undefined;
      const person = operator === 'pm' ? roster?.people.find(({ id }) => id === value) : undefined;
      const question = goals?.find(({ id }) => id === value)?.question;
      const names = team ? [team.name, ...team.aliases] : person ? [person.name] : question ? [question] : [];
      setQuery(toggledFacet(useSearch.getState().query, operator, value, { isChosen, names }));
    },
    [operator, roster, goals],
  );
}
