/** How many team hues the tokens have. */
export const hueCount = 10;

/** Steps that reach every hue, whichever they start from. */
const strides = [1, 3, 7, 9] as const;

/**
 * The hue of each team, 1–10, by its id alone, so that the order of teams does not matter. Each team has hues it would rather
 * have than others; where two want the same, it is always the same one of them that goes on to its next choice. Up to ten
 * teams are all different, and another team moves at most the few that stand in its way. From the eleventh on hues repeat.
 */
export function teamHues(ids: Iterable<string>): Map<string, number> {
  const waiting = [...new Set(ids)].map(claimOf);
  const holders = new Array<Claim | undefined>(hueCount);
  const repeated: Claim[] = [];
  for (let claim = waiting.pop(); claim; claim = waiting.pop()) {
    if (claim.tried === hueCount) {
      repeated.push(claim);
      continue;
    }
    const hue = choice(claim, claim.tried++);
    const holder = holders[hue];
    const wins = holder === undefined || goesBefore(claim, holder);
    const loser = wins ? holder : claim;
    if (wins) holders[hue] = claim;
    if (loser) waiting.push(loser);
  }
  const hues = new Map(repeated.map((claim) => [claim.id, choice(claim, 0) + 1]));
  for (const [hue, claim] of holders.entries()) if (claim) hues.set(claim.id, hue + 1);
  return hues;
}

interface Claim {
  id: string;
  hash: number;
  /** How many of its choices it has gone through. */
  tried: number;
}

function claimOf(id: string): Claim {
  return { id, hash: hashOf(id), tried: 0 };
}

/** Its n-th choice of hue, both from 0. */
function choice({ hash }: Claim, n: number): number {
  const stride = strides[Math.floor(hash / hueCount) % strides.length] ?? 1;
  return (hash + n * stride) % hueCount;
}

function goesBefore(a: Claim, b: Claim): boolean {
  return a.hash === b.hash ? a.id < b.id : a.hash < b.hash;
}

/** FNV-1a over UTF-16 units, 32 bits, with a last mix for ids that differ in their ending only. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
