import { count, type ExportParticipant, kindNames, listOf, period } from './document.ts';
import { type ExportFinding, findingLink, type InterviewBase } from './finding-document.ts';
import { escapeMarkdown } from './markdown-tree.ts';

/** What is recommended, each with who is to do it and the finding it follows from. */
export function recommendations(findings: readonly ExportFinding[], word: string): string[] {
  const items = findings.flatMap((finding, i) =>
    finding.recommendations.map(({ text, owner }) => {
      const who = owner === null ? 'No owner yet' : escapeMarkdown(owner);
      return `- **${who}:** ${escapeMarkdown(text)} (${findingLink(i + 1, word)})`;
    }),
  );
  return ['## Recommendations', items.length > 0 ? items.join('\n') : 'None yet.'];
}

/** The findings' open questions as items of a list, each with its finding. */
export function openQuestionItems(findings: readonly ExportFinding[], word: string): string[] {
  return findings.flatMap((finding, i) =>
    finding.openQuestions.map((question) => `- ${escapeMarkdown(question)} (${findingLink(i + 1, word)})`),
  );
}

/**
 * How the evidence came about and, where claims are made of it, how it is counted; which segments speak. Nobody can be told from it.
 * `unnamed`: people who speak beside those who are named; `null` where nothing is claimed.
 */
export function method({ interviews, people }: InterviewBase, unnamed: number | null): string[] {
  const kinds = tally(interviews.map(({ kind }) => (kind === null ? null : kindNames[kind].toLowerCase())));
  const recruited = tally(interviews.map(({ recruitedFrom }) => recruitedFrom && escapeMarkdown(recruitedFrom)));
  const when = period(interviews);
  return [
    '## Method',
    [
      `${count(interviews.length, 'interview', 'interviews')}${when === '' ? '' : `, ${when}`}.`,
      `Kinds: ${tallyWords(kinds)}.`,
      `Recruited from: ${tallyWords(recruited)}.`,
      ...(unnamed !== null
        ? ['People and companies are counted once for each claim, however often they speak; a mention is one quote.']
        : []),
      ...(unnamed ? ['Where it is not noted who speaks, an interview counts as one person.'] : []),
      'Numbers of participants and letters of companies are stand-ins.',
    ].join(' '),
    '### Participants',
    segmentTable(people, unnamed ?? 0),
  ];
}

const noSegment = 'Not noted';

function segmentTable(people: readonly ExportParticipant[], unnamed: number): string {
  const segments = new Map<string, ExportParticipant[]>();
  for (const person of people) {
    const name = escapeMarkdown(person.segment ?? '') || noSegment;
    segments.set(name, [...(segments.get(name) ?? []), person]);
  }
  const rows = [...segments]
    .sort(
      ([a, x], [b, y]) => Number(a === noSegment) - Number(b === noSegment) || y.length - x.length || (a < b ? -1 : 1),
    )
    .map(([name, those]) => {
      const roles = tally(those.map(({ role }) => (role ? escapeMarkdown(role) : null)));
      return `| ${name} | ${tallyWords(roles)} | ${those.length} |`;
    });
  if (unnamed > 0) rows.push(`| Nobody named | not noted | ${unnamed} |`);
  return ['| Segment | Roles | People |', '| --- | --- | ---: |', ...rows].join('\n');
}

/** How often each is there, most first, what is not noted last. */
function tally(values: readonly (string | null)[]): [name: string | null, times: number][] {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value || null, (counts.get(value || null) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => Number(a === null) - Number(b === null) || y - x || (a! < b! ? -1 : 1));
}

function tallyWords(counts: ReturnType<typeof tally>): string {
  if (counts.length === 0) return 'not noted';
  if (counts.length === 1) return counts[0]![0] ?? 'not noted';
  return listOf(counts.map(([name, times]) => `${name ?? 'not noted'} (${times})`));
}
