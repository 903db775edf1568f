import type { NoteSummary } from '../../../../shared/domain/interview.ts';

/** A catalogue row for tests; what matters is given. */
export function note(part: Partial<NoteSummary> & { id: string }): NoteSummary {
  return {
    path: `interviews/2026/${part.id}.md`,
    title: `Interview ${part.id}`,
    occurredAt: '',
    date: '2026-11-18',
    kind: null,
    status: null,
    teamIds: [],
    pmIds: [],
    interviewerIds: [],
    attendeeIds: [],
    participantIds: [],
    tags: [],
    goals: [],
    titled: true,
    recorded: false,
    callStartedAt: null,
    highlightCount: 0,
    highlightTags: [],
    readOnly: null,
    problems: [],
    ...part,
  };
}
