import { Bug, CircleHelp, CirclePlus, Quote, ThumbsDown, ThumbsUp, Wrench } from 'lucide-react';
import type { HighlightKind } from '../../../shared/domain/interview.ts';
import { humanize } from '../../ui/format.ts';
import styles from './Search.module.css';

const icons = {
  pain: ThumbsDown,
  request: CirclePlus,
  bug: Bug,
  praise: ThumbsUp,
  workaround: Wrench,
  quote: Quote,
  question: CircleHelp,
} satisfies Record<HighlightKind, typeof Bug>;

/** The kind of highlight a passage stands in: tint by valence, icon by kind. */
export function KindIcon({ kind }: { kind: HighlightKind }) {
  const Icon = icons[kind];
  return (
    <span className={styles.kind} data-kind={kind} role="img" aria-label={humanize(kind)} title={humanize(kind)}>
      <Icon size={12} aria-hidden />
    </span>
  );
}
