import { byHighlightId } from '../../shared/findings/resolve.ts';
import type { StandingHighlight } from '../../shared/findings/standing.ts';
import type { Holders } from './resolve-findings.ts';

interface Parts {
  ask(ids: readonly string[]): Promise<{ highlights: readonly StandingHighlight[] }>;
  /** Where the highlights stand that are wanted, whenever that is known anew. */
  onHolders(holders: Holders): void;
}

/** Keeps where highlights stand. */
export interface HoldersLink {
  /** These are wanted; other ids are asked for at once. */
  want(ids: readonly string[]): void;
  /** Something may stand elsewhere now. */
  changed(): void;
  /** Nothing is told any more. */
  close(): void;
}

/** What changes comes in crowds (a save, then the index): one question answers it. Milliseconds. */
const pause = 150;

/** Opens the link. Of several questions only the last one's answer counts, so that an older state never follows a newer one. */
export function openHoldersLink({ ask, onHolders }: Parts): HoldersLink {
  let wanted: readonly string[] = [];
  let isWanted = false;
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function askNow() {
    const own = ++round;
    const ids = wanted;
    clearTimeout(timer);
    const { highlights } = await ask(ids);
    if (own === round) onHolders({ ids: new Set(ids), byId: byHighlightId(highlights) });
  }

  return {
    want(ids) {
      const isSame = isWanted && ids.length === wanted.length && ids.every((id, i) => id === wanted[i]);
      if (isSame) return;
      wanted = ids;
      isWanted = true;
      void askNow();
    },
    changed() {
      if (!isWanted) return;
      clearTimeout(timer);
      timer = setTimeout(askNow, pause);
    },
    close() {
      round++;
      isWanted = false;
      clearTimeout(timer);
    },
  };
}
