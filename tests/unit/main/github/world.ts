import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LastExport, PublishCall, ReleasedBundle } from '../../../../main/export/export-target.ts';
import { createGitHub } from '../../../../main/github/client.ts';
import { readEndpoint } from '../../../../main/github/endpoint.ts';
import { createGitHubTarget, type GitHubTargetOf } from '../../../../main/github/github-target.ts';
import type { Fetch } from '../../../../main/github/transport.ts';
import { startGitHub } from '../../../support/github/double.ts';
import { publishCall } from '../../../support/publish.ts';
import { quickFolder } from '../../../support/quick-folder.ts';

export const branch = 'research/2026-11-18-filters';
export const path = 'user-research/2026/2026-11-18-filters.md';

/** A picture as a bundle has it: named by its bytes, beside the document. */
export function pictureOf(bytes: string) {
  const name = `image-${hashOf(bytes).slice(0, 12)}.png`;
  return { path: `${path.replace(/\.md$/, '')}/${name}`, bytes: Buffer.from(bytes) };
}

export function bundleOf(text = '# Filters\n\nÄ quote: “no”.\n', more: Partial<ReleasedBundle> = {}): ReleasedBundle {
  return {
    title: 'Research: Filters',
    branch,
    commitMessage: 'Research: Filters\n\n1 interview.\n',
    pullRequest: { title: 'Research: Filters', body: 'What one interview says about filters.\n' },
    files: [{ path, text }],
    images: [pictureOf('a picture')],
    ...more,
  };
}

export function hashOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function lastOf(commit: string, text: string, said: LastExport['said'] = []): LastExport {
  return { commit, contentHash: hashOf(text), said };
}

/** A GitHub with `acme/product`, and Juno, who may write to it (`push`) or only look at it (`pull`). */
export async function makeWorld({ role = 'push' as 'push' | 'pull', visibility = 'private' as const } = {}) {
  const folder = await quickFolder('fieldbook-github-');
  const double = await startGitHub({ folder });
  onTestFinished(async () => {
    await double.close().finally(() => rm(folder, { recursive: true, force: true }));
  });
  double.addUser({ login: 'juno', name: 'Juno Vale', email: 'juno@acme.example', token: 'ghp_juno', kind: 'classic' });
  const repository = double.addRepository({
    ...{ owner: 'acme', name: 'product', visibility, collaborators: { juno: role, noor: 'push', ilka: 'push' } },
    ...{ labels: ['research', 'ux'], files: { 'README.md': '# Product\n', 'src/app.ts': 'export {};\n' } },
  });
  return { double, repository, folder, ...accountOf(double, 'juno', 'ghp_juno', repository) };
}

type Double = Awaited<ReturnType<typeof startGitHub>>;

/** What somebody's Fieldbook does with the repository. `send`: what carries its requests. */
export function accountOf(
  double: Double,
  login: string,
  token: string,
  repository: { id: number },
  send: Fetch = fetch,
) {
  const noWait = () => Promise.resolve();
  const github = createGitHub({
    ...{ endpoint: readEndpoint(double.server), token, login, fetch: send, patience: 2000 },
    ...{ now: () => Date.now(), sleep: noWait },
  });
  const publishTo = (more: Partial<GitHubTargetOf>) => {
    const of = { owner: 'acme', repository: 'product', repositoryId: repository.id, base: '', ...more };
    const texts = { get: () => Promise.resolve(null), keep: noWait };
    const target = createGitHubTarget({ open: () => Promise.resolve(github), of, sleep: noWait, texts });
    return (bundle: ReleasedBundle, last: LastExport | null = null, call: Partial<PublishCall> = {}) =>
      target.publish(publishCall(bundle, last, call));
  };
  return { github, publishTo, publish: publishTo({}) };
}

/** The files of a work tree: path → hash of the bytes. */
export function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const own = files.filter((file) => !relative(folder, file).startsWith('.git/'));
  return Object.fromEntries(own.map((file) => [relative(folder, file), hashOf(readFileSync(file))]));
}
