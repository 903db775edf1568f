import { execFile } from 'node:child_process';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { parse } from 'yaml';
import { identityKeys } from '../../../shared/domain/participant.ts';
import type { App } from '../app.ts';
import { root } from '../launch-app.ts';
import type { TempVault } from '../temp-vault.ts';
import { mayHold } from './places.ts';
import { canaryFile, type Plants, secrets } from './plants.ts';
import { watchProcesses } from './processes.ts';
import { filesBelow, findBelow, standingIn } from './search.ts';

interface Parts {
  app: App;
  vault: TempVault;
  /** Where the test keeps clones and exports. */
  folder: TempVault;
  plants: Plants;
}

/** Where the runs leave how much they have looked at, for the end of the whole. */
export const counts = path.join(root, 'test-results/canary.jsonl');

/**
 * Sees to it that the tokens and all identities that the vault has (the canary's, and those of the test's own participants) stand
 * nowhere but where they may: `check`, once the app is closed, fails the test otherwise.
 */
export function watchForLeaks({ app, vault, folder, plants }: Parts) {
  const processes = watchProcesses(() => app.pid);
  return {
    /** A last look at the processes while they run. */
    look: () => processes.look(),
    stop: () => processes.stop(),
    async check(): Promise<void> {
      const names = await identitiesOf(vault);
      const all = [...names, ...secrets];
      const calls = await readFile(plants.calls, 'utf8').catch(() => '');
      const lines = processes.seen();
      const leaks = [
        ...standingIn(app.everythingSaid(), all).map((text) => `${text} in the output of the app`),
        ...standingIn(lines.join('\n'), all).map((text) => `${text} in the arguments of a process`),
        ...standingIn(calls, all).map((text) => `${text} in the arguments of git`),
        ...(await findBelow(app.profile, all, but(mayHold.profile))).map((leak) => `${leak} of the profile`),
        ...(await findBelow(vault.root, all, but(mayHold.vault))).map((leak) => `${leak} of the vault`),
        ...(await inRepositories(folder.root, all)),
      ].filter((leak) => !app.mayLeave(leak));
      expect(leaks, 'identities and secrets where none may stand').toEqual([]);
      if (process.platform === 'linux') expect(lines.length, 'processes that were looked at').toBeGreaterThan(1);
      await mkdir(path.dirname(counts), { recursive: true });
      const count = { identities: names.length, processes: lines.length, calls: calls.split('\n').length - 1 };
      await appendFile(counts, `${JSON.stringify(count)}\n`);
    },
    remove: () => rm(plants.folder, { recursive: true, force: true }),
  };
}

/** The places of identities; the tokens may stand in none of them. */
function but(place: (path: string) => boolean) {
  return (path: string, text: string) => !secrets.includes(text) && place(path);
}

/** Shorter ones are words as well. */
const shortest = 6;

/** What tells who somebody is, of all participants that the vault has now. */
async function identitiesOf(vault: TempVault): Promise<string[]> {
  const found = new Set<string>();
  for (const file of (await vault.list()).filter((name) => /^participants\/[^/]+\.md$/.test(name))) {
    const fields = fieldsOf(await vault.read(file));
    const values = identityKeys.flatMap((key) => fields[key] ?? []).filter((value) => typeof value === 'string');
    if (file === canaryFile) expect(values, 'the canary that was planted').toHaveLength(2);
    for (const value of values) if (value.length >= shortest) found.add(value);
  }
  return [...found];
}

function fieldsOf(text: string): Record<string, unknown> {
  try {
    return (parse(/^---\n(.*?)\n---/s.exec(text)?.[1] ?? '{}') as Record<string, unknown> | null) ?? {};
  } catch {
    return {}; // a test wrote something that is no front matter
  }
}

const run = promisify(execFile);
const most = 64 * 1024 * 1024;

/** In every object, reference and setting of the repositories below a folder. */
async function inRepositories(folder: string, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const head of (await filesBelow(folder)).filter((file) => /(?:\.git)\/HEAD$/.test(file))) {
    const place = path.join(folder, path.dirname(head));
    const all = ['cat-file', '--batch-all-objects', '--batch'];
    const { stdout } = await run('git', ['--git-dir', place, ...all], { encoding: 'buffer', maxBuffer: most });
    for (const text of standingIn(stdout, texts)) found.push(`${text} in an object of ${path.dirname(head)}`);
    found.push(...(await findBelow(place, texts, (file) => file.startsWith('objects/'))));
  }
  return found;
}
