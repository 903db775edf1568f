import { Check, type LucideIcon, Pencil, Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import type { Roster } from '../../../shared/domain/roster.ts';
import type { RosterImport } from '../../../shared/ipc/roster.ts';
import { plural } from '../../ui/format.ts';
import { PeopleContext } from '../../ui/roster-context.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import styles from './Roster.module.css';
import { type Mark, type ReviewGroup, reviewGroups, rosterAfter } from './review-groups.ts';

const marks: Record<Mark, { label: string; icon: LucideIcon }> = {
  added: { label: 'New', icon: Plus },
  changed: { label: 'Changed', icon: Pencil },
  ended: { label: 'Ends', icon: X },
};

interface RosterReviewProps {
  preview: RosterImport;
  roster: Roster;
  /** Date from which the page holds. */
  from: string;
}

/** What the page says, grouped by PM, each difference from the vault marked; lines that were not understood below. */
export function RosterReview({ preview, roster, from }: RosterReviewProps) {
  const groups = useMemo(() => reviewGroups(preview, roster, from), [preview, roster, from]);
  const after = useMemo(() => ({ roster: rosterAfter(preview, roster), participants: [] }), [preview, roster]);
  return (
    <PeopleContext value={after}>
      <Summary preview={preview} />
      <div className={styles.groups}>
        {groups.map((group) => (
          <Group key={group.personId ?? ''} group={group} />
        ))}
      </div>
      {preview.unread.length > 0 && (
        <section className={styles.unread}>
          <h3>{plural(preview.unread.length, 'line')} not fully understood</h3>
          <p>Check these against the page. Whatever is missing above can be added in the roster files.</p>
          <ul>
            {preview.unread.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
    </PeopleContext>
  );
}

function Summary({ preview }: { preview: RosterImport }) {
  if (preview.changes.length === 0) {
    return (
      <p className={styles.same} role="status">
        <Check size={16} aria-hidden />
        The vault already matches this page.
      </p>
    );
  }
  const found = `${plural(preview.teams.length, 'team')} and ${plural(preview.people.length, 'person', 'people')} on the page`;
  return (
    <p className={styles.summary} role="status">
      {found}, {plural(preview.changes.length, 'difference')} from the vault
    </p>
  );
}

function Group({ group }: { group: ReviewGroup }) {
  return (
    <section className={styles.group}>
      <h3>
        {group.title}
        {group.mark && <MarkLabel mark={group.mark} />}
      </h3>
      <ul>
        {group.rows.map((row) => (
          <li key={`${row.teamId} ${row.mark}`} data-ended={row.mark === 'ended' || undefined}>
            <TeamDot team={row.teamId} />
            <span className={styles.name}>{row.name}</span>
            {row.details.length > 0 && <span className={styles.detail}>{row.details.join(', ')}</span>}
            <span className={styles.spacer} />
            {row.mark && <MarkLabel mark={row.mark} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MarkLabel({ mark }: { mark: Mark }) {
  const { label, icon: Icon } = marks[mark];
  return (
    <span className={styles.mark} data-mark={mark}>
      <Icon size={12} aria-hidden />
      {label}
    </span>
  );
}
