import {
  Highlighter,
  Layers,
  NotebookPen,
  PanelLeft,
  Plus,
  Search,
  Send,
  Settings,
  Tags,
  Trash2,
  Users,
} from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { type CommandId, keysOf } from '../../../shared/commands.ts';
import { runCommand, useUnavailable } from '../../commands/use-command.ts';
import { type ListFilter, noFilter, useNavigation } from '../../state/navigation.ts';
import { useSearch } from '../../state/search.ts';
import { useShownSavedSearch } from '../../state/shown-saved-search.ts';
import { useVault } from '../../state/vault.ts';
import side from '../../styles/sidebar.module.css';
import { cx } from '../../ui/cx.ts';
import { formatList } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { isMac } from '../../ui/keys.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import styles from './NotesSidebar.module.css';
import { type SidebarGroup, type SidebarTeam, sidebarGroups } from './sidebar-groups.ts';
import { useToday } from './use-today.ts';

const iconSize = 16;

/** Areas, then `searches`, then teams. A team or a PM narrows the interview list; chosen again, it stops. */
export function NotesSidebar({ searches }: { searches?: ReactNode }) {
  const area = useNavigation((s) => s.place.area);
  const filter = useNavigation((s) => s.filter);
  const vault = useVault((s) => s.vault);
  const name = vault.state === 'none' ? '' : vault.state === 'opening' ? vault.name : vault.vault.name;
  const saved = useShownSavedSearch((s) => s.id !== null);
  const highlights = useSearch((s) => s.view === 'highlights');
  const narrowed = filter.teamIds.length + filter.pmIds.length > 0;
  return (
    <nav data-pane="sidebar" aria-label="Areas and teams" className={styles.sidebar}>
      <div className={styles.head}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <IconButton
          label="Hide sidebar"
          keys={keysOf('view:sidebar', isMac)[0] ?? ''}
          icon={<PanelLeft size={iconSize} aria-hidden />}
          onClick={() => runCommand('view:sidebar')}
        />
      </div>
      <div className={styles.body}>
        <AreaRow
          command="search:open"
          label="Search"
          icon={<Search size={iconSize} aria-hidden />}
          here={area === 'search' && !saved && !highlights}
          onRun={() => useSearch.setState({ view: 'interviews' })}
        />
        <AreaRow
          command="go:highlights"
          label="Highlights"
          icon={<Highlighter size={iconSize} aria-hidden />}
          here={area === 'search' && !saved && highlights}
        />
        <AreaRow
          command="go:interviews"
          label="Interviews"
          icon={<NotebookPen size={iconSize} aria-hidden />}
          here={area === 'interviews' && !narrowed}
        />
        <AreaRow
          command="go:findings"
          label="Findings"
          icon={<Layers size={iconSize} aria-hidden />}
          here={area === 'findings' || area === 'finding' || area === 'goal'}
        />
        <AreaRow
          command="go:published"
          label="Published"
          icon={<Send size={iconSize} aria-hidden />}
          here={area === 'published'}
        />
        <AreaRow command="go:tags" label="Tags" icon={<Tags size={iconSize} aria-hidden />} here={area === 'tags'} />
        <AreaRow
          command="roster:show"
          label="Teams and people"
          icon={<Users size={iconSize} aria-hidden />}
          here={area === 'roster'}
        />
        {searches}
        <Teams />
      </div>
      <div className={styles.foot}>
        <AreaRow
          command="trash:show"
          label="Trash"
          icon={<Trash2 size={iconSize} aria-hidden />}
          here={area === 'trash'}
        />
        <AreaRow
          command="settings:open"
          label="Settings"
          icon={<Settings size={iconSize} aria-hidden />}
          here={area === 'settings'}
        />
      </div>
    </nav>
  );
}

interface AreaRowProps {
  command: CommandId;
  label: string;
  icon: React.ReactNode;
  here: boolean;
  /** What else belongs to going there by this row. */
  onRun?: () => void;
}

function AreaRow({ command, label, icon, here, onRun }: AreaRowProps) {
  const keys = keysOf(command, isMac)[0];
  const unavailable = useUnavailable(command);
  return (
    <button
      type="button"
      className={side.row}
      aria-current={here ? 'page' : undefined}
      aria-disabled={unavailable !== null || undefined}
      title={unavailable ?? undefined}
      onClick={() => {
        onRun?.();
        runCommand(command);
      }}
    >
      {icon}
      <span className={side.label}>{label}</span>
      {keys && <Kbd keys={keys} plain />}
    </button>
  );
}

function Teams() {
  const roster = useVault((s) => s.roster);
  const notes = useVault((s) => s.notes);
  const loaded = useVault((s) => s.loaded);
  const date = useToday();
  const groups = useMemo(() => sidebarGroups(roster, notes, date), [roster, notes, date]);
  const importUnavailable = useUnavailable('roster:import');
  if (!loaded) return null;
  if (groups.length === 0) {
    return (
      <section aria-label="Teams">
        <h2 className={side.heading}>Teams</h2>
        <button
          type="button"
          className={side.row}
          aria-disabled={importUnavailable !== null || undefined}
          onClick={() => runCommand('roster:import')}
        >
          <Plus size={iconSize} aria-hidden />
          <span className={side.label}>Add people and teams</span>
        </button>
      </section>
    );
  }
  return groups.map((group) => <TeamGroup key={group.pm?.id ?? ''} group={group} />);
}

function TeamGroup({ group: { pm, count, teams } }: { group: SidebarGroup }) {
  const filter = useNavigation((s) => s.filter);
  const title = pm?.name ?? 'No PM';
  const chosen = pm !== null && filter.pmIds.includes(pm.id);
  return (
    <section aria-label={pm ? `Teams of ${title}` : 'Teams without a PM'}>
      <h2 className={side.heading}>
        {pm ? (
          <button
            type="button"
            className={styles.pm}
            aria-pressed={chosen}
            title={`Interviews that count for ${title}: ${count}`}
            onClick={() => narrow(chosen ? {} : { pmIds: [pm.id] })}
          >
            {title}
          </button>
        ) : (
          title
        )}
      </h2>
      {teams.map((row) => (
        <TeamRow key={row.team.id} row={row} />
      ))}
    </section>
  );
}

function TeamRow({ row: { team, count, light } }: { row: SidebarTeam }) {
  const chosen = useNavigation((s) => s.filter.teamIds.includes(team.id));
  const names = formatList(light.map((pm) => pm.name));
  return (
    <button
      type="button"
      className={cx(side.row, styles.team)}
      aria-pressed={chosen}
      title={light.length > 0 ? `${team.name}: light support from ${names}` : undefined}
      onClick={() => narrow(chosen ? {} : { teamIds: [team.id] })}
    >
      <TeamDot team={team} />
      <span className={side.label}>
        {team.name}
        {light.length > 0 && <span className={styles.light}> {names}, light</span>}
      </span>
      <span className={side.count}>{count}</span>
    </button>
  );
}

function narrow(filter: Partial<ListFilter>) {
  const { place, go, setFilter } = useNavigation.getState();
  setFilter({ ...noFilter, ...filter });
  if (place.area !== 'interviews') go({ area: 'interviews', noteId: null });
}
