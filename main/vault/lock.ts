import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/result.ts';
import { createDurably } from './durable-write.ts';
import { errnoOf } from './file-errors.ts';
import { hashOf } from './read-file.ts';

/** Releases the lock. Safe to call twice. */
export type Release = () => Promise<void>;

const held = new Set<string>();

/**
 * Takes the lock of a vault on this machine: a file in app data, named after the vault's real path, that holds our pid.
 * A lock of a process that is gone is taken over. Throws AppError 'vault-in-use' where another one holds it.
 */
export async function takeLock(appDataDir: string, root: string): Promise<Release> {
  const folder = join(appDataDir, 'locks');
  const path = join(folder, `${hashOf(root).slice(0, 32)}.lock`);
  if (held.has(path)) throw new AppError('vault-in-use');
  held.add(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await claim(path);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return async () => {
    if (!held.delete(path)) return;
    await unlink(path).catch(() => {});
  };
}

async function claim(path: string): Promise<void> {
  const claimed = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    // Whole or not at all: a lock that is still empty would look stale to another process.
    if (await createDurably(path, Buffer.from(claimed), { mode: 0o600 })) return;
    const holder = await readFile(path, 'utf8').catch(() => null);
    if (holder === null) continue; // just released
    if (isHeld(holder)) throw new AppError('vault-in-use');
    // Moved aside first: of two processes that both find it stale, only one can.
    const aside = `${path}.${process.pid}.stale`;
    await rename(path, aside).then(
      () => unlink(aside),
      () => {},
    );
  }
  throw new AppError('vault-in-use');
}

function isHeld(holder: string): boolean {
  try {
    const { pid, startedAt } = JSON.parse(holder) as { pid: number; startedAt: string | null };
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isAlive(pid)) return false;
    return startedAt === null || startOf(pid) === startedAt;
  } catch {
    return false; // cut short by a crash
  }
}

/** Whether a process of that id runs on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** When a process began, where the system tells (Linux): pids are used again, above all after a restart. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return null;
  }
}
