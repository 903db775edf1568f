import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../launch-app.ts';
import { secrets } from './plants.ts';
import { findBelow } from './search.ts';
import { counts } from './watch.ts';

/** After all tests: the tokens stand in nothing that the run has left behind, and how much was looked at is told. */
export default async function atTheEnd(): Promise<void> {
  const leaks = await findBelow(path.join(root, 'test-results'), secrets, () => false);
  if (leaks.length > 0) throw new Error(`A token that was planted stands in what the tests left:\n${leaks.join('\n')}`);
  const lines = (await readFile(counts, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  await rm(counts, { force: true });
  const all = lines.map((line) => JSON.parse(line) as Record<string, number>);
  const total = (key: string) => all.reduce((sum, one) => sum + (one[key] ?? 0), 0);
  process.stdout.write(
    `canary: ${all.length} starts looked through for ${total('identities')} identities and the tokens; ` +
      `${total('processes')} processes and ${total('calls')} calls of git by their arguments\n`,
  );
}
