import type { ReactNode } from 'react';
import { parseDeepLink } from '../../../shared/domain/deep-link.ts';
import styles from './ExportPreview.module.css';

/** A link before it leaves: what it searches for, with the names in it marked, and the link itself. */
export function LinkView({ link, renderText }: { link: string; renderText: (text: string) => ReactNode }) {
  const target = parseDeepLink(link);
  return (
    <dl className={styles.link}>
      <dt>Searches for</dt>
      <dd>{renderText(target?.to === 'search' ? target.query : '')}</dd>
      <dt>Link</dt>
      <dd data-mono>{link}</dd>
    </dl>
  );
}
