import type { Leaving } from '../../../../shared/ipc/export.ts';

/** A pull request of one interview, in which everything was replaced. */
export function leaving(changed: Partial<Leaving> = {}): Leaving {
  return {
    id: '01JD9ZC4F2M6P1S8T0V3XWX001',
    at: '2026-11-20T11:30:00.000Z',
    way: 'publish',
    targetId: 't_1',
    targetName: 'git.example/harbourline/research',
    branch: 'research/2026-11-20-filters',
    path: 'user-research/2026/2026-11-20-filters.md',
    document: 'interviews',
    interviews: [{ id: '01JD9ZC4F2M6P1S8T0V3XWXABD', title: 'Filters in funnels' }],
    participantIds: ['p_7f3k9q2m1x0c'],
    decisions: { kept: 0, replaced: 3, redacted: 0 },
    keptOf: [],
    sha256: 'a'.repeat(64),
    ...{ pullRequest: null, pullRequestUrl: null },
    by: 'mira',
    ...changed,
  };
}
