import { parseDeepLink } from '../../../../shared/domain/deep-link.ts';
import styles from './ExportPreview.module.css';
import { Pieces } from './Hit.tsx';
import { cutMapped, type TextMark } from './mark-pieces.ts';
import { alignEscaped } from './source-map.ts';

/** A link before it leaves: what it searches for, with the names in it marked, and the link itself. */
export function LinkView({ link, marks }: { link: string; marks: readonly TextMark[] }) {
  const target = parseDeepLink(link);
  const query = target?.to === 'search' ? target.query : '';
  return (
    <dl className={styles.link}>
      <dt>Searches for</dt>
      <dd>
        <Pieces of={cutMapped(query, alignEscaped(query, link.indexOf('=') + 1), marks)} />
      </dd>
      <dt>Link</dt>
      <dd data-mono>{link}</dd>
    </dl>
  );
}
