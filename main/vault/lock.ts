import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/result.ts';
import { errnoOf } from './file-errors.ts';
import { hashOf } from './read-file.ts';

/** Releases the lock. Safe to call twice. */
export type Release = () => Promise<void>;

const held = new Set<string>();
/** A lock older than this is held, not about to be; in milliseconds. */
const settled = 2000;

/**
 * Takes the lock of a vault on this machine: a file in app data, named after the vault's real path, that holds our pid.
 * The lock of a process that is gone does not count. Throws AppError 'vault-in-use' where another one holds it.
 *
 * Each process has a file of its own name and holds the lock if it then sees no other: nobody ever has to take a file over,
 * which cannot be done without a moment in which two believe they have it.
 */
export async function takeLock(appDataDir: string, root: string): Promise<Release> {
  const folder = join(appDataDir, 'locks');
  const key = hashOf(root).slice(0, 32);
  const path = join(folder, key);
  if (held.has(path)) throw new AppError('vault-in-use');
  held.add(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const mine = await claim(folder, key);
    return async () => {
      if (!held.delete(path)) return;
      await unlink(join(folder, mine)).catch(() => {});
    };
  } catch (error) {
    held.delete(path);
    throw error;
  }
}

async function claim(folder: string, key: string): Promise<string> {
  const mine = `${key}.${process.pid}-${randomBytes(6).toString('hex')}.lock`;
  const content = Buffer.from(JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
  for (let attempt = 0; attempt < 20; attempt++) {
    await putWhole(join(folder, mine), content);
    const other = await otherHolder(folder, key, mine);
    if (other === null) return mine;
    await unlink(join(folder, mine));
    if (other === 'settled') break;
    await sleep(randomInt(10, 100)); // two that came at once both step back
  }
  throw new AppError('vault-in-use');
}

/** Whole or not there at all, but not synced: after a power cut nobody holds the vault, and a start waits for this. */
async function putWhole(path: string, content: Uint8Array): Promise<void> {
  await writeFile(`${path}.tmp`, content, { mode: 0o600 });
  await rename(`${path}.tmp`, path);
}

async function otherHolder(folder: string, key: string, mine: string): Promise<'settled' | 'young' | null> {
  let found: 'settled' | 'young' | null = null;
  for (const name of await readdir(folder)) {
    if (name === mine || !name.startsWith(`${key}.`) || !name.endsWith('.lock')) continue;
    const path = join(folder, name);
    const [content, stats] = await Promise.all([
      readFile(path, 'utf8').catch(() => null),
      stat(path).catch(() => null),
    ]);
    if (content === null || stats === null) continue; // just released
    if (!isHeld(content)) await unlink(path).catch(() => {});
    else if (found !== 'settled') found = Date.now() - stats.mtimeMs > settled ? 'settled' : 'young';
  }
  return found;
}

function isHeld(content: string): boolean {
  try {
    const { pid, startedAt } = JSON.parse(content) as { pid: number; startedAt: string | null };
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
