import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportNames, isSafeBranch, safeBranch, safePath, slugOf } from '../../../../shared/export/templates.ts';

const templates = {
  path: 'user-research/{{year}}/{{date}}-{{slug}}.md',
  branch: 'research/{{date}}-{{slug}}',
  title: 'Research: {{title}}',
};

test('the templates of the vault give path, branch and title', () => {
  expect(exportNames(templates, 'Filters in funnels', '2026-11-18')).toEqual({
    path: 'user-research/2026/2026-11-18-filters-in-funnels.md',
    branch: 'research/2026-11-18-filters-in-funnels',
    title: 'Research: Filters in funnels',
  });
  expect(exportNames(templates, 'Filters in funnels', '2026-11-18', 2).branch).toBe(
    'research/2026-11-18-filters-in-funnels-2',
  );
});

test.each([
  ['Preços & promoções', 'precos-and-promocoes'],
  ['???', 'interviews'],
  ['a'.repeat(30).concat(' ', 'b'.repeat(60)), 'a'.repeat(30)],
])('slug of %s', (title, slug) => expect(slugOf(title)).toBe(slug));

describe('a path stays inside the repository', () => {
  test.each([
    ['../../etc/passwd', 'etc/passwd.md'],
    ['/abs/x.md', 'abs/x.md'],
    ['a/.git/hooks/x.md', 'a/hooks/x.md'],
    ['a/git/x.md', 'a/x.md'],
    ['-rf.md', 'rf.md'],
    ['a\\..\\b.md', 'a/b.md'],
    ['aux/con.md', '_aux/_con.md'],
    ['', 'fallback.md'],
    ['a/b\u202Edm.md', 'a/bdm.md'],
  ])('%j', (path, safe) => expect(safePath(path, 'fallback.md')).toBe(safe));
});

describe('branch names', () => {
  test.each([
    ['--upload-pack=x', 'upload-pack=x'],
    ['-x/-y', 'x/y'],
    ['a b~c^d:e', 'a-b-c-d-e'],
    ['a..b', 'a.b'],
    ['x.lock', 'x'],
    ['@', 'fallback'],
    ['', 'fallback'],
    ['fixes #12 @mira', 'fixes-12-mira'],
    ['HEAD', 'fallback'],
    ['refs/heads/x', 'fallback'],
    ['3f9a1c2d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b', 'fallback'],
    ['a\u202eb\u200bc\u2066', 'a-b-c'],
    ['\u001b[31mred', '31mred'],
  ])('%j', (branch, safe) => expect(safeBranch(branch, 'fallback')).toBe(safe));

  test('whatever the template gives, git accepts it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const branch = safeBranch(text, 'research/x');
        expect(isSafeBranch(branch)).toBe(true);
        expect(branch.startsWith('-')).toBe(false);
        expect(() => execFileSync('git', ['check-ref-format', '--branch', branch], { stdio: 'pipe' })).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
