/** What is done with a note on which the search process may have ended. */
type Verdict = 'fine' | 'alone' | 'without-text' | 'left-out';

/** Remembers, over several search processes, which notes were with one when it ended: a note of theirs may be the reason. */
export interface Suspects {
  /** These are with the process now, by id with their version. */
  sent(notes: ReadonlyMap<string, string>): void;
  /** It took them. */
  taken(): void;
  /** It ended. Returns the notes that are no longer sent as they are, of which this is now clear. */
  died(): string[];
  /** A note that has been changed is as good as any other. */
  verdict(id: string, version: string): Verdict;
}

/** Times that a process ended on a note: the first among others, then alone. Somebody may have ended it once by chance. */
const verdicts: Verdict[] = ['fine', 'alone', 'alone', 'without-text', 'left-out'];

export function createSuspects(): Suspects {
  const strikes = new Map<string, { version: string; count: number }>();
  let away: ReadonlyMap<string, string> = new Map();

  const countOf = (id: string, version: string) => {
    const known = strikes.get(id);
    return known?.version === version ? known.count : 0;
  };
  const verdict = (id: string, version: string) => verdicts[Math.min(countOf(id, version), verdicts.length - 1)]!;

  return {
    sent(notes) {
      away = notes;
    },
    taken() {
      // Alone and nothing happened: it was another.
      for (const [id, version] of away) if (verdict(id, version) === 'alone') strikes.delete(id);
      away = new Map();
    },
    died() {
      const clear: string[] = [];
      for (const [id, version] of away) {
        const before = verdict(id, version);
        strikes.set(id, { version, count: countOf(id, version) + 1 });
        if (before !== 'fine' && verdict(id, version) !== before) clear.push(id);
      }
      away = new Map();
      return clear;
    },
    verdict,
  };
}
