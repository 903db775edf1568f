import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** Starts a program in the project's folder, on this terminal. Stop signals to this process reach it too. */
export function start(program, args, { env = process.env, cwd = root, stdio = 'inherit' } = {}) {
  const child = spawn(program, args, { cwd, env, stdio });
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  child.once('close', () => process.off('SIGINT', pass).off('SIGTERM', pass));
  return child;
}

/**
 * Runs a program to its end and resolves to its exit code (1 where a signal ended it). With `capture`, what it prints is
 * returned as `output` instead of shown.
 */
export function run(program, args, { capture = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(program, args, { ...options, stdio: capture ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    const chunks = [];
    child.stdout?.on('data', (data) => chunks.push(data));
    child.stderr?.on('data', (data) => chunks.push(data));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
