import { Ellipsis, Lock } from 'lucide-react';
import { type FindingStatus, type FindingSummary, findingStatuses } from '../../../../shared/domain/finding.ts';
import type { Counts } from '../../../../shared/findings/count.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { humanize } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { FindingStatusLabel } from '../FindingStatusLabel.tsx';
import { trashFindings } from '../list/trash-findings.ts';
import { ReviewSignLabel } from '../review/ReviewSignLabel.tsx';
import { UnitChart } from '../UnitChart.tsx';
import styles from './Board.module.css';
import { useBoard } from './board-store.ts';
import { ClaimField } from './ClaimField.tsx';

/** px of a column that its edges and the three numbers take. */
const besideChart = 220;
const forMore = 24;
const leastRoom = 28;
const leastPitch = 4;

interface ColumnHeadProps {
  finding: FindingSummary;
  /** `null` while its evidence has not been looked up yet. */
  counts: Counts | null;
  /** Of the column, in px. */
  width: number;
  onClaim: (claim: string) => void;
  onStatus: (status: FindingStatus) => void;
}

/** The head of a finding's column, as high in each: status, claim, how many speak for it, and who how often. */
export function ColumnHead({ finding, counts, width, onClaim, onStatus }: ColumnHeadProps) {
  const go = useNavigation((s) => s.go);
  const locked = finding.readOnly === null ? null : 'Read only';
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <FindingStatusLabel status={finding.status} />
        <ReviewSignLabel findingId={finding.id} />
        {locked && <Lock size={14} aria-label={locked} />}
        <span className={styles.spacer} />
        <Menu
          trigger={<IconButton label="More" icon={<Ellipsis size={16} aria-hidden />} />}
          items={[
            { label: 'Open the finding', onSelect: () => go({ area: 'finding', findingId: finding.id }) },
            {
              label: 'Write the claim',
              keys: 'F2',
              unavailable: locked,
              onSelect: () => setTimeout(() => useBoard.setState({ writing: finding.id })), // once the menu gave the focus back
            },
            'separator',
            ...findingStatuses
              .filter((status) => status !== finding.status)
              .map((status) => ({
                label: `Status: ${humanize(status)}`,
                unavailable: locked,
                onSelect: () => onStatus(status),
              })),
            'separator',
            {
              label: 'Move to trash',
              danger: true,
              unavailable: locked,
              onSelect: () => void trashFindings([finding.id]),
            },
          ]}
        />
      </div>
      <ClaimField finding={finding} onChange={onClaim} />
      <div className={styles.sum}>
        <dl>
          <Count number={counts?.people} one="person" many="people" />
          <Count number={counts?.companies} one="company" many="companies" />
          <Count number={counts?.mentions} one="mention" many="mentions" />
        </dl>
        <span className={styles.chart}>
          {counts && <UnitChart people={counts.perPerson} widest={roomBeside(counts, width)} />}
        </span>
      </div>
    </header>
  );
}

/** What the numbers leave of a line, in px. Where it is too narrow for all people, also room for how many more there are. */
function roomBeside({ perPerson }: Counts, width: number): number {
  const room = Math.max(leastRoom, width - besideChart);
  return perPerson.length * leastPitch > room ? Math.max(leastRoom, room - forMore) : room;
}

function Count({ number, one, many }: { number: number | undefined; one: string; many: string }) {
  return (
    <div>
      <dt>{number === 1 ? one : many}</dt>
      <dd>{number?.toLocaleString('en-US') ?? '–'}</dd>
    </div>
  );
}
