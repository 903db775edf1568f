import { MessageSquareX } from 'lucide-react';
import { leftOutOf } from '../../../shared/export/left-out.ts';
import type { Bundle } from '../../../shared/ipc/export.ts';
import { formatDate, plural } from '../../ui/format.ts';
import styles from './Sections.module.css';

/** So many interviews are named; the rest is a number. */
const mostNamed = 8;

/** The interviews of which nothing that was said leaves, and how much that is. Nothing where there are none. */
export function ConsentSection({ bundle }: { bundle: Bundle | null }) {
  if (!bundle || bundle.withheld.length === 0) return null;
  const { withheld } = bundle;
  const rest = withheld.length - mostNamed;
  return (
    <section className={styles.section} aria-labelledby="export-consent">
      <div className={styles.headRow}>
        <h2 id="export-consent" className={styles.head}>
          No consent
        </h2>
        <span className={styles.count}>{withheld.length}</span>
      </div>
      <p role="status" className={styles.quiet}>
        {leftOutOf(withheld.length)}
      </p>
      <ul className={styles.leftOut} aria-label="Interviews left out">
        {withheld.slice(0, mostNamed).map(({ title, date, quotes }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two interviews may have one title and date
          <li key={`${title} ${date} ${i}`}>
            <MessageSquareX size={14} aria-hidden />
            <span>
              <span className={styles.picture}>
                {title || (date ? 'Untitled interview' : 'No longer in the vault')}
              </span>
              {date && ` · ${formatDate(date)}`}
              {quotes !== null && quotes > 0 && ` · ${plural(quotes, 'quote')}`}
            </span>
          </li>
        ))}
        {rest > 0 && <li>{plural(rest, 'more interview')}</li>}
      </ul>
    </section>
  );
}
