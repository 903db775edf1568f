import { type Files, highlightIdOf, noteId, vaultFiles } from '../vault/vault-fixture.ts';

const person = (n: number) => `p_${String(n).padStart(12, '0')}`;
export const people = { noor: person(1), sol: person(2), ana: person(3), wu: person(4) };

/** A highlight as it stands in a note. */
export function mark(n: number, text: string, who?: string, kind = 'pain'): string {
  const speaker = who === undefined ? '' : ` data-participant="${who}"`;
  return `<mark data-highlight="${highlightIdOf(n)}" data-kind="${kind}"${speaker} data-at="${n * 60}">${text}</mark>`;
}

/** The file of an interview. */
export function call(n: number, fields: Record<string, string>, body: string): string {
  const about = {
    id: noteId(n),
    title: `Call ${n}`,
    occurredAt: `2026-11-${String(n).padStart(2, '0')}`,
    status: 'complete',
    ...fields,
  };
  return `${frontMatter(about)}\n${body}\n`;
}

export interface Attached {
  highlight: number;
  interview: number;
  stance?: string;
  quote: string;
}

/** The file of a finding. */
export function findingText(
  n: number,
  fields: Record<string, string>,
  evidence: readonly Attached[],
  body = '',
): string {
  const items = evidence.flatMap(({ highlight, interview, stance = 'supports', quote }) => [
    `  - highlight: ${highlightIdOf(highlight)}`,
    `    interview: ${noteId(interview)}`,
    `    stance: ${stance}`,
    `    quote: ${JSON.stringify(quote)}`,
  ]);
  const head = frontMatter({ id: noteId(n), ...fields }).replace(/---$/, `evidence:\n${items.join('\n')}\n---`);
  return `${head}\n${body}`;
}

function frontMatter(fields: Record<string, string>): string {
  return ['---', ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), '---'].join('\n');
}

const participant = (id: string, name: string, company: string, more = '') =>
  `---\nid: ${id}\nname: ${name}\ncompany: ${company}\n${more}---\n`;

export const ids = { goal: noteId(700), filters: noteId(500), exportable: noteId(501), old: noteId(502) };

/** Interviews with quotes in every state, two findings, a goal that they belong to, and people who were not heard. */
export const researchVault: Files = {
  ...vaultFiles(0),
  'roster/teams/replay.yml': 'id: replay\nname: Session Replay\n',
  'roster/teams/surveys.yml': 'id: surveys\nname: Surveys\n',
  'roster/people/mira.yml': 'id: mira\nname: Mira Okafor\nrole: pm\nmemberships: []\n',
  'participants/noor.md': participant(
    people.noor,
    'Noor Haddad',
    'Lumenpay',
    'role: Head of growth\nsegment: fintech\n',
  ),
  'participants/sol.md': participant(people.sol, 'Sol Marsh', 'LUMENPAY', 'role: Analyst\nsegment: Fintech\n'),
  'participants/ana.md': participant(people.ana, 'Ana Ruiz', 'Kestrel Freight', 'role: Dispatcher\nsegment: freight\n'),
  'participants/wu.md': participant(people.wu, 'Wu Lin', 'Bramble', 'segment: retail\n'),
  'goals/2026-Q4/funnels.md': `---\nid: ${ids.goal}\nquestion: Why do funnels mislead?\nquarter: 2026-Q4\nteams: [replay]\nbiggestUnknown: true\nowner: mira\ntargetInterviews: 4\nstatus: active\n---\n`,
  'interviews/1.md': call(
    1,
    {
      participants: `[${people.noor}]`,
      teams: '[replay]',
      goals: `[${ids.goal}]`,
      kind: 'usability_test',
      recruitedFrom: 'survey',
    },
    `## Background\n\nRuns growth alone.\n\n${mark(1, 'The filter looked as if it held for every step.')}\n\n${mark(2, 'Noor told the board of Lumenpay a wrong number.')}`,
  ),
  'interviews/2.md': call(
    2,
    { participants: `[${people.sol}, ${people.ana}]`, teams: '[replay]', goals: `[${ids.goal}]` },
    `${mark(3, 'For me it was clear at once.', people.sol)}\n\n${mark(4, 'Nobody here noticed for two weeks.')}`,
  ),
  'interviews/3.md': call(
    3,
    { participants: `[${people.ana}]`, consent: 'withdrawn' },
    mark(5, 'The secret of the depot.'),
  ),
  'interviews/4.md': call(
    4,
    { participants: `[${people.wu}]`, status: 'planned', goals: `[${ids.goal}]`, teams: '[surveys]' },
    '',
  ),
  'interviews/5.md': call(
    5,
    { participants: `[${people.wu}]`, teams: '[surveys]', status: 'complete' },
    'Nothing was marked.',
  ),
  'findings/2026/filters.md': findingText(
    500,
    {
      claim: 'Step filters are invisible.',
      status: 'in_review',
      teams: '[replay]',
      owner: 'mira',
      goals: `[${ids.goal}]`,
    },
    [
      { highlight: 1, interview: 1, quote: 'The filter looked as though it held for each step.' },
      { highlight: 2, interview: 1, quote: 'Noor told the board of Lumenpay a wrong number.' },
      { highlight: 4, interview: 2, quote: 'Nobody here noticed for two weeks.' },
      { highlight: 3, interview: 2, stance: 'contradicts', quote: 'For me it was clear at once.' },
      { highlight: 5, interview: 3, quote: 'The secret of the depot.' },
      { highlight: 9, interview: 1, quote: 'A quote that is gone.' },
    ],
    '## Limitations\n\nAll work alone.\n\n## Recommendations\n\n- Show the filter. (@mira)\n\n## Open questions\n\n- Do teams see it?\n',
  ),
  'findings/2026/secret.md': findingText(501, { claim: 'Depots keep secrets.' }, [
    { highlight: 5, interview: 3, quote: 'The secret of the depot.' },
    { highlight: 3, interview: 2, stance: 'contradicts', quote: 'For me it was clear at once.' },
  ]),
  'findings/2026/old.md': findingText(
    502,
    { claim: 'Nobody uses funnels.', status: 'superseded', goals: `[${ids.goal}]` },
    [],
  ),
  'findings/2026/blank.md': findingText(503, { claim: '""' }, [
    { highlight: 1, interview: 1, quote: 'The filter looked as if it held for every step.' },
  ]),
};
