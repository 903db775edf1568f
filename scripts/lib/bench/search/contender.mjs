import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../../root.mjs';

/**
 * Starts a contender in a process of its own, in the runtime of the app, so that none pays for another's memory. `name`:
 * `fieldbook`, `defaults` or `fts5`. Its methods are those of the module of that name (child.mjs), each returning a promise.
 */
export function startContender(name, { program }) {
  const child = fork(path.join(root, 'scripts/lib/bench/search/child.mjs'), [name], {
    execPath: program,
    execArgv: ['--expose-gc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map();
  let last = 0;
  child.on('message', ({ id, value, error }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(`${name}: ${error}`));
    else resolve(value);
  });
  const ended = once(child, 'exit');
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended (${signal ?? code})`));
    waiting.clear();
  });
  return {
    name,
    /** Calls a method of the contender; rejects with its error, or when it ends before it answers. */
    call(method, ...args) {
      return new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        child.send({ id, method, args }, (error) => error && reject(error));
      });
    },
    async end() {
      child.kill();
      await ended;
    },
  };
}
