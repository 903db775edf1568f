/** A stretch of a text, `[start, end)` in UTF-16 units. */
export type Stretch = readonly [start: number, end: number];

export interface Match {
  /** Higher is better; only comparable for one query. */
  score: number;
  /** Where the query stands in the text, in order, for drawing it bold. */
  stretches: Stretch[];
}

/** Lower case without accents, each character in its place, so that positions hold in the original. */
export function foldText(text: string): string {
  let out = '';
  for (const char of text) {
    const bare = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    out += bare.length === char.length ? bare : char.length === 1 ? (bare[0] ?? char) : char;
  }
  return out;
}

/**
 * How well a query fits a text: every word of it must be there, as the start of the text, the start of a word, inside one, or as
 * a scatter of letters that begins a word. `folded` is the text as `foldText` gives it. `null` where it does not fit.
 */
export function matchText(query: string, folded: string): Match | null {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  let score = 0;
  const stretches: Stretch[] = [];
  for (const word of words) {
    const found = matchWord(word, folded);
    if (!found) return null;
    score += found.score;
    stretches.push(...found.stretches);
  }
  return { score: score - folded.length / 1000, stretches: merge(stretches) };
}

function matchWord(word: string, text: string): Match | null {
  if (text.startsWith(word)) return { score: 100, stretches: [[0, word.length]] };
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return { score: 80, stretches: [[at, at + word.length]] };
  }
  const inside = text.indexOf(word);
  if (inside !== -1) return { score: 50, stretches: [[inside, inside + word.length]] };
  return word.length >= 2 ? scatter(word, text) : null;
}

/** Letters in order with gaps, starting at a word's beginning; each further letter continues a run or begins a word. */
function scatter(word: string, text: string): Match | null {
  const stretches: [number, number][] = [];
  let from = 0;
  for (const letter of word) {
    const last = stretches.at(-1);
    if (last && text[from] === letter) {
      last[1] = ++from;
      continue;
    }
    let at = text.indexOf(letter, from);
    while (at !== -1 && !startsWord(text, at)) at = text.indexOf(letter, at + 1);
    if (at === -1) return null;
    stretches.push([at, at + 1]);
    from = at + 1;
  }
  return { score: 30 - stretches.length, stretches };
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function merge(stretches: Stretch[]): Stretch[] {
  const out: [number, number][] = [];
  for (const [start, end] of stretches.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

/** The candidates that fit, best first, equal ones in the order given; `limit` at most. */
export function rank<T>(
  query: string,
  candidates: readonly T[],
  foldedOf: (candidate: T) => string,
  limit = Number.POSITIVE_INFINITY,
): (Match & { candidate: T })[] {
  const found: (Match & { candidate: T })[] = [];
  for (const candidate of candidates) {
    const match = matchText(query, foldedOf(candidate));
    if (match) found.push({ ...match, candidate });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}
