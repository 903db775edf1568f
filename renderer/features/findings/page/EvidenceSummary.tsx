import { PencilRuler, TriangleAlert } from 'lucide-react';
import type { Counts } from '../../../../shared/findings/count.ts';
import { plural } from '../../../ui/format.ts';
import { UnitChart } from '../UnitChart.tsx';
import styles from './EvidencePane.module.css';

/** How many independent people speak for the claim, as numbers and per person; and what needs a look. `null`: not known yet. */
export function EvidenceSummary({ counts, isEmpty }: { counts: Counts | null; isEmpty: boolean }) {
  if (isEmpty) return null;
  return (
    <div data-counts className={styles.summary}>
      <dl className={styles.counts}>
        <Count number={counts?.people} name={counts?.people === 1 ? 'person' : 'people'} />
        <Count number={counts?.companies} name={counts?.companies === 1 ? 'company' : 'companies'} />
        <Count number={counts?.mentions} name={counts?.mentions === 1 ? 'mention' : 'mentions'} />
      </dl>
      {counts && <UnitChart people={counts.perPerson} />}
      {counts && counts.missing > 0 && (
        <p className={styles.sign} data-tone="warn">
          <TriangleAlert size={14} aria-hidden />
          <span>{plural(counts.missing, 'quote')} not found again. Not counted.</span>
        </p>
      )}
      {counts && counts.changed > 0 && (
        <p className={styles.sign} data-tone="warn">
          <PencilRuler size={14} aria-hidden />
          <span>{plural(counts.changed, 'quote')} with other words by now</span>
        </p>
      )}
    </div>
  );
}

function Count({ number, name }: { number: number | undefined; name: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{number?.toLocaleString('en-US') ?? '–'}</dd>
    </div>
  );
}
