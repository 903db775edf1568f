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

/** A kind of highlight: tint by valence, icon by kind. `plain`: the icon alone, beside its name. */
export function KindIcon({ kind, plain }: { kind: HighlightKind; plain?: boolean }) {
  const Icon = icons[kind];
  if (plain) return <Icon size={14} aria-hidden />;
  return (
    <span className={styles.kind} data-kind={kind} role="img" aria-label={humanize(kind)} title={humanize(kind)}>
      <Icon size={12} aria-hidden />
    </span>
  );
}
