import { CircleSlash2, Lock, PencilRuler, Scale, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { FindingSummary } from '../../../shared/domain/finding.ts';
import type { Counts } from '../../../shared/findings/count.ts';
import { useVault } from '../../state/vault.ts';
import { plural } from '../../ui/format.ts';
import { teamLooks } from '../../ui/roster-look.ts';
import { TeamDot } from '../../ui/TeamDot.tsx';
import styles from './FindingCard.module.css';
import { FindingStatusLabel } from './FindingStatusLabel.tsx';
import { ReviewSignLabel } from './review/ReviewSignLabel.tsx';
import { UnitChart } from './UnitChart.tsx';

export interface FindingCardProps {
  finding: FindingSummary;
  /** `null` while its evidence has not been looked up yet. */
  counts: Counts | null;
  /** In the place of the claim's words: where it is edited. */
  claim?: ReactNode;
  /** A button at the end of the first line. */
  action?: ReactNode;
}

const longestTooltip = 500;

/**
 * A finding at a glance: its claim, how many people, companies and mentions speak for it, the same per person as a picture, and
 * what there is to know beside it. Stands in a column or fills a row, by the room it has.
 */
export const FindingCard = memo(function FindingCard({ finding, counts, claim, action }: FindingCardProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.card}>
        {claim ?? <Claim finding={finding} />}
        <div className={styles.meta}>
          <FindingStatusLabel status={finding.status} />
          <Teams ids={finding.teamIds} />
          <span className={styles.spacer} />
          {action}
        </div>
        <div className={styles.sum}>
          <Count number={counts?.people} one="person" many="people" />
          <Count number={counts?.companies} one="company" many="companies" />
          <Count number={counts?.mentions} one="mention" many="mentions" />
          <span className={styles.spacer} />
          <span className={styles.chart}>{counts && <UnitChart people={counts.perPerson} />}</span>
        </div>
        <Signs finding={finding} counts={counts} />
      </div>
    </div>
  );
});

function Claim({ finding: { claim, written } }: { finding: FindingSummary }) {
  return (
    <p className={styles.claim} data-unwritten={!written || undefined} title={tooltip(claim)}>
      {written ? claim : 'No claim yet'}
    </p>
  );
}

function tooltip(claim: string): string | undefined {
  if (claim.length < 80) return undefined;
  return claim.length > longestTooltip ? `${claim.slice(0, longestTooltip)}…` : claim;
}

function Teams({ ids }: { ids: readonly string[] }) {
  const roster = useVault((s) => s.roster);
  if (ids.length === 0) return null;
  const names = ids.map((id) => teamLooks(roster).get(id)?.name ?? id).join(', ');
  return (
    <span className={styles.teams} title={names}>
      {ids.map((id) => (
        <TeamDot key={id} team={id} />
      ))}
      <span className={styles.clip}>{names}</span>
    </span>
  );
}

function Count({ number, one, many }: { number: number | undefined; one: string; many: string }) {
  return (
    <span className={styles.count}>
      <b>{number?.toLocaleString('en-US') ?? '–'}</b> <span>{number === 1 ? one : many}</span>
    </span>
  );
}

function Signs({ finding, counts }: { finding: FindingSummary; counts: Counts | null }) {
  const against = counts?.contradicting;
  const missing = counts?.missing ?? 0;
  const changed = counts?.changed ?? 0;
  const problems = finding.problems.length;
  return (
    <div className={styles.signs}>
      <ReviewSignLabel findingId={finding.id} />
      {against && against.mentions > 0 && (
        <span className={styles.sign} data-tone="danger">
          <Scale size={14} aria-hidden />
          <span>{plural(against.people, 'person', 'people')} against</span>
        </span>
      )}
      {counts && against?.mentions === 0 && counts.mentions > 0 && (
        <span className={styles.sign}>
          <Scale size={14} aria-hidden />
          <span>No counter-evidence</span>
        </span>
      )}
      {counts && counts.mentions === 0 && against?.mentions === 0 && missing === 0 && (
        <span className={styles.sign}>
          <CircleSlash2 size={14} aria-hidden />
          <span>No evidence yet</span>
        </span>
      )}
      {missing > 0 && (
        <span className={styles.sign} data-tone="warn">
          <TriangleAlert size={14} aria-hidden />
          <span>{plural(missing, 'quote')} missing</span>
        </span>
      )}
      {changed > 0 && (
        <span className={styles.sign} data-tone="warn">
          <PencilRuler size={14} aria-hidden />
          <span>{plural(changed, 'quote')} changed</span>
        </span>
      )}
      {problems > 0 && (
        <span className={styles.sign} data-tone="warn">
          <TriangleAlert size={14} aria-hidden />
          <span>{plural(problems, 'field')} to check</span>
        </span>
      )}
      {finding.readOnly !== null && (
        <span className={styles.sign}>
          <Lock size={14} aria-hidden />
          <span>Read only</span>
        </span>
      )}
    </div>
  );
}
