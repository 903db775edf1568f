import { diffArrays } from 'diff';

/** A run of parts of a text, `length` long from `at` on, that other parts (`by`) stand in place of. */
export interface RunOfChange {
  at: number;
  length: number;
  by: string[];
}

/** Parts added and removed, beyond which two texts count as different: the time for a comparison grows with them. */
const mostChanges = 1000;

/**
 * What has to change in `base` to make it `other`, in order; `null` where that is nearly everything. Takes time by the length
 * of the texts times the number of changes: words that occur thousands of times (a space) cost nothing extra.
 */
export function changesBetween(base: readonly string[], other: readonly string[]): RunOfChange[] | null {
  const parts = diffArrays([...base], [...other], { maxEditLength: mostChanges });
  if (!parts) return null;
  const changes: RunOfChange[] = [];
  let at = 0;
  let open: RunOfChange | null = null;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      at += value.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { at, length: 0, by: [] };
      changes.push(open);
    }
    if (added) open.by.push(...value);
    else {
      open.length += value.length;
      at += value.length;
    }
  }
  return changes;
}

/** Both sets of changes applied to `base`; `null` where they touch each other and do not say the same. */
export function mergeChanges(
  base: readonly string[],
  first: readonly RunOfChange[],
  second: readonly RunOfChange[],
): string[] | null {
  const out: string[] = [];
  let copied = 0;
  const take = ({ at, length, by }: RunOfChange) => {
    out.push(...base.slice(copied, at), ...by);
    copied = at + length;
  };
  for (let [i, j] = [0, 0]; i < first.length || j < second.length; ) {
    const [a, b] = [first[i], second[j]];
    if (a && b && a.at <= b.at + b.length && b.at <= a.at + a.length) {
      if (a.at !== b.at || a.length !== b.length || a.by.join('\0') !== b.by.join('\0')) return null;
      take(a);
      i++;
      j++;
    } else if (a && (!b || a.at < b.at)) {
      take(a);
      i++;
    } else {
      take(b!);
      j++;
    }
  }
  out.push(...base.slice(copied));
  return out;
}
