import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RecentVault } from '../../shared/ipc/vault.ts';
import type { AppData, Log } from '../ports.ts';
import { replaceDurably } from './durable-write.ts';
import { createQueue } from './queue.ts';

const most = 12;
const Kept = z.object({ vaults: z.array(RecentVault), openAtStart: z.string().nullable() });

export interface RecentVaults {
  /** Newest first. */
  list(): Promise<RecentVault[]>;
  /** Location of the vault to open at start; `null` where the user closed the last one. */
  openAtStart(): Promise<string | null>;
  opened(vault: RecentVault, keep: boolean): Promise<void>;
  closed(): Promise<void>;
  forget(location: string): Promise<void>;
}

/** The vaults that were open lately on this machine, in app data. A file that cannot be read counts as empty. */
export function createRecentVaults(appData: AppData, log: Log): RecentVaults {
  const path = join(appData.dir, 'recent-vaults.json');
  const queue = createQueue();

  async function read(): Promise<z.infer<typeof Kept>> {
    try {
      return Kept.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return { vaults: [], openAtStart: null };
    }
  }

  function change(edit: (kept: z.infer<typeof Kept>) => z.infer<typeof Kept>): Promise<void> {
    return queue(async () => {
      try {
        await mkdir(appData.dir, { recursive: true, mode: 0o700 });
        await replaceDurably(path, Buffer.from(`${JSON.stringify(edit(await read()), null, 2)}\n`), { mode: 0o600 });
      } catch (error) {
        log.error('The list of recent vaults was not kept', error); // no reason not to work in the vault
      }
    });
  }

  return {
    list: async () => (await read()).vaults,
    openAtStart: async () => (await read()).openAtStart,
    opened: (vault, keep) =>
      change(({ vaults }) => {
        const others = vaults.filter((one) => one.location !== vault.location);
        return { vaults: (keep ? [vault, ...others] : others).slice(0, most), openAtStart: vault.location };
      }),
    closed: () => change((kept) => ({ ...kept, openAtStart: null })),
    forget: (location) =>
      change((kept) => ({
        vaults: kept.vaults.filter((one) => one.location !== location),
        openAtStart: kept.openAtStart === location ? null : kept.openAtStart,
      })),
  };
}
