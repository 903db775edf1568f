import type { ExportParticipant } from '../../../../shared/export/document.ts';
import type { EvidenceBase, ExportEvidence, ExportFinding } from '../../../../shared/export/finding-document.ts';

export const growth: ExportParticipant = {
  id: 'p_1',
  pseudonym: 'Participant 7',
  company: 'Company B',
  role: 'Head of growth',
  segment: 'seed-stage fintech',
};
export const analyst: ExportParticipant = {
  id: 'p_2',
  pseudonym: 'Participant 31',
  company: 'Company K',
  role: 'Analyst',
};
export const filters = { id: 'i_1', title: 'Filters in funnels', date: '2026-11-18', participantIds: ['p_1'] };
export const reports = { id: 'i_2', title: 'Reports on Monday', date: '2026-11-02', participantIds: ['p_2', 'p_3'] };

export function evidence(nth: number, text: string, more: Partial<ExportEvidence> = {}): ExportEvidence {
  const highlightId = `h_${String(nth).padStart(12, '0')}`;
  return {
    ...{ highlightId, stance: 'supports', text, kind: 'pain', atSeconds: null, changed: false },
    ...{ interview: filters, speaker: growth },
    ...more,
  };
}

export const nobody = { people: 0, companies: 0, mentions: 0 };

export function finding(claim: string, more: Partial<ExportFinding> = {}): ExportFinding {
  return {
    ...{ claim, status: 'draft', verdict: null, owner: null, teams: [], limitations: '', recommendations: [] },
    ...{ openQuestions: [], leftOut: [], evidence: [evidence(1, 'I told my CEO the wrong number.')] },
    counts: { people: 1, companies: 1, mentions: 1, contradicting: nobody },
    ...more,
  };
}

export const head = { owner: 'Mira Okafor', deadline: '2026-12-04', feedbackWanted: 'Does this match what you hear?' };

/** Three findings' worth of everything a document may have to say. */
export const stepFilters = finding('Admins cannot see which funnel step a filter applies to.', {
  status: 'in_review',
  verdict: 'True for funnels of more than three steps.',
  owner: 'Mira Okafor',
  teams: ['Product Analytics', 'Web Analytics'],
  limitations: 'All work alone on their reports.\nNobody was watched while setting a filter.',
  recommendations: [
    { text: 'Show the filter beside each collapsed step.', owner: 'Jonas Weber' },
    { text: 'Ask five larger teams.', owner: null },
  ],
  openQuestions: ['Do larger teams check each other’s filters?'],
  evidence: [
    evidence(1, 'I thought the filter applied to every step.', { atSeconds: 754 }),
    evidence(2, 'How am I to see from across the room which steps are filtered?', { kind: 'question', atSeconds: 905 }),
    evidence(3, 'The step looks the same with and without it.', {
      interview: reports,
      speaker: analyst,
      changed: true,
    }),
    evidence(4, 'We noticed after two weeks.', { interview: reports, speaker: null }),
    evidence(5, 'The chip tells me enough.', {
      stance: 'contradicts',
      kind: 'praise',
      interview: reports,
      speaker: null,
    }),
    evidence(6, 'Five steps, from visit to card order.', { stance: 'context', kind: 'quote', atSeconds: 3725 }),
  ],
  leftOut: [
    { highlightId: 'h_000000000007', reason: 'missing' },
    { highlightId: 'h_000000000008', reason: 'missing' },
    { highlightId: 'h_000000000009', reason: 'ambiguous' },
    { highlightId: 'h_00000000000a', reason: 'consent' },
    { highlightId: 'h_000000000001', reason: 'repeated' },
  ],
  counts: { people: 2, companies: 2, mentions: 4, contradicting: { people: 1, companies: 0, mentions: 1 } },
});
export const oneVoice = finding('Growth teams of one keep a sheet beside the product.', {
  evidence: [evidence(11, 'I export each step to a sheet and filter there.', { kind: 'workaround', atSeconds: 1275 })],
});

export const base: EvidenceBase = {
  reach: { people: 3, companies: 2, mentions: 7 },
  interviews: [
    { date: filters.date, kind: 'general_feedback', recruitedFrom: 'survey' },
    { date: reports.date, kind: 'usability_test', recruitedFrom: null },
  ],
  people: [growth, analyst],
  unheard: {
    segments: [
      { name: 'freight', size: 3 },
      { name: 'retail', size: 1 },
    ],
    roles: [{ name: 'Engineer', size: 4 }],
    teams: [{ name: 'Session Replay', size: 6 }],
  },
};
