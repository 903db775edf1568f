/** A run of `*`, `_`, `~` or `=` that may open or close a style. `piece` is its place in the list of pieces. */
export interface DelimiterRun {
  char: string;
  piece: number;
  count: number;
  left: number;
  canOpen: boolean;
  canClose: boolean;
}

const spaceOrNone = /^$|\s/u;
const punctuation = /[\p{P}\p{S}]/u;

/** What a run can do, from the characters around it (CommonMark 0.31, "Emphasis and strong emphasis"). */
export function delimiterRun(char: string, count: number, before: string, after: string, piece: number): DelimiterRun {
  const [spaceBefore, spaceAfter] = [spaceOrNone.test(before), spaceOrNone.test(after)];
  const [punctuationBefore, punctuationAfter] = [punctuation.test(before), punctuation.test(after)];
  const leftFlanking = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
  const rightFlanking = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
  const isWordBound = char === '_';
  return {
    char,
    piece,
    count,
    left: count,
    canOpen: leftFlanking && (!isWordBound || !rightFlanking || punctuationBefore),
    canClose: rightFlanking && (!isWordBound || !leftFlanking || punctuationAfter),
  };
}

/** Removes the runs that pair up from `pieces`; what stays unpaired is text. */
export function resolveDelimiters(runs: readonly DelimiterRun[], pieces: string[]): void {
  const openers: DelimiterRun[] = [];
  const bottoms = new Map<string, number>();
  for (const run of runs) {
    if (run.canClose) closeWith(run, openers, bottoms);
    if (run.canOpen && run.left > 0) openers.push(run);
  }
  for (const run of runs) pieces[run.piece] = run.char.repeat(run.left);
}

function closeWith(closer: DelimiterRun, openers: DelimiterRun[], bottoms: Map<string, number>): void {
  const isWhole = closer.char === '~' || closer.char === '=';
  const key = `${closer.char}${closer.canOpen}${isWhole ? closer.count : closer.count % 3}`;
  while (closer.left > 0) {
    const bottom = bottoms.get(key) ?? 0;
    let at = openers.length - 1;
    while (at >= bottom && !fits(openers[at]!, closer, isWhole)) at--;
    if (at < bottom) {
      bottoms.set(key, openers.length);
      return;
    }
    const opener = openers[at]!;
    const used = isWhole ? closer.count : Math.min(2, opener.left, closer.left);
    opener.left -= used;
    closer.left -= used;
    openers.length = opener.left > 0 ? at + 1 : at;
    for (const [name, depth] of bottoms) if (depth > openers.length) bottoms.set(name, openers.length);
  }
}

function fits(opener: DelimiterRun, closer: DelimiterRun, isWhole: boolean): boolean {
  if (opener.char !== closer.char || opener.left === 0) return false;
  if (isWhole) return opener.left === closer.left && (closer.char === '=' ? closer.count === 2 : closer.count <= 2);
  const isMiddle = opener.canClose || closer.canOpen;
  return !(isMiddle && (opener.count + closer.count) % 3 === 0 && (opener.count % 3 !== 0 || closer.count % 3 !== 0));
}
