import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
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
  /** Shown in full even without a hit. */
  full?: boolean;
  /** After the text. */
  children?: ReactNode;
}

/** A line of what an export becomes, with its hits marked; amber while one is undecided. As long as one is there it is shown in full. */
export function Fact({ label, surface, bundle, value, from = 0, mono, full, children }: FactProps) {
  const marks = useMemo(() => marksOf(bundle.marks, surface), [bundle.marks, surface]);
  const within = marksWithin(marks, from, from + value.length);
  const isFull = full || within.length > 0;
  return (
    <div className={styles.prop} data-tall={isFull || undefined}>
      <dt className={styles.label}>{label}</dt>
      <dd
        className={styles.fact}
        dir="auto"
        data-surface={surface}
        data-exact=""
        data-mono={mono || undefined}
        data-full={isFull || undefined}
        data-warn={within.some(({ state }) => state === 'open') || undefined}
        title={value}
      >
        <OffsetContext value={0}>
          <Pieces of={cutText(value, from, within)} />
        </OffsetContext>
        {children}
      </dd>
    </div>
  );
}

/** A text of several lines: its first until more is asked for, or as long as a hit stands below it. */
export function TextFact({ value, ...rest }: Omit<FactProps, 'value' | 'from' | 'children'> & { value: string }) {
  const [isOpen, setOpen] = useState(false);
  const whole = value.trimEnd();
  const [first = ''] = whole.split('\n');
  const hasMark = marksOf(rest.bundle.marks, rest.surface).some(({ end }) => end > first.length);
  const isWhole = isOpen || hasMark;
  return (
    <Fact {...rest} value={isWhole ? whole : first} full={isWhole}>
      {whole !== first && !hasMark && (
        <button
          type="button"
          className={styles.unfold}
          aria-expanded={isOpen}
          aria-label={`All of it: ${rest.label}`}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
        </button>
      )}
    </Fact>
  );
}
