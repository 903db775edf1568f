import { Archive, GitMerge, GitPullRequest, type LucideIcon, PencilLine, ShieldQuestion } from 'lucide-react';
import type { FindingStatus } from '../../../shared/domain/finding.ts';
import { humanize } from '../../ui/format.ts';
import styles from './FindingCard.module.css';

const looks: Record<FindingStatus, { icon: LucideIcon; tone?: 'accent' | 'ok' | 'warn' }> = {
  draft: { icon: PencilLine },
  in_review: { icon: GitPullRequest, tone: 'accent' },
  merged: { icon: GitMerge, tone: 'ok' },
  challenged: { icon: ShieldQuestion, tone: 'warn' },
  superseded: { icon: Archive },
};

/** The status of a finding as icon and word. */
export function FindingStatusLabel({ status }: { status: FindingStatus }) {
  const { icon: Icon, tone } = looks[status];
  return (
    <span className={styles.status} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {humanize(status)}
    </span>
  );
}
