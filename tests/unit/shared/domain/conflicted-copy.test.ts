import { expect, test } from 'vitest';
import { conflictedCopyOf } from '../../../../shared/domain/conflicted-copy.ts';

test.each([
  ['interviews/2026/call (Mira’s conflicted copy 2026-11-18).md', 'interviews/2026/call.md'],
  ["call (Mira's MacBook's conflicted copy 2026-11-18).md", 'call.md'],
  ['call (conflicted copy 2026-11-18 142311).md', 'call.md'],
  ['call (conflicted copy 2026-11-18 2).md', 'call.md'],
  ['call.sync-conflict-20261118-142311-ABCDEF7.md', 'call.md'],
  ['call_conflict-20261118-142311.md', 'call.md'],
  ['call (SFConflict mira@example.com 2026-11-18-14-23-11).md', 'call.md'],
])('%s stands beside %s', (path, original) => {
  expect(conflictedCopyOf(path)).toBe(original);
});

test.each([
  'interviews/2026/call.md',
  'call (copy).md',
  'call (1).md',
  'How we resolved the conflicted copy.md',
  'folder (conflicted copy 2026)/call.md',
  'sync-conflict.md',
])('%s is no conflicted copy', (path) => {
  expect(conflictedCopyOf(path)).toBeNull();
});
