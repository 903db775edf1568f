import type { Spot } from '../privacy/decide.ts';

/** A text and where the stand-ins are in it. */
export interface Written {
  text: string;
  spots: readonly Spot[];
}

/** How far is looked for where two texts go on alike, in UTF-16 units: a folder before the name of a picture is the longest that is put in. */
const longestChange = 400;
/** So many units alike are no accident. */
const anchor = 8;

/**
 * The spots of a text in what became of it: written for Markdown, quoted for a table, pointed to other folders. Such steps put in and
 * change a few signs in a line, and no line more or less.
 */
export function carrySpots({ text, spots }: Written, after: string): Written {
  if (text === after || spots.length === 0) return { text: after, spots };
  const [before, now] = [text.split('\n'), after.split('\n')];
  if (before.length !== now.length) return { text: after, spots: within(text, after, spots, 0, 0) };
  const carried: Spot[] = [];
  let [from, to] = [0, 0];
  let next = 0;
  before.forEach((line, i) => {
    const here: Spot[] = [];
    // A stand-in is of one line.
    while (next < spots.length && spots[next]!.start <= from + line.length) here.push(spots[next++]!);
    const changed = now[i]!;
    if (here.length > 0) {
      const same = line === changed;
      carried.push(...(same ? here.map((spot) => moved(spot, to - from)) : within(line, changed, here, from, to)));
    }
    from += line.length + 1;
    to += changed.length + 1;
  });
  return { text: after, spots: carried };
}

/** Texts one after another. */
export function joinWritten(parts: readonly Written[], separator: string): Written {
  let at = 0;
  const spots = parts.flatMap((part) => {
    const here = part.spots.map((spot) => moved(spot, at));
    at += part.text.length + separator.length;
    return here;
  });
  return { text: parts.map((part) => part.text).join(separator), spots };
}

/** The same with something before it. */
export function moved(spot: Spot, by: number): Spot {
  return { ...spot, start: spot.start + by, end: spot.end + by };
}

function within(before: string, after: string, spots: readonly Spot[], from: number, to: number): Spot[] {
  let [i, j] = [0, 0];
  const walk = (target: number, isStart: boolean) => {
    while (i < target || (isStart && i === target && i < before.length && before[i] !== after[j])) {
      if (before[i] === after[j]) {
        i++;
        j++;
        continue;
      }
      const [gone, put] = nextAlike(before, after, i, j);
      if (gone + put === 0) break;
      i += gone;
      j += put;
    }
    return Math.min(after.length, j + Math.max(0, target - i));
  };
  return spots.map((spot) => {
    const { start, end } = spot;
    const first = walk(start - from, true);
    return { ...spot, start: to + first, end: to + Math.max(first, walk(end - from, false)) };
  });
}

/** How much of both has to be passed over until they go on alike; `[0, 0]` where they never do. */
function nextAlike(before: string, after: string, i: number, j: number): [gone: number, put: number] {
  for (let size = 1; size <= longestChange; size++) {
    for (let gone = 0; gone <= Math.min(size, 24); gone++) {
      const put = size - gone;
      const rest = before.slice(i + gone, i + gone + anchor);
      if (rest !== '' && after.startsWith(rest, j + put)) return [gone, put];
    }
  }
  return [0, 0];
}
