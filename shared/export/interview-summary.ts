import { type Highlight, type HighlightKind, highlightKinds, type InterviewKind } from '../domain/interview.ts';
import { formatTimestamp } from '../markdown/timestamps.ts';
import {
  count,
  decision,
  describeParticipant,
  type ExportParticipant,
  highlightNames,
  kindNames,
  listOf,
  type Opening,
  opening,
  summaryLine,
} from './document.ts';
import { type ComposedDocument, findingLink, headingWord, type InterviewBase } from './finding-document.ts';
import { whoWasNotHeard } from './finding-limits.ts';
import { method } from './finding-sections.ts';
import { nothingSaid } from './left-out.ts';
import { escapeMarkdown, quoted } from './markdown-tree.ts';
import type { SnapshotBody } from './snapshot.ts';

/** An interview as it may leave in a snapshot. */
export interface SnapshotInterview {
  title: string;
  date: string;
  kind: InterviewKind | null;
  /** Names. */
  teams: readonly string[];
  participants: ExportParticipant[];
  /** `null` where consent was declined or withdrawn, or cannot be told: then nothing that was said leaves. */
  said: SnapshotBody | null;
}

export interface SummaryRequest extends Opening {
  interviews: readonly SnapshotInterview[];
  base: InterviewBase;
}

/** Facts of one interview beyond so many are in its note alone. */
const mostFacts = 10;

/** Highlights that are opportunities, each begun so that it reads as a problem (product.md, "Interview snapshot"). */
const problems: Partial<Record<HighlightKind, string>> = {
  pain: 'Struggles with this',
  request: 'Lacks this today',
  bug: 'Runs into this bug',
  workaround: 'Has to work around this',
};

/**
 * Interviews as snapshots (product.md): who, in one line, what to remember word for word, quick facts, opportunities as problems,
 * other insights. Not yet cleared: names that stand in titles and quotes are still there.
 */
export function composeSummary(request: SummaryRequest): ComposedDocument {
  const { interviews, base, title } = request;
  const word = headingWord(title, 'Interview', 'Snapshot');
  const summary = summaryLine(interviews);
  const lines = interviews.map(
    (one, i) => `- ${findingLink(i + 1, word, escapeMarkdown(one.title) || 'Untitled interview')}: ${oneLine(one)}`,
  );
  const parts = [
    opening(request),
    `# ${escapeMarkdown(title)}`,
    '## Summary',
    [summary, ...saidByKind(interviews)].join(' '),
    lines.join('\n'),
    ...interviews.flatMap((interview, i) => snapshot(interview, `## ${word} ${i + 1}`)),
    '## Limitations',
    limits(interviews, word),
    ...whoWasNotHeard(base),
    ...method(base, null),
    ...decision,
  ];
  return { parts, summary };
}

function snapshot(interview: SnapshotInterview, heading: string): string[] {
  const { title, date, kind, teams, participants, said } = interview;
  const facts = [date, kind ? kindNames[kind] : '', ...teams.map(escapeMarkdown)].filter((fact) => fact !== '');
  const who = [
    heading,
    `**${escapeMarkdown(title) || 'Untitled interview'}**`,
    facts.join(' · '),
    participants.map((p) => `- ${whoItIs(p)}`).join('\n'),
    `**In one line:** ${oneLine(interview)}`,
  ].filter((part) => part !== '');
  if (said === null) return who;
  const { highlights } = said;
  const quotes = memorable(highlights);
  const rest = highlights.filter((one) => !(one.kind in problems) && !quotes.includes(one));
  const line = (one: Highlight) => highlightLine(one, participants);
  return [
    ...who,
    ...quotes.map((one) => `> ${line(one)}`),
    ...list('Quick facts and prior experience', few(said.facts)),
    ...list('Opportunities', [
      ...said.opportunities.map(escapeMarkdown),
      ...highlights.flatMap((one) => (problems[one.kind] ? [`${problems[one.kind]}: ${line(one)}`] : [])),
    ]),
    ...list('Other insights', [...said.insights.map(escapeMarkdown), ...rest.map(line)]),
    ...(said.next.length > 0 ? list('Next steps', said.next.map(escapeMarkdown)) : []),
  ];
}

/** The one document that also says how large the company is. */
function whoItIs(participant: ExportParticipant): string {
  const size = escapeMarkdown(participant.companySize ?? '');
  return `${describeParticipant(participant)}${size === '' ? '' : `, company size ${size}`}`;
}

function list(heading: string, items: readonly string[]): string[] {
  return [`### ${heading}`, items.length > 0 ? items.map((item) => `- ${item}`).join('\n') : 'None noted.'];
}

function few(facts: readonly string[]): string[] {
  const shown = facts.slice(0, mostFacts).map(escapeMarkdown);
  const more = facts.length - shown.length;
  return more > 0 ? [...shown, `${more} more in the note`] : shown;
}

/** What its note says in short, else what was marked in it. */
function oneLine({ said }: SnapshotInterview): string {
  if (said === null) return nothingSaid;
  if (said.summary !== null) return escapeMarkdown(said.summary);
  const kinds = highlightKinds.flatMap((kind) => {
    const n = said.highlights.filter((one) => one.kind === kind).length;
    return n > 0 ? [count(n, highlightNames[kind][0], highlightNames[kind][1])] : [];
  });
  if (kinds.length === 0) return 'Nothing was highlighted.';
  const tags = mostUsed(said.highlights.flatMap((one) => one.tags)).map(escapeMarkdown);
  return `${listOf(kinds)}${tags.length > 0 ? `, mostly about ${listOf(tags)}` : ''}.`;
}

function mostUsed(tags: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 2)
    .map(([tag]) => tag);
}

/** One or two quotes to remember: those marked so, else the first praise or pain. */
function memorable(highlights: readonly Highlight[]): Highlight[] {
  const marked = highlights.filter((one) => one.kind === 'quote').slice(0, 2);
  if (marked.length > 0) return marked;
  return [highlights.find((one) => one.kind === 'praise') ?? highlights.find((one) => one.kind === 'pain')].flatMap(
    (one) => one ?? [],
  );
}

function highlightLine(
  { text, atSeconds, participantId, id }: Highlight,
  participants: readonly ExportParticipant[],
): string {
  const who = participants.length > 1 ? participants.find((p) => p.id === participantId) : undefined;
  const facts = [who?.pseudonym ?? '', atSeconds === undefined ? '' : formatTimestamp(atSeconds), `\`${id}\``];
  return `${quoted(text)} (${facts.filter((fact) => fact !== '').join(', ')})`;
}

/** "Highlights: 5 pain points from 3 people …": whoever says something often counts once. */
function saidByKind(interviews: readonly SnapshotInterview[]): string[] {
  const kinds = highlightKinds.flatMap((kind) => {
    let mentions = 0;
    const people = new Set<string>();
    for (const [i, { said, participants }] of interviews.entries()) {
      const only = participants.length === 1 ? participants[0]!.id : `in ${i}`;
      for (const one of said?.highlights ?? []) {
        if (one.kind !== kind) continue;
        mentions++;
        people.add(one.participantId ?? only);
      }
    }
    if (mentions === 0) return [];
    const [one, many] = highlightNames[kind];
    return [`${count(mentions, one, many)} from ${count(people.size, 'person', 'people')}`];
  });
  return kinds.length > 0 ? [`Highlights: ${listOf(kinds)}.`] : [];
}

function limits(interviews: readonly SnapshotInterview[], word: string): string {
  const items = [
    'An interview is one voice: what is said here is not a finding yet.',
    ...interviews.flatMap(({ said }, i) =>
      said === null
        ? [
            `${findingLink(i + 1, word)}: what was said is left out, because consent was declined or withdrawn, or cannot be read.`,
          ]
        : [],
    ),
  ];
  return items.map((item) => `- ${item}`).join('\n');
}
