import { memo } from 'react';
import styles from './UnitChart.module.css';
import { layOutUnits, type PersonMentions, unitWords } from './unit-chart.ts';

interface UnitChartProps {
  people: readonly PersonMentions[];
  /** The room for it, in px. */
  widest?: number;
}

/**
 * Evidence per person as a picture: a column per person, a square per mention, people who speak against the claim apart and
 * hollow. Has its words as a name; `MentionsTable` has the same as a table.
 */
export const UnitChart = memo(function UnitChart({ people, widest }: UnitChartProps) {
  const { units, size, width, height, each, hidden } = layOutUnits(people, widest);
  if (units.length === 0) return null;
  const words = `${unitWords(people)}${each > 1 ? `; a square stands for up to ${each} mentions` : ''}`;
  return (
    <span className={styles.chart}>
      <svg width={width} height={height} role="img" aria-label={words} className={styles.units}>
        <title>{words}</title>
        {units.map(({ x, y, against }) =>
          against ? (
            <rect
              key={`${x} ${y}`}
              x={x + 0.75}
              y={y + 0.75}
              width={size - 1.5}
              height={size - 1.5}
              rx={size > 4 ? 1.5 : 0.5}
              className={styles.against}
            />
          ) : (
            <rect key={`${x} ${y}`} x={x} y={y} width={size} height={size} rx={size > 4 ? 1.5 : 0.5} />
          ),
        )}
      </svg>
      {hidden > 0 && (
        <span className={styles.more} aria-hidden>
          +{hidden}
        </span>
      )}
    </span>
  );
});
