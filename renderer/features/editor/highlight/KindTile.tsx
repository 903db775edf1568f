import type { HighlightKind } from '../../../../shared/domain/interview.ts';
import styles from '../../../styles/kinds.module.css';

/** The small tinted tile of a kind of highlight. Decoration: its name stands beside it or in a title. */
export function KindTile({ kind }: { kind: HighlightKind }) {
  return <span aria-hidden className={styles.tile} data-kind={kind} />;
}
