/** Digits without anything between them, at `[start, end)`. */
export interface Group {
  digits: string;
  start: number;
  end: number;
}

/** Groups that only spaces and the signs of phone numbers keep apart, so that they may be one number. */
export type Run = readonly Group[];

const betweenGroups = /[ ().\-/·]/;
/** `) - ` is the widest that people write. */
const widest = 4;
const letter = /[\p{L}\p{M}_]/u;

/** The runs of digits of a text, in its order. Groups that a letter touches (`a1`, `v2`, `4th`) belong to none and end a run. */
export function digitRuns(text: string): Run[] {
  const runs: Group[][] = [];
  let run: Group[] = [];
  let last = -1;
  const close = () => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const match of text.matchAll(/\d+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const apart = last < 0 || start - last > widest || !isBetween(text, last, start);
    if (apart) close();
    last = end;
    if (touchesLetter(text, start - 1) || touchesLetter(text, end)) {
      close();
      last = -1;
    } else run.push({ digits: match[0], start, end });
  }
  close();
  return runs;
}

function isBetween(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!betweenGroups.test(text[i]!)) return false;
  return true;
}

function touchesLetter(text: string, at: number): boolean {
  return at >= 0 && at < text.length && letter.test(text[at]!);
}

/** The digits of the groups `[from, to)` of a run, one after another. */
export function joined(run: Run, from: number, to: number): string {
  let digits = '';
  for (let i = from; i < to; i++) digits += run[i]!.digits;
  return digits;
}

/** Where a number that begins with a group begins, with the `+` and `(` before it. */
export function opening(text: string, { start }: Group): number {
  return start - (/(?:\+\(?|\()$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0);
}
