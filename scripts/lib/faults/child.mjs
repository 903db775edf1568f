// Runs in a process of its own: makes a save ready, says which thread will do its system calls, waits for "go", saves, tells what
// stands on the disk, and saves once more. Everything it looks at by itself is read on the main thread, which is not tampered with.
import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { attemptsOf } from './scenarios.mjs';
import { lookAt, notePath, prepare, temporary } from './texts.mjs';

const spec = JSON.parse(process.argv[2]);
const { base, size, disk } = spec;
const filler = path.join(base, 'filler');

const say = (message) => void writeSync(1, `${JSON.stringify(message)}\n`);

/** The thread that does all asynchronous file operations; threads-before.cjs has counted those that were there before it. */
async function findWorker() {
  await access('/');
  const started = readdirSync('/proc/self/task').filter((thread) => !globalThis.threadsBefore.has(thread));
  if (started.length !== 1) throw new Error(`${started.length} threads were started, where one was expected`);
  return Number(started[0]);
}

/** Leaves exactly `free` bytes on a disk of our own; tmpfs gives whole pages. */
function fillDisk(free) {
  const file = openSync(filler, 'w');
  const page = Buffer.alloc(4096, 1);
  let length = 0;
  try {
    for (;;) length += writeSync(file, page);
  } catch (error) {
    if (error.code !== 'ENOSPC') throw error;
  }
  ftruncateSync(file, Math.max(0, length - free));
  closeSync(file);
}

/** Gives the disk more room as soon as a temp file has got its first bytes: what was written short can then go on. */
function growWhenShort() {
  const folder = path.dirname(path.join(base, 'vault', notePath));
  const timer = setInterval(() => {
    const name = readdirSync(folder).find((one) => temporary.test(one));
    if (!name || statSync(path.join(folder, name)).size < disk.growAt) return;
    clearInterval(timer);
    execFileSync('mount', ['-o', 'remount,size=64m', base]);
  }, 2);
}

const worker = await findWorker();
if (disk) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${disk.size}`, 'tmpfs', base]);
if (spec.prepares) prepare(base, spec);
const attempts = await attemptsOf(spec);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
if (disk?.free !== undefined) fillDisk(disk.free);
say({ event: 'ready', worker });
await lines.next();

if (disk?.growAt !== undefined) growWhenShort();
const first = await attempts.first();
// Seen among the system calls: what comes before it was done before the save was called done.
await access(path.join(base, 'the-first-attempt-has-ended')).catch(() => {});
say({ event: 'first', ...first, ...lookAt(base, size) });
if (disk?.free !== undefined) rmSync(filler);
if (spec.waits) await lines.next();
const second = await attempts.second();
say({ event: 'second', ...second, ...lookAt(base, size) });
await attempts.close();
say({ event: 'closed', ...lookAt(base, size) });
process.exit(0);
