import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { shrink } from '../../../scripts/lib/shrink.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const fuzz = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/fuzz.mjs', ...args], { cwd: root, encoding: 'utf8' });

describe('npm run fuzz', () => {
  test('finds nothing in twenty hostile files', () => {
    const { status, stdout } = fuzz('--runs', '20', '--seed', '5', '--limit', '60');
    expect(stdout).toContain('20 hostile files from seed 5: 0 crashes, 0 hangs, 0 others');
    expect(status).toBe(0);
  }, 240_000);

  test('notices blocks that are dropped', () => {
    const { status, stdout } = fuzz('--runs', '1', '--seed', '11', '--limit', '60', '--break', 'opaque-dropped');
    expect(stdout).toContain('The fault “opaque-dropped” was noticed.');
    expect(status).toBe(1);
  }, 240_000);

  test('makes a failing text smaller, and asks no more often than it may', async () => {
    let asked = 0;
    const fails = async (text: string) => {
      asked++;
      return text.includes('bad') && text.includes('!');
    };
    expect(await shrink('a line\nanother, bad one\nmore\nend!\n', 1000, fails)).toBe('bad!');
    asked = 0;
    await shrink('bad!'.repeat(500), 20, fails);
    expect(asked).toBe(20);
  });
});
