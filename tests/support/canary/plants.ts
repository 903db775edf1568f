import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { VaultFiles } from '../temp-vault.ts';

/** Stands in the git configuration of whoever runs the app, as a header that signs in; never leaves it. */
export const canaryToken = 'ghp_Canary7Q2mZr81XwLk0VtBn45';

/** What the app connects to the double of GitHub with; goes to that host's API in a header and stands nowhere else. */
export const githubToken = 'github_pat_11CANARY0hT5wQe8_Zk4vNq7RbX2mLs9Yd3Fu6Gj1Hp0Ac';

/** Both, and what tells of them where only a part is left: all but the beginnings that many have, and the four that are shown. */
export const secrets: readonly string[] = [canaryToken, githubToken].map((token) => token.slice(12, -4));

/** Somebody whom every vault of the end-to-end tests knows, and who says nothing in any interview. */
export const canaryFile = 'participants/zz-canary.md';
const canaryPerson = `---
id: p_zzcanary0001
name: Quillon Zephyrbank
emails: [quillon@zephyrbank.example]
---
`;

/** The files of a vault of Fieldbook's own, with one participant more. */
export function withCanary(files: VaultFiles): VaultFiles {
  return 'fieldbook.yml' in files ? { ...files, [canaryFile]: canaryPerson } : files;
}

/** What the app is started with so that its secrets and its calls of git can be looked at. */
export interface Plants {
  folder: string;
  env: Record<string, string>;
  /** Where each call of git has left its arguments. */
  calls: string;
}

/** Plants the token, and a `git` on the way to the real one that notes down what it was called with. */
export async function plant(): Promise<Plants> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fieldbook-canary-'));
  const configuration = path.join(folder, 'config');
  const programs = path.join(folder, 'bin');
  const calls = path.join(folder, 'calls');
  const git = path.join(programs, 'git');
  const inherited = process.env.PATH ?? '';
  await mkdir(path.join(configuration, 'git'), { recursive: true });
  await mkdir(programs);
  const header = `[http "https://git.harbourline.example/"]\n\textraHeader = Authorization: Bearer ${canaryToken}\n`;
  await writeFile(path.join(configuration, 'git/config'), header);
  await writeFile(git, `#!/bin/sh\nprintf '%s\\n' "$*" >>'${calls}'\nPATH='${inherited}' exec git "$@"\n`);
  await chmod(git, 0o755);
  const env = { XDG_CONFIG_HOME: configuration, PATH: `${programs}${path.delimiter}${inherited}` };
  return { folder, env, calls };
}
