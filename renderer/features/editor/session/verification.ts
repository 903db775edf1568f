import type { Verify } from '../document/verify/verify.ts';
import type { Formatted } from './shown-document.ts';

/** Milliseconds after a save until the whole text is read back, and the longest that further saves put it off. */
export const verifyDelay = 1500;
export const longestVerifyDelay = 15_000;

interface Parts {
  /** The formatted text on screen, `null` where none is. */
  formatted(): Formatted | null;
  verify: Verify;
  now(): number;
  later(run: () => void, milliseconds: number): () => void;
  /** The file holds words in their most literal form that it did not hold so before. */
  tellLiteral(): void;
}

/**
 * Reads the whole note back after saves (note-format, "Verify"). A block that reads otherwise is written literally with the next
 * save. Saving never waits for this.
 */
export function createVerification({ formatted, verify, now, later, tellLiteral }: Parts) {
  let cancel = () => {};
  let since: number | null = null;
  let isRunning = false;
  /** Milliseconds that the last reading took: a long text is read back more seldom. */
  let took = 0;
  /** What was written literally, as the history has it and as the user was told. */
  let kept: string | null = null;
  let told: string | null = null;

  async function run() {
    since = null;
    const shown = formatted();
    const check = shown?.check();
    if (!shown || !check) return;
    isRunning = true;
    const start = now();
    try {
      const at = await verify(check);
      took = now() - start;
      if (at !== null && formatted() === shown) shown.mismatch(check, at);
    } catch {
      // Not read back is not wrong: each edited block was compared before it was written.
    } finally {
      isRunning = false;
    }
  }

  function schedule() {
    cancel();
    since ??= now();
    const pause = Math.max(verifyDelay, 20 * took);
    const wait = Math.max(0, Math.min(pause, since + longestVerifyDelay - now()));
    cancel = later(() => (isRunning ? schedule() : void run()), wait);
  }

  return {
    /** The text on screen is on disk. */
    saved() {
      const rich = formatted()?.rich() ?? null;
      if (rich !== null && rich !== told) tellLiteral();
      told = rich;
      schedule();
    },
    /** The rich form of what is written literally, where the history does not have it yet. */
    rich(): { rich?: string } {
      const rich = formatted()?.rich() ?? null;
      return rich === null || rich === kept ? {} : { rich };
    },
    /** The history has it. */
    kept({ rich }: { rich?: string }) {
      kept = rich ?? kept;
    },
    stop: () => cancel(),
  };
}
