import type { Counts } from '../../../shared/findings/count.ts';

/** How often one person speaks for and against a claim. */
export type PersonMentions = Counts['perPerson'][number];

/** A square of the chart: its upper left corner in px, and whether it speaks against the claim. */
export interface Unit {
  x: number;
  y: number;
  against: boolean;
}

export interface UnitChartLayout {
  units: Unit[];
  /** Side of a square and of the whole, in px. */
  size: number;
  width: number;
  height: number;
  /** How many mentions a square stands for: more than one where somebody has very many. */
  each: number;
  /** People for whom there is no room: those with the fewest mentions. */
  hidden: number;
}

const largest = 8; // px from square to square
const smallest = 4;
const tallest = 40;
const usualWidth = 104;

/**
 * A column per person and a square per mention, tallest first; those who speak against the claim apart at the end. Loud people
 * make the chart taller, never wider. `people` in any order; one who does both has a column in both parts.
 `widest`: the room for it, in px.
 */
export function layOutUnits(people: readonly PersonMentions[], widest = usualWidth): UnitChartLayout {
  const columns = (of: 'supports' | 'contradicts') =>
    people
      .map((person) => person[of])
      .filter((count) => count > 0)
      .sort((a, b) => b - a);
  const supporting = columns('supports');
  const against = columns('contradicts');
  const most = Math.max(1, ...supporting.slice(0, 1), ...against.slice(0, 1));
  const gap = supporting.length > 0 && against.length > 0 ? 1 : 0;
  const wanted = supporting.length + against.length + gap;
  const pitch = Math.max(smallest, Math.min(largest, Math.floor(tallest / most), Math.floor(widest / wanted)));
  const each = Math.max(1, Math.ceil(most / Math.floor(tallest / pitch)));
  const room = Math.floor(widest / pitch) - gap;
  // Both sides keep their share of the room, and neither goes unseen.
  const total = supporting.length + against.length;
  const shownAgainst =
    total <= room ? against.length : Math.min(against.length, Math.max(1, Math.round((room * against.length) / total)));
  const shownFor = Math.min(supporting.length, room - shownAgainst);
  const shown = [
    ...supporting.slice(0, shownFor).map((count, i) => ({ count, column: i, against: false })),
    ...against.slice(0, shownAgainst).map((count, i) => ({ count, column: shownFor + gap + i, against: true })),
  ];
  const size = pitch - (pitch > 5 ? 2 : 1);
  const rows = Math.max(0, ...shown.map(({ count }) => Math.ceil(count / each)));
  const height = rows === 0 ? 0 : rows * pitch - (pitch - size);
  return {
    units: shown.flatMap(({ count, column, against }) =>
      Array.from({ length: Math.ceil(count / each) }, (_, row) => ({
        x: column * pitch,
        y: height - size - row * pitch,
        against,
      })),
    ),
    size,
    width: shown.length === 0 ? 0 : (shown.length + gap) * pitch - (pitch - size),
    height,
    each,
    hidden: total - shown.length,
  };
}

/** The chart in words: `Mentions per person: supporting 4, 2, 1; contradicting none`. */
export function unitWords(people: readonly PersonMentions[]): string {
  const list = (of: 'supports' | 'contradicts') => {
    const counts = people
      .map((person) => person[of])
      .filter((count) => count > 0)
      .sort((a, b) => b - a);
    const rest = counts.length - mostSaid;
    const said = counts.slice(0, mostSaid).join(', ');
    return counts.length === 0 ? 'none' : rest > 0 ? `${said} and ${rest} more people` : said;
  };
  return `Mentions per person: supporting ${list('supports')}; contradicting ${list('contradicts')}`;
}

const mostSaid = 20;
