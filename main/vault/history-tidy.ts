import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceDurably } from './durable-write.ts';
import type { HistoryFiles } from './history-files.ts';
import { type ClockSeen, judgeClock, versionsToDrop } from './history-rules.ts';

/**
 * Drops what has grown old in the history below `folder`, while `goOn` says so; nothing by a clock that is not proven
 * (`judgeClock`), of which it keeps note there. Rejects with the system's error.
 */
export async function tidyHistory(
  folder: string,
  files: HistoryFiles,
  now: number,
  goOn: () => boolean,
): Promise<void> {
  if (!(await exists(folder))) return;
  const file = join(folder, 'clock.json');
  const { clock, isProven } = judgeClock(await readClock(file), now);
  await replaceDurably(file, Buffer.from(JSON.stringify(clock)), { mode: 0o600 });
  if (isProven) await files.sweep((versions) => versionsToDrop(versions, now), now, goOn);
}

async function readClock(file: string): Promise<ClockSeen | null> {
  try {
    const { seen, since } = JSON.parse(await readFile(file, 'utf8')) as Partial<ClockSeen>;
    return Number.isFinite(seen) && Number.isFinite(since) ? { seen: seen!, since: since! } : null;
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
