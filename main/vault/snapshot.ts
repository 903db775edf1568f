import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Log } from '../ports.ts';
import { replaceDurably } from './durable-write.ts';
import type { Entry } from './entries.ts';

import { hashOf } from './read-file.ts';
import { type Packed, pack, unpack } from './snapshot-rows.ts';
import { cleanLeftover } from './walk.ts';

/** Grows when `Entry` changes its shape, or is read from notes in another way: an older snapshot is then built anew. */
const version = 7;
const entriesPerLine = 1000;

/** Where the catalogue of a vault is kept in app data: by vault id and real path. */
export function snapshotPath(appDataDir: string, vaultId: string, root: string): string {
  return join(appDataDir, 'catalogues', `${hashOf(`${vaultId}\n${root}`).slice(0, 32)}.jsonl`);
}

/** The snapshot of an open vault: read once, kept again when something has changed since. Failing to is logged, nothing more. */
export function createSnapshot(path: string, log: Log) {
  let isOutdated = false;
  return {
    /** The catalogue is no longer what was kept. */
    outdated(): void {
      isOutdated = true;
    },
    async load(take: (entries: Entry[]) => void): Promise<void> {
      for await (const entries of loadSnapshot(path)) take(entries);
      isOutdated = false;
    },
    async keep(entries: () => Entry[]): Promise<void> {
      if (!isOutdated) return;
      isOutdated = false;
      await saveSnapshot(path, entries()).catch((error: unknown) => log.error('The catalogue was not kept', error));
    },
  };
}

/**
 * The entries that were kept last, a part at a turn of the event loop; none where there is no snapshot, or not one that can be
 * trusted: its first line holds the SHA-256 of the rest, checked before anything is parsed.
 */
async function* loadSnapshot(path: string): AsyncGenerator<Entry[]> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return;
  const end = bytes.indexOf(10);
  if (bytes.subarray(0, Math.max(end, 0)).toString() !== header(hashOf(bytes.subarray(end + 1)))) return;
  for (let at = end + 1; at < bytes.length; ) {
    const next = bytes.indexOf(10, at);
    yield (JSON.parse(bytes.toString('utf8', at, next)) as Packed[]).map(unpack);
    at = next + 1;
    await nextTurn();
  }
}

/** Keeps the entries for the next start. A few milliseconds of work between turns of the event loop. */
async function saveSnapshot(path: string, entries: readonly Entry[]): Promise<void> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  for (let at = 0; at < entries.length; at += entriesPerLine) {
    const part = Buffer.from(`${JSON.stringify(entries.slice(at, at + entriesPerLine).map(pack))}\n`);
    hash.update(part);
    parts.push(part);
    await nextTurn();
  }
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // A start that was killed while it wrote this would leave its temp file here for ever.
  for (const name of await readdir(folder)) await cleanLeftover(join(folder, name), name, Date.now());
  await replaceDurably(path, Buffer.concat([Buffer.from(`${header(hash.digest('hex'))}\n`), ...parts]), {
    mode: 0o600,
  });
}

function header(sha256: string): string {
  return `fieldbook-catalogue ${version} ${sha256}`;
}
