import type { SourceParts } from '../../../../main/export/source-types.ts';
import { Participant } from '../../../../shared/domain/participant.ts';
import type { LeaveOut } from '../../../../shared/export/leave-out.ts';
import type { Attribute } from '../../../../shared/ipc/export.ts';

const person = (n: number, more: object) => {
  const id = `p_${String(n).padStart(12, '0')}`;
  return Participant.parse({ id, name: `Person ${n}`, company: `Firm ${n}`, ...more });
};

/** Three people; of the last neither segment nor company size is noted. */
export const people = [
  person(1, { role: 'Head of growth', segment: 'seed-stage fintech', companySize: '11-50' }),
  person(2, { role: 'Dispatcher', segment: 'freight', companySize: '201-1000' }),
  person(3, { role: 'Analyst' }),
];
export const ids = people.map(({ id }) => id);
const [growth, dispatcher, analyst] = ids as [string, string, string];

/** The date of the interview with the first of them, and with the two others. */
export const dates = { alone: '2026-11-18', both: '2026-10-02' };
const alone = { id: 'a', title: 'Filters in funnels', date: dates.alone, kind: null, teams: ['Replay'] };
const both = { id: 'b', title: 'Depots', date: dates.both, kind: null, teams: ['Surveys'] };
const mark = (n: number, text: string, who: string) =>
  `<mark data-highlight="h_${String(n).padStart(12, '0')}" data-kind="pain" data-participant="${who}" data-at="${n * 60}">${text}</mark>`;
const said = [
  ['The filter looked as if it held for every step.', growth],
  ['We count the pallets twice.', dispatcher],
  ['I export it all to a sheet.', analyst],
] as const;

/** Every kind of document, of the same two interviews. */
export const documents = [
  'interviews',
  'chosen-highlights',
  'digest',
  'goal-answer',
  'standup-note',
  'snapshots',
  'results',
  'results-table',
  'highlights-table',
] as const;
export type Document = (typeof documents)[number];

/** What one of them is made of. */
export function sourceOf(document: Document, leaveOut: LeaveOut = []): SourceParts {
  const out = leaveOut.map(({ participantId, attributes }) => ({ participantId, attributes: [...attributes] }));
  const about = { title: 'What we heard', leaveOut: out };
  const review = { ...about, owner: 'Mira', deadline: '', feedbackWanted: '' };
  const marks = said.map(([text, who], i) => mark(i + 1, text, who));
  const interviews = [
    { ...alone, participantIds: [growth], body: `## Notes\n\n${marks[0]}\n` },
    { ...both, participantIds: [dispatcher, analyst], body: `## Notes\n\n${marks[1]}\n\n${marks[2]}\n` },
  ];
  const quotes = said.map(([text, participantId]) => ({ text, participantId, mark: 'pain' as const, tags: [] }));
  const base = {
    participantIds: ids,
    interviews: interviews.map(({ date, kind, participantIds }) => ({
      date,
      kind,
      participantIds,
      recruitedFrom: null,
    })),
    unheard: { segments: [], roles: [], teams: [] },
  };
  switch (document) {
    case 'interviews':
    case 'chosen-highlights': {
      const highlightIds =
        document === 'interviews' ? undefined : [1, 2, 3].map((n) => `h_${String(n).padStart(12, '0')}`);
      const selection = { interviewIds: ['a', 'b'], ...(highlightIds && { highlightIds }) };
      return { of: 'interviews', draft: { selection, ...review }, interviews };
    }
    case 'digest':
    case 'goal-answer':
    case 'standup-note':
      return findingsOf(document, review, base);
    case 'snapshots': {
      const nothing = { summary: null, facts: [], opportunities: [], insights: [], next: [], highlights: [] };
      const draft = { document: 'summary' as const, interviewIds: ['a', 'b'], ...review };
      const shown = interviews.map(({ body: _, ...interview }) => ({ ...interview, said: nothing }));
      return { of: 'summary', draft, source: { interviews: shown, base } };
    }
    case 'results':
    case 'results-table': {
      const form = document === 'results' ? ('markdown' as const) : ('csv' as const);
      const search = { query: 'filters', view: 'highlights' as const, sort: 'date' as const };
      const results = interviews.map(({ body: _, id: noteId, ...interview }, i) => ({
        ...interview,
        ...{ noteId, pms: [], tags: [], quotes: i === 0 ? quotes.slice(0, 1) : quotes.slice(1) },
      }));
      const draft = { document: 'results' as const, form, ...search, ...about };
      return { of: 'results', draft, results, found: { quotes: 3, interviews: 2 } };
    }
    case 'highlights-table': {
      const draft = { document: 'highlights' as const, form: 'csv' as const, of: { findingIds: ['f'] }, ...about };
      const highlights = said.map(([text, speakerId], i) => {
        const { id: noteId, title, date, teams, participantIds } = interviews[i === 0 ? 0 : 1]!;
        const one = { highlightId: `h_${i}`, text, kind: 'pain' as const, tags: [], atSeconds: null, pms: [] };
        return { ...one, noteId, title, date, teams, participantIds, speakerId };
      });
      return { of: 'highlights', draft, highlights, ofAll: null };
    }
  }
}

function findingsOf(
  document: 'digest' | 'goal-answer' | 'standup-note',
  review: object & { title: string },
  base: Omit<Extract<SourceParts, { of: 'summary' }>['source']['base'], never>,
): SourceParts {
  const counts = { people: 2, companies: 2, mentions: 2 };
  const contradicting = { people: 1, companies: 1, mentions: 1 };
  const finding = {
    ...{
      id: 'f',
      claim: 'Nobody trusts the numbers.',
      status: 'draft' as const,
      verdict: null,
      owner: null,
      teams: [],
    },
    ...{ limitations: '', recommendations: [], openQuestions: [], leftOut: [], counts: { ...counts, contradicting } },
    evidence: said.map(([text, participantId], i) => {
      const { id, title, date } = i === 0 ? alone : both;
      const participantIds = i === 0 ? [growth] : [dispatcher, analyst];
      return {
        ...{ highlightId: `h_${i}`, stance: i === 2 ? ('contradicts' as const) : ('supports' as const), text },
        ...{ kind: 'pain' as const, atSeconds: null, changed: false, participantId },
        interview: { id, title, date, participantIds },
      };
    }),
  };
  const goal = {
    ...{ question: 'Why do funnels mislead?', quarter: '2026-Q4', teams: [], owner: null, isBiggestUnknown: false },
    ...{ status: 'active' as const, answer: null, held: 2, target: null },
  };
  const kind = { digest: 'digest', 'goal-answer': 'goal', 'standup-note': 'standup' } as const;
  const draft = { document: kind[document], findingIds: ['f'], ...review } as Extract<
    SourceParts,
    { of: 'findings' }
  >['draft'];
  return {
    of: 'findings',
    draft,
    source: { findings: [finding], base: { ...base, reach: { people: 3, companies: 3, mentions: 3 } }, goal },
  };
}

/** An attribute of one of the people as a document writes it; `null` where the vault does not know it. */
export function wordsFor(
  { role, segment, companySize }: Participant,
  attribute: Exclude<Attribute, 'date'>,
): string | null {
  return { role, segment, 'company-size': companySize }[attribute] ?? null;
}
