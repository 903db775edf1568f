import type { FindingStatus, Stance } from '../../../shared/domain/finding.ts';
import type { TagNote } from '../../../shared/domain/tag.ts';
import type { NewGoal } from '../../../shared/ipc/findings.ts';

/** The research goal of the sample, and the interviews that were held for it, by their titles. */
export const sampleGoal: NewGoal & { daysAgo: number; interviews: readonly string[] } = {
  daysAgo: 48,
  question: 'What keeps people without SQL from answering their own questions?',
  teams: ['product-analytics', 'data-warehouse'],
  biggestUnknown: true,
  owner: 'mira',
  targetInterviews: 8,
  status: 'active',
  motivation: `In planning nobody could say whether people do not find the answer, do not trust it, or never look for it. Each would
lead to something else that we build next.

We count as answered: somebody without SQL got the number they needed, alone, and acted on it.`,
  interviews: [
    'First look at funnels with a growth team of one',
    'Getting bookings into the mail tool',
    'Joining appointments with product events',
    'SQL for people who would rather not',
    'Leaving the old web analytics',
    'Asking the assistant in one’s own words',
  ],
};

/** A finding of the sample. Its evidence is named by how a highlight of the sample begins. */
export interface SampleFinding {
  daysAgo: number;
  claim: string;
  status: FindingStatus;
  owner?: string;
  teams: string[];
  /** Whether it bears on the research goal. */
  answersGoal: boolean;
  evidence: readonly (readonly [Stance, string])[];
  body: string;
}

export const sampleFindings: readonly SampleFinding[] = [
  {
    daysAgo: 6,
    claim: 'People who do not write SQL wait for a colleague before they get an answer.',
    status: 'in_review',
    owner: 'mira',
    teams: ['data-warehouse', 'product-analytics'],
    answersGoal: true,
    evidence: [
      ['supports', 'I am an interface with a lunch break.'],
      ['supports', 'Your clinic is a string that somebody typed'],
      ['supports', 'By the time I have the number'],
      ['supports', 'I do not want to program a date.'],
      ['contradicts', 'This is the first time I have answered my own question'],
      ['contradicts', 'The agency needed a week and a ticket'],
      ['context', 'We do not have a data problem'],
    ],
    body: `## Limitations

All of them have somebody to ask. Nobody was asked who works alone and has no analyst.

## Recommendations

- Let one join that an analyst made be used by everybody in insights (@mira)
- Say beside each number from when it is (@leonie)

## Open questions

- Do they wait because it is hard, or because a wrong number is blamed on whoever made it?
`,
  },
  {
    daysAgo: 3,
    claim: 'In long recordings people know which moment they want and cannot get to it.',
    status: 'draft',
    teams: ['session-replay'],
    answersGoal: false,
    evidence: [
      ['supports', 'I had the right film in two minutes'],
      ['supports', 'The plate was on the screen.'],
      ['supports', 'I watch three and hope'],
      ['supports', 'Start the recording ten seconds before'],
      ['contradicts', 'This one picture tells me more about a shift'],
    ],
    body: `## Limitations

Recordings of a shift are eight hours long; those of a web shop are minutes.

## Recommendations

- Search what was on the screen (@tomasz)

## Open questions

- Is the timeline enough where something was expected to go wrong?
`,
  },
  {
    daysAgo: 1,
    claim: 'Admins cannot see which funnel step a filter applies to.',
    status: 'draft',
    teams: ['product-analytics'],
    answersGoal: false,
    evidence: [
      ['supports', 'I thought the filter applied to every step'],
      ['supports', 'How am I supposed to see, from across the room'],
      ['context', 'I export each step to a sheet'],
    ],
    body: `## Limitations

One person said all of it. Ask two more before anything is built.

## Recommendations

## Open questions

- Do others notice that the number is wrong?
`,
  },
];

export const sampleTags: readonly Omit<TagNote, 'path'>[] = [
  { tag: 'recordings', description: 'Finding, watching and sharing recordings of sessions', color: 'blue' },
  { tag: 'self-serve', description: 'Getting an answer without asking an analyst', color: 'green' },
];
