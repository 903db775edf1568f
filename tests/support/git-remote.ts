import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs the system's git in a folder, away from the machine's own configuration. Resolves to what it printed, trimmed. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const identity = ['-c', 'user.name=Juno Vale', '-c', 'user.email=juno@harbourline.example'];
  return (await run('git', [...identity, ...args], { cwd, env })).stdout.trim();
}

export interface Remote {
  bare: string;
  clone: string;
}

/** A bare repository with one commit on `main`, and a clone of it. */
export async function createRemote(folder: string): Promise<Remote> {
  const bare = path.join(folder, 'product-internal.git');
  const clone = path.join(folder, 'product-internal');
  await mkdir(folder, { recursive: true });
  await git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  await git(folder, 'clone', '--quiet', bare, clone);
  await git(clone, 'checkout', '--quiet', '-B', 'main');
  await writeFile(path.join(clone, 'README.md'), '# Product, internal\n');
  await git(clone, 'add', '.');
  await git(clone, 'commit', '--quiet', '-m', 'docs: readme');
  await git(clone, 'push', '--quiet', '-u', 'origin', 'main');
  await git(clone, 'remote', 'set-head', 'origin', 'main');
  await git(clone, 'config', 'user.name', 'Juno Vale');
  await git(clone, 'config', 'user.email', 'juno@harbourline.example');
  return { bare, clone };
}
