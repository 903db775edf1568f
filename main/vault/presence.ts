import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells whether the vault's folder is really there, and not only an empty mount point in its place. */
export interface Presence {
  check(): Promise<boolean>;
}

/**
 * Remembers which folder `root` is. Another folder at that path counts as the vault once one of the `witnesses` (vault-relative
 * paths that it held) is in it: a drive may come back under another device number.
 */
export async function createPresence(root: string, witnesses: () => Iterable<string>): Promise<Presence> {
  let known = await stat(root);
  return {
    async check() {
      const now = await stat(root).catch(() => null);
      if (!now?.isDirectory()) return false;
      if (now.dev === known.dev && now.ino === known.ino) return true;
      let tried = 0;
      for (const path of witnesses()) {
        if (tried++ === 20) break;
        if (await stat(join(root, path)).catch(() => null)) {
          known = now;
          return true;
        }
      }
      return false;
    },
  };
}
