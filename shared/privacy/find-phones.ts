import type { KnownIdentity } from './identities.ts';
import { joined, opening, type Run } from './patterns/digit-groups.ts';

/** Known numbers by their digits, and by each ending that is long enough to stand for them. */
export interface PhoneIndex {
  whole: ReadonlyMap<string, KnownIdentity>;
  endings: ReadonlyMap<string, KnownIdentity>;
  longest: number;
}

/** Shorter numbers are not looked for; an ending of so many digits is a number without its country and area. */
const shortest = 6;
const shortestEnding = 7;

export function indexPhones(identities: readonly KnownIdentity[]): PhoneIndex {
  const whole = new Map<string, KnownIdentity>();
  const endings = new Map<string, KnownIdentity>();
  let longest = 0;
  for (const identity of identities) {
    if (identity.kind !== 'phone') continue;
    const digits = identity.value.normalize('NFKC').replace(/\D/g, '').replace(/^00/, '');
    if (digits.length < shortest) continue;
    longest = Math.max(longest, digits.length);
    if (!whole.has(digits)) whole.set(digits, identity);
    for (let from = 0; digits.length - from >= shortestEnding; from++) {
      const ending = digits.slice(from);
      if (!endings.has(ending)) endings.set(ending, identity);
    }
  }
  return { whole, endings, longest };
}

/** Finds known numbers among the digits of a text, with or without country and area, however they are grouped. */
export function findPhones(
  text: string,
  runs: readonly Run[],
  { whole, endings, longest }: PhoneIndex,
  found: (identity: KnownIdentity, start: number, end: number) => void,
): void {
  if (whole.size === 0) return;
  for (const run of runs) {
    for (let from = 0; from < run.length; ) {
      const hit = longestFrom(run, from);
      if (hit) found(hit.identity, opening(text, run[from]!), run[hit.to - 1]!.end);
      from = hit ? hit.to : from + 1;
    }
  }

  function longestFrom(run: Run, from: number): { identity: KnownIdentity; to: number } | null {
    let to = from;
    for (let digits = 0; to < run.length && digits <= longest + 4; to++) digits += run[to]!.digits.length;
    for (; to > from; to--) {
      const digits = joined(run, from, to);
      if (digits.length < shortest) return null;
      const identity = digits.length > longest + 4 ? undefined : lookUp(digits);
      if (identity) return { identity, to };
    }
    return null;
  }

  function lookUp(digits: string): KnownIdentity | undefined {
    const plain = digits.replace(/^00/, '');
    const known = whole.get(plain) ?? endings.get(plain);
    if (known) return known;
    // The 0 before an area is not dialed from abroad; `+44 (0)20` has both.
    if (plain.startsWith('0') && plain.length > shortestEnding) return endings.get(plain.slice(1));
    for (let from = 1; plain.length - from >= shortestEnding; from++) {
      const longer = whole.get(plain.slice(from));
      if (longer) return longer;
      const withoutTrunk = plain[from] === '0' ? endings.get(plain.slice(0, from) + plain.slice(from + 1)) : undefined;
      if (withoutTrunk) return withoutTrunk;
    }
    return undefined;
  }
}
