import { describe, expect, it } from 'vitest';
import { githubContract } from '../../../shared/ipc/github.ts';

describe('what the page may ask of GitHub is bounded', () => {
  it.each([
    ['github:connect', { server: '', token: 'x'.repeat(5000) }],
    ['github:connect', { server: 'x'.repeat(5000), token: 'ghp_x' }],
    ['github:repositories', { host: 'github.com', query: '', page: 0 }],
    ['github:repositories', { host: 'github.com', query: 'x'.repeat(500), page: 1 }],
    ['github:branches', { host: 'github.com', owner: '..', repository: 'product', query: '' }],
    ['github:branches', { host: 'github.com', owner: 'acme/..', repository: 'product', query: '' }],
    ['github:branches', { host: 'github.com', owner: 'acme', repository: '.', query: '' }],
  ] as const)('%s %j', (channel, input) => {
    expect(githubContract[channel].input.safeParse(input).success).toBe(false);
  });

  it('names of owners and repositories are taken as GitHub has them', () => {
    const input = { host: 'github.com', owner: 'acme-labs_x', repository: '.github', query: 'feature/' };
    expect(githubContract['github:branches'].input.parse(input)).toEqual(input);
  });
});
