import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { personName, teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import { DateFacet } from './DateFacet.tsx';
import { Facet } from './Facet.tsx';
import styles from './Facets.module.css';
import { useSearch } from './search-store.ts';

const none: never[] = [];

/** Team, PM, date and tag: each count says what the choice would leave. */
export function Facets() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const facets = useSearch((s) => s.answer?.facets);
  const tags = useSearch((s) => s.tags);
  const roster = useVault((s) => s.roster);
  return (
    <aside className={styles.facets} aria-label="Filters">
      <Facet
        title="Team"
        counts={facets?.team ?? none}
        selected={filter.teamIds}
        onChange={(teamIds) => setFilter({ ...filter, teamIds })}
        render={(id) => (
          <>
            <TeamDot team={id} />
            <span className={styles.clip} title={teamLooks(roster).get(id)?.name}>
              {teamLooks(roster).get(id)?.name ?? id}
            </span>
          </>
        )}
      />
      <Facet
        title="PM"
        counts={facets?.pm ?? none}
        selected={filter.pmIds}
        onChange={(pmIds) => setFilter({ ...filter, pmIds })}
        render={(id) => <span className={styles.clip}>{personName(roster, id)}</span>}
      />
      <DateFacet />
      <Facet
        title="Tag"
        counts={facets?.tag ?? none}
        selected={tags}
        onChange={(next) => useSearch.setState({ tags: next })}
        render={(tag) => <span className={styles.clip}>{tag}</span>}
      />
    </aside>
  );
}
