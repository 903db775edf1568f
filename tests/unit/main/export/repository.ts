import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const env = {
  PATH: process.env.PATH,
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Jonas',
  GIT_AUTHOR_EMAIL: 'jonas@acme.example',
  GIT_COMMITTER_NAME: 'Jonas',
  GIT_COMMITTER_EMAIL: 'jonas@acme.example',
};

/** Runs git in a folder as a user would. */
export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

let template: string | null = null;
afterAll(() => {
  if (template !== null) rmSync(template, { recursive: true, force: true });
  template = null;
});

/** Made once for all tests of a file: each gets a copy. */
function madeOnce(): string {
  if (template !== null) return template;
  const root = mkdtempSync(join(tmpdir(), 'fieldbook-clone-'));
  const [bare, seed] = [join(root, 'remote.git'), join(root, 'seed')];
  git(root, 'init', '-q', '--bare', '-b', 'main', bare);
  git(root, 'init', '-q', '-b', 'main', seed);
  writeFileSync(join(seed, 'README.md'), '# Acme\n');
  mkdirSync(join(seed, 'src'));
  writeFileSync(join(seed, 'src', 'app.ts'), 'export {};\n');
  git(seed, 'add', '.');
  git(seed, 'commit', '-q', '-m', 'First');
  git(seed, 'push', '-q', bare, 'main');
  git(root, 'clone', '-q', bare, join(root, 'clone'));
  template = root;
  return root;
}

/** A bare repository with one commit on `main`, and a clone of it; gone when the test ends. */
export function makeRepository() {
  const source = madeOnce();
  const root = mkdtempSync(join(tmpdir(), 'fieldbook-clone-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(source, root, { recursive: true, preserveTimestamps: true });
  const [bare, seed, clone] = [join(root, 'remote.git'), join(root, 'seed'), join(root, 'clone')];
  const config = join(clone, '.git', 'config');
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll(source, root));
  return { root, bare, seed, clone, canary: join(root, 'canary') };
}

/** All that must be the same after an export: index bytes, HEAD, refs, configuration and the state of the work tree. */
export function stateOf(clone: string) {
  const hash = (file: string) =>
    existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none';
  return {
    index: hash(join(clone, '.git', 'index')),
    head: readFileSync(join(clone, '.git', 'HEAD'), 'utf8'),
    config: hash(join(clone, '.git', 'config')),
    fetchHead: hash(join(clone, '.git', 'FETCH_HEAD')),
    refs: git(clone, 'for-each-ref'),
    status: git(clone, 'status', '--porcelain'),
  };
}
