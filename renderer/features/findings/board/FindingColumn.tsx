import { Paperclip, Scale } from 'lucide-react';
import { memo } from 'react';
import type { FindingStatus, FindingSummary } from '../../../../shared/domain/finding.ts';
import type { Counts } from '../../../../shared/findings/count.ts';
import styles from './Board.module.css';
import { CardList } from './CardList.tsx';
import { CardView } from './CardView.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import type { BoardRow } from './cards.ts';
import { DropMarks } from './DropMarks.tsx';

interface FindingColumnProps {
  finding: FindingSummary;
  counts: Counts | null;
  rows: readonly BoardRow[];
  /** Of the column, in px. */
  width: number;
  onClaim: (finding: FindingSummary, claim: string) => void;
  onStatus: (finding: FindingSummary, status: FindingStatus) => void;
  onOpen: (finding: FindingSummary, row: BoardRow) => void;
}

/** A finding as a column: its head, and its evidence below, what speaks against it apart. */
export const FindingColumn = memo(function FindingColumn({
  finding,
  counts,
  rows,
  width,
  onClaim,
  onStatus,
  onOpen,
}: FindingColumnProps) {
  return (
    <>
      <ColumnHead
        finding={finding}
        counts={counts}
        width={width}
        onClaim={(claim) => onClaim(finding, claim)}
        onStatus={(status) => onStatus(finding, status)}
      />
      <CardList
        columnId={finding.id}
        label={`Evidence of ${finding.written ? finding.claim.slice(0, 120) : 'the finding without a claim'}`}
        rows={rows}
        render={renderRow}
        onOpen={(key) => {
          const row = rows.find((one) => one.key === key);
          if (row) onOpen(finding, row);
        }}
      />
      <DropMarks columnId={finding.id} foot="counter-evidence" locked={finding.readOnly !== null} />
    </>
  );
});

function renderRow(row: BoardRow) {
  if (row.type === 'card') return <CardView card={row.card} />;
  if (row.type === 'more') return <p className={styles.more}>{row.count.toLocaleString('en-US')} more</p>;
  if (row.type === 'opposite') {
    return (
      <p className={styles.opposite}>
        None yet. <span>Search for the opposite</span>
      </p>
    );
  }
  const isCounter = row.stance === 'contradicts';
  const Icon = isCounter ? Scale : Paperclip;
  return (
    <p className={styles.section} data-section={row.stance}>
      <Icon size={14} aria-hidden />
      {isCounter ? 'Counter-evidence' : 'Context'}
      <span className={styles.count}>{row.count.toLocaleString('en-US')}</span>
    </p>
  );
}
