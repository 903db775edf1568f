import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../root.mjs';

/** Runs `file` (of the bench's folder) in a process of its own with the app's runtime, and returns what it sends first; rejects where it ends without. */
export async function measureInApp(file, args, { program }) {
  const child = fork(path.join(root, 'scripts/lib/bench', file), args, {
    execPath: program,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [measured] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the process of the benchmark ended (${code})`))),
  ]);
  return measured;
}
