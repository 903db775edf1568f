import { Check, FileText, UserRound } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { Person, Roster } from '../../../shared/domain/roster.ts';
import { isActive } from '../../../shared/domain/roster-rules.ts';
import { runCommand, useUnavailable } from '../../commands/use-command.ts';
import { setPreferences, usePreferences } from '../../state/preferences.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate, formatList, humanize, today } from '../../ui/format.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { TeamDot } from '../../ui/TeamDot.tsx';
import styles from './Roster.module.css';

/** Teams and people of the vault: each PM with their teams, the teams without one, and who “me” is. */
export function RosterView() {
  const roster = useVault((s) => s.roster);
  const empty = roster.people.length === 0 && roster.teams.length === 0;
  return (
    <div className={styles.view}>
      <PaneHeader title="Teams and people">{!empty && <ImportButton />}</PaneHeader>
      {empty ? (
        <EmptyState title="No teams yet" action={<ImportButton accent />}>
          Read them from a page that lists each PM with their teams.
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          <div className={styles.column}>
            <p className={styles.intro}>
              A team has a PM when somebody supports it fully; light support does not count. A ring marks a team without
              a PM.
            </p>
            <Groups roster={roster} />
          </div>
        </div>
      )}
    </div>
  );
}

function ImportButton({ accent }: { accent?: boolean }) {
  const unavailable = useUnavailable('roster:import');
  return (
    <Button
      variant={accent ? 'accent' : 'default'}
      icon={<FileText size={16} aria-hidden />}
      disabled={unavailable !== null}
      title={unavailable ?? undefined}
      onClick={() => runCommand('roster:import')}
    >
      Import from a page…
    </Button>
  );
}

function Groups({ roster }: { roster: Roster }) {
  const date = today();
  const { pms, others, rest } = useMemo(() => arranged(roster, date), [roster, date]);
  const teamName = (id: string) => roster.teams.find((t) => t.id === id)?.name ?? id;
  return (
    <>
      {pms.map((person) => (
        <PersonGroup key={person.id} person={person}>
          {active(person, date).map((m) => (
            <li key={`${m.team} ${m.from}`}>
              <TeamDot team={m.team} />
              <span className={styles.name}>{teamName(m.team)}</span>
              {m.support === 'light' && <span className={styles.detail}>light support</span>}
              <span className={styles.spacer} />
              <span className={styles.since}>since {formatDate(m.from)}</span>
            </li>
          ))}
        </PersonGroup>
      ))}
      {rest.length > 0 && (
        <section className={styles.group}>
          <h2>No PM</h2>
          <ul>
            {rest.map(({ id, name, light }) => (
              <li key={id}>
                <TeamDot team={id} />
                <span className={styles.name}>{name}</span>
                {light.length > 0 && <span className={styles.detail}>light support from {formatList(light)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section className={styles.group}>
          <h2>Other people</h2>
          <ul>
            {others.map((person) => (
              <li key={person.id}>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.role}>{humanize(person.role)}</span>
                <span className={styles.spacer} />
                <ThisIsMe person={person} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function PersonGroup({ person, children }: { person: Person; children: ReactNode[] }) {
  return (
    <section className={styles.group}>
      <header>
        <h2>{person.name}</h2>
        <span className={styles.role}>PM</span>
        <span className={styles.spacer} />
        <ThisIsMe person={person} />
      </header>
      {children.length > 0 ? <ul>{children}</ul> : <p className={styles.none}>No team at present</p>}
    </section>
  );
}

/** Whose interviews new ones are; kept on this machine for this vault. */
function ThisIsMe({ person }: { person: Person }) {
  const vault = useVault((s) => s.vault);
  const me = usePreferences((s) => s.me);
  const vaultId = vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : null;
  if (vaultId === null) return null;
  const chosen = me[vaultId] === person.id;
  const choose = () => {
    const { [vaultId]: _, ...elsewhere } = me;
    void setPreferences({ me: chosen ? elsewhere : { ...elsewhere, [vaultId]: person.id } });
  };
  return (
    <Button
      variant="quiet"
      className={styles.me}
      aria-pressed={chosen}
      aria-label={`This is me: ${person.name}`}
      icon={chosen ? <Check size={14} aria-hidden /> : <UserRound size={14} aria-hidden />}
      onClick={choose}
    >
      This is me
    </Button>
  );
}

function arranged(roster: Roster, date: string) {
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  const pms = roster.people.filter((p) => p.role === 'pm').sort(byName);
  const led = new Set(
    pms.flatMap((p) => p.memberships.filter((m) => m.support === 'full' && isActive(m, date)).map((m) => m.team)),
  );
  const rest = roster.teams
    .filter((team) => !led.has(team.id))
    .sort(byName)
    .map(({ id, name }) => ({
      id,
      name,
      light: pms.filter((p) => active(p, date).some((m) => m.team === id)).map((p) => p.name),
    }));
  return { pms, rest, others: roster.people.filter((p) => p.role !== 'pm').sort(byName) };
}

/** What holds on the date, full support first. */
function active(person: Person, date: string) {
  const now = person.memberships.filter((m) => isActive(m, date));
  return [...now.filter((m) => m.support === 'full'), ...now.filter((m) => m.support === 'light')];
}
