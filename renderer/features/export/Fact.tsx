import { useMemo } from 'react';
import type { Bundle, Surface } from '../../../shared/ipc/export.ts';
import { OffsetContext, Pieces } from './preview/Hit.tsx';
import { cutText, marksOf, marksWithin } from './preview/mark-pieces.ts';
import styles from './Sections.module.css';

interface FactProps {
  label: string;
  surface: Surface;
  bundle: Bundle;
  /** What is shown of the surface. */
  value: string;
  /** Where that begins in the surface, in UTF-16 units. */
  from?: number;
  mono?: boolean;
}

/** A line of what an export becomes, with its hits marked; amber while one is undecided. As long as one is there it is shown in full. */
export function Fact({ label, surface, bundle, value, from = 0, mono }: FactProps) {
  const marks = useMemo(() => marksOf(bundle.marks, surface), [bundle.marks, surface]);
  const within = marksWithin(marks, from, from + value.length);
  return (
    <div className={styles.prop} data-tall={within.length > 0 || undefined}>
      <dt className={styles.label}>{label}</dt>
      <dd
        className={styles.fact}
        dir="auto"
        data-surface={surface}
        data-mono={mono || undefined}
        data-full={within.length > 0 || undefined}
        data-warn={within.some(({ state }) => state === 'open') || undefined}
        title={value}
      >
        <OffsetContext value={0}>
          <Pieces of={cutText(value, from, within)} />
        </OffsetContext>
      </dd>
    </div>
  );
}

/** A text of several lines: its first, or all of it as long as a hit stands below it. */
export function TextFact({ value, ...rest }: Omit<FactProps, 'value' | 'from'> & { value: string }) {
  const [first = ''] = value.split('\n');
  const hasMore = marksOf(rest.bundle.marks, rest.surface).some(({ end }) => end > first.length);
  return <Fact {...rest} value={hasMore ? value.trimEnd() : first} />;
}
