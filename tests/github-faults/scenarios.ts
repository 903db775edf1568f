import { createHash } from 'node:crypto';
import type { ReleasedBundle } from '../../main/export/export-target.ts';
import { PullRequestOptions } from '../../shared/ipc/export.ts';
import type { GitHubDouble } from '../support/github/double.ts';

/** What is published while something goes wrong, and what was there before. */
export interface Scenario {
  name: string;
  /** Whether the account may write to the repository, or has to fork it. */
  role: 'push' | 'pull';
  /** Published without a fault before; `null`: the first export. */
  before: ReleasedBundle | null;
  bundle: ReleasedBundle;
  /** What the user publishes after the first failure, where it is another one. */
  edited?: ReleasedBundle;
  /** What others do after `before`. */
  others?(double: GitHubDouble): void;
}

export const product = 'acme/product';
export const branch = 'research/2026-11-18-filters';
const path = 'user-research/2026/2026-11-18-filters.md';

function bundleOf(
  text: string,
  picture: string | null,
  body = 'What one interview says about filters.\n',
): ReleasedBundle {
  const name = picture && `image-${createHash('sha256').update(picture).digest('hex').slice(0, 12)}.png`;
  return {
    title: 'Research: Filters',
    branch,
    commitMessage: 'Research: Filters\n\n1 interview.\n',
    pullRequest: { title: 'Research: Filters', body },
    files: [{ path, text }],
    images: picture === null ? [] : [{ path: `${path.slice(0, -3)}/${name}`, bytes: Buffer.from(picture) }],
  };
}

const one = bundleOf('# Filters\r\n\nÄ quote: “no”.\n', 'a picture \u0000 of bytes');
const two = bundleOf('# Filters\n\nTwo quotes.', 'another picture', 'What two interviews say.\n');
const three = bundleOf('# Filters\n\nThree quotes.\n', null, 'What three interviews say.\n');
const base = (double: GitHubDouble) => void double.push(product, 'main', { 'src/app.ts': 'export const a = 1;\n' });

export const scenarios: readonly Scenario[] = [
  { name: 'new', role: 'push', before: null, bundle: one },
  { name: 'changed', role: 'push', before: one, bundle: two },
  { name: 'edited between tries', role: 'push', before: null, bundle: one, edited: two },
  { name: 'changed and edited', role: 'push', before: one, bundle: two, edited: three },
  { name: 'base moved', role: 'push', before: one, bundle: two, others: base },
  { name: 'new, by a fork', role: 'pull', before: null, bundle: one },
  { name: 'changed, by a fork', role: 'pull', before: one, bundle: two, others: base },
  {
    name: 'new, by an old fork',
    role: 'pull',
    before: { ...one, branch: 'research/another', files: [{ path: 'another.md', text: '# Another\n' }], images: [] },
    bundle: two,
    others: base,
  },
];

export const options = PullRequestOptions.parse({ draft: true, reviewers: ['noor'], labels: ['research'] });
