import type { Stance } from '../../shared/domain/finding.ts';
import { noteText, type VaultFiles, vaultFiles } from './temp-vault.ts';

/** A highlight of the vault below: `[short name, kind, words, seconds]`. */
type Marked = readonly [name: string, kind: string, words: string, at: number];

interface Call {
  id: string;
  title: string;
  date: string;
  participant: string;
  marks: readonly Marked[];
}

const calls: readonly Call[] = [
  {
    id: '01JD9ZC4F2M6P1S8T0V3XWXB01',
    title: 'Freight desk looks for a click',
    date: '2026-11-18',
    participant: 'p_7f3k9q2m1x01',
    marks: [
      ['scrub', 'pain', '“I scrub for ten minutes to find the one click that broke.”', 408],
      [
        'sheet',
        'workaround',
        'Keeps a spreadsheet of order IDs and session links, because she never finds it twice.',
        130,
      ],
      ['argue', 'praise', '“When I send the replay, nobody argues any more.”', 1082],
      ['legal', 'quote', '“Legal asked for the link, not for the log.”', 1237],
    ],
  },
  {
    id: '01JD9ZC4F2M6P1S8T0V3XWXB02',
    title: 'Grocer and the replay hour',
    date: '2026-11-17',
    participant: 'p_7f3k9q2m1x02',
    marks: [
      ['hour', 'quote', '“We had a replay hour. Then the person who ran it went on leave.”', 560],
      ['court', 'quote', '“Replay is our court of law.”', 1029],
      ['never', 'praise', '“I jump from event to event. I have not touched the bar in months.”', 933],
    ],
  },
  {
    id: '01JD9ZC4F2M6P1S8T0V3XWXB03',
    title: 'Publisher with too many recordings',
    date: '2026-11-16',
    participant: 'p_7f3k9q2m1x03',
    marks: [
      ['closes', 'pain', 'Opens the list, sees 3,000 recordings, closes it.', 347],
      ['cart', 'request', 'Wants to filter recordings by cart value.', 231],
      ['safari', 'bug', 'Console tab stays empty for recordings from Safari.', 1480],
      ['folder', 'question', 'Can a contractor see replays from one folder only?', 1692],
    ],
  },
];

const people: readonly [string, string, string][] = [
  ['p_7f3k9q2m1x01', 'Noor Haddad', 'Hafenfracht'],
  ['p_7f3k9q2m1x02', 'Tomas Lind', 'Grönsak'],
  ['p_7f3k9q2m1x03', 'Ines Duarte', 'Folha'],
];

/** The id of a highlight of the vault, by its short name. */
export const highlightOf = (name: string): string => `h_${name.padEnd(12, '0').replace(/[ilou]/g, 'x')}`;

/** Ids of its findings. */
export const findingIds = {
  moment: '01JDA0R7Y5N3W9Q2H8E6C4KQA1',
  watching: '01JDA0R7Y5N3W9Q2H8E6C4KQA2',
  disputes: '01JDA0R7Y5N3W9Q2H8E6C4KQA3',
} as const;

const findings: readonly [id: string, claim: string, status: string, evidence: readonly [string, Stance][]][] = [
  [
    findingIds.moment,
    'Support leads look for one moment, and the timeline gives them no way to find it.',
    'draft',
    [
      ['scrub', 'supports'],
      ['sheet', 'supports'],
      ['never', 'contradicts'],
    ],
  ],
  [
    findingIds.watching,
    'Teams stop watching after the first month, because nobody decides what to watch.',
    'draft',
    [
      ['hour', 'supports'],
      ['closes', 'supports'],
    ],
  ],
  [
    findingIds.disputes,
    'A shared replay settles a dispute that a written report does not.',
    'in_review',
    [['argue', 'supports']],
  ],
];

/** A vault with three interviews, their highlights, and three findings that use some of them. `more` adds or replaces files. */
export function boardVault(more: VaultFiles = {}): VaultFiles {
  const files: VaultFiles = {};
  const held = new Map<string, { words: string; interview: string }>();
  for (const { id, title, date, participant, marks } of calls) {
    const lines = marks.map(([name, kind, words, at]) => {
      held.set(name, { words, interview: id });
      return `- <mark data-highlight="${highlightOf(name)}" data-kind="${kind}" data-at="${at}">${words}</mark>`;
    });
    const fields = { id, title, occurredAt: `${date}T15:00:00+01:00`, teams: ['replay'], participants: [participant] };
    files[`interviews/2026/${date}.md`] = noteText(fields, `${lines.join('\n')}\n`);
  }
  for (const [id, name, company] of people) files[`participants/${id}.md`] = noteText({ id, name, company });
  for (const [id, claim, status, evidence] of findings) {
    const items = evidence.map(([name, stance]) => ({
      highlight: highlightOf(name),
      interview: held.get(name)?.interview,
      stance,
      quote: held.get(name)?.words,
    }));
    const fields = { id, claim, status, teams: ['replay'], goals: [], evidence: items };
    files[`findings/2026/${id.slice(-5).toLowerCase()}.md`] = noteText(fields, '## Limitations\n');
  }
  return vaultFiles({ ...files, ...more });
}
