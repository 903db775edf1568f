import { Check } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { cx } from '../../../ui/cx.ts';
import { formatClock, formatDay } from '../../../ui/format.ts';
import { usePeople } from '../../../ui/roster-context.ts';
import { teamLooks } from '../../../ui/roster-look.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { KindIcon } from '../KindIcon.tsx';
import { MarkedText } from '../MarkedText.tsx';
import { asCell } from './grid-roles.ts';
import styles from './Highlights.module.css';
import { matchesIn, whoSays } from './highlight-words.ts';
import { checkEntry, keyOf } from './highlights-store.ts';
import { useParticipants } from './use-participants.ts';

export interface HighlightRowProps {
  highlight: StandingHighlight;
  /** The query whose words are marked in the text. */
  query: string;
  selected: boolean;
}

/** The cells of a highlight in the table: kind, words, who says it, whose team and which tags, when. */
export const TableCells = memo(function TableCells({ highlight, query, selected }: HighlightRowProps) {
  const { kind, text, tags, date, title, atSeconds } = highlight;
  const who = whoSays(highlight, useParticipants());
  return (
    <>
      <div {...asCell} className={cx(styles.cell, styles.mark)}>
        <CheckMark selected={selected} entry={keyOf(highlight)} />
        <KindIcon kind={kind} />
      </div>
      <div {...asCell} className={styles.cell} title={text.length > 120 ? text.slice(0, 600) : undefined}>
        <p className={styles.text}>
          <MarkedText text={text} spans={matchesIn(text, query)} />
        </p>
      </div>
      <div {...asCell} className={cx(styles.cell, styles.who)}>
        <span className={styles.clip} data-unknown={!who.known || undefined}>
          {who.name}
        </span>
        <span className={cx(styles.clip, styles.quiet)} title={who.from}>
          {who.from}
        </span>
      </div>
      <div {...asCell} className={cx(styles.cell, styles.teamCell)}>
        <Teams ids={highlight.teamIds} />
        <span className={cx(styles.clip, styles.quiet)} title={tags.join(', ')}>
          {tags.join(', ')}
        </span>
      </div>
      <div {...asCell} className={cx(styles.cell, styles.when)} title={title}>
        <time dateTime={date}>{formatDay(date)}</time>
        <span className={styles.quiet}>{atSeconds !== null && formatClock(atSeconds)}</span>
      </div>
    </>
  );
});

/** A highlight as a card: its words first, below them who said it, where, and what it is tagged with. */
export const Card = memo(function Card({ highlight, query, selected }: HighlightRowProps) {
  const { kind, text, tags, date, title, atSeconds } = highlight;
  const who = whoSays(highlight, useParticipants());
  return (
    <>
      <div className={styles.cardHead}>
        <KindIcon kind={kind} />
        <Teams ids={highlight.teamIds} />
        <span className={styles.spacer} />
        <span className={styles.quiet}>
          {atSeconds !== null && `${formatClock(atSeconds)} · `}
          <time dateTime={date}>{formatDay(date)}</time>
        </span>
        <CheckMark selected={selected} entry={keyOf(highlight)} />
      </div>
      <p className={styles.cardText} title={text.length > 280 ? text.slice(0, 1000) : undefined}>
        <MarkedText text={text} spans={matchesIn(text, query)} />
      </p>
      <div className={styles.cardFoot}>
        <span className={styles.clip}>
          {who.name}
          {who.from && <span className={styles.quiet}> · {who.from}</span>}
        </span>
        <span className={cx(styles.clip, styles.quiet)}>
          {title || 'Untitled'}
          {tags.length > 0 && ` · ${tags.join(', ')}`}
        </span>
      </div>
    </>
  );
});

function Teams({ ids }: { ids: readonly string[] }) {
  const { roster } = usePeople();
  const [first] = ids;
  if (first === undefined) return <span className={styles.quiet}>No team</span>;
  const names = ids.map((id) => teamLooks(roster).get(id)?.name ?? id);
  return (
    <span className={styles.teams} title={names.length > 1 ? names.join(', ') : undefined}>
      <TeamDot team={first} />
      <span className={styles.clip}>
        {names[0]}
        {names.length > 1 && ` +${names.length - 1}`}
      </span>
    </span>
  );
}

/** The check mark for the pointer; the keyboard has Space, and the row says whether it is chosen. */
function CheckMark({ selected, entry }: { selected: boolean; entry: string }) {
  const check = (event: MouseEvent) => {
    checkEntry(entry, event);
    event.currentTarget.closest<HTMLElement>('[data-pane-focus]')?.focus();
  };
  return (
    <span aria-hidden className={styles.check} data-checked={selected || undefined} onClick={check}>
      <span>{selected && <Check size={12} aria-hidden />}</span>
    </span>
  );
}
