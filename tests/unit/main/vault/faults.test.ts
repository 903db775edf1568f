import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { orderProblems, readTrace, stepOf } from '../../../../scripts/lib/faults/trace.mjs';
import { sourceRoot } from './traced.ts';

const base = '/tmp/x';
const folder = `${base}/vault/interviews/2026`;
const temp = `${folder}/.fieldbook-0123abcd-77-0123456789ab.tmp`;
const note = `${folder}/note.md`;
const steps = {
  create: `openat(AT_FDCWD</>, "${temp}", O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC, 0644) = 20<${temp}>`,
  write: `write(20<${temp}>, "---\\nid: \\"x\\"", 9000) = 9000`,
  fsync: `fsync(20<${temp}>) = 0`,
  failedFsync: `fsync(20<${temp}>) = -1 EIO (Input/output error) (INJECTED)`,
  rename: `rename("${temp}", "${note}") = 0`,
  fsyncFolder: `fsync(21<${folder}>) = 0`,
  inPlace: `openat(AT_FDCWD</>, "${note}", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 20<${note}>`,
};
type Step = keyof typeof steps;

function problems(...order: Step[]): string[] {
  return orderProblems(readTrace(order.map((step) => steps[step]).join('\n')), { base, saved: true });
}

test.each<[Step[], RegExp | null]>([
  [['create', 'write', 'fsync', 'rename', 'fsyncFolder'], null],
  [['create', 'write', 'rename', 'fsyncFolder'], /before its bytes are synced/],
  [['create', 'fsync', 'write', 'rename', 'fsyncFolder'], /before its bytes are synced/],
  [['create', 'write', 'fsync', 'rename'], /before the folder is synced/],
  [['create', 'write', 'fsync', 'fsyncFolder', 'rename'], /before the folder is synced/],
  [['create', 'write', 'failedFsync', 'fsync', 'rename', 'fsyncFolder'], /tried again/],
  [['inPlace'], /opened for writing where it stands/],
])('the order %j is judged', (order, problem) => {
  if (problem === null) expect(problems(...order)).toEqual([]);
  else expect(problems(...order).join('\n')).toMatch(problem);
});

test('a call that another thread interrupts in the log is read as one', () => {
  const log = `7 fsync(20<${temp}> <unfinished ...>\n8 read(3<socket:[1]>, "x", 1) = 1\n7 <... fsync resumed>) = 0\n`;
  const [fsync, read] = readTrace(log);
  expect(fsync).toMatchObject({ thread: '7', name: 'fsync', result: '0', paths: [temp] });
  expect(read).toMatchObject({ thread: '8', name: 'read' });
  expect(stepOf(fsync, base)).toBe('fsync temp');
});

const run = (...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(sourceRoot, 'scripts/faults.mjs'), '--short', ...args]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
  );

test('each call of a save fails in some way: the old or the new file stands there, and the next save works', async () => {
  const { code, stdout } = await run();
  expect(stdout).toMatch(/; 0 runs with something wrong/);
  expect(code).toBe(0);
  expect(Number(/^(\d+) runs/m.exec(stdout)?.[1])).toBeGreaterThan(60);
}, 180_000);

test('a write that is cut short and called done is found', async () => {
  const { code, stdout } = await run('--only', 'replace', '--break', 'short-write-ignored');
  expect(stdout).toContain('called saved, but what stands there is: torn');
  expect(code).toBe(1);
}, 120_000);
