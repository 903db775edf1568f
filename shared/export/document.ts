import { type Highlight, type HighlightKind, highlightKinds, type InterviewKind } from '../domain/interview.ts';
import { leftOutOf, nothingSaid } from './left-out.ts';
import { brokenLines, escapeMarkdown, quoted } from './markdown-tree.ts';
import { exportBody } from './note-body.ts';
import { type Told, toldInInterviews, toldOf } from './told.ts';

/** A participant as they may leave: no name, address, handle, number or company, only stand-ins. */
export interface ExportParticipant {
  id: string;
  /** "Participant 7". */
  pseudonym: string;
  /** "Company B"; tells companies apart without naming them. */
  company: string | null;
  role?: string;
  segment?: string;
  /** "11-50"; only documents that show it have it. */
  companySize?: string;
}

export interface ExportInterview {
  id: string;
  title: string;
  /** `YYYY-MM-DD`; empty where it is left out. */
  date: string;
  kind: InterviewKind | null;
  /** Names of the teams. */
  teams: string[];
  participants: ExportParticipant[];
  /** The note without its front matter; `null` where there is no consent: then it is named, and nothing that was said leaves. */
  body: string | null;
  /** Names of its pictures that go along, by their addresses in the body. */
  images?: ReadonlyMap<string, string>;
}

/** What every document that is proposed for review is told by whoever exports it. */
export interface Opening {
  title: string;
  owner: string;
  deadline: string;
  feedbackWanted: string;
}

export interface DocumentRequest extends Opening {
  /** In the order in which they are to stand. */
  interviews: ExportInterview[];
  /** Where given, only these highlights instead of whole notes. */
  highlightIds?: readonly string[];
}

/** Kinds of interviews in words. */
export const kindNames: Record<InterviewKind, string> = {
  general_feedback: 'General feedback',
  problem_exploration: 'Problem exploration',
  solution_validation: 'Solution validation',
  usability_test: 'Usability test',
  customer_visit: 'Customer visit',
  inbound_feedback: 'Inbound feedback',
};

/** Kinds of highlights in words. */
export const highlightNames: Record<HighlightKind, [one: string, many: string, heading: string]> = {
  pain: ['pain point', 'pain points', 'Pain points'],
  request: ['request', 'requests', 'Requests'],
  bug: ['bug', 'bugs', 'Bugs'],
  praise: ['word of praise', 'words of praise', 'Praise'],
  workaround: ['workaround', 'workarounds', 'Workarounds'],
  quote: ['quote', 'quotes', 'Quotes'],
  question: ['question', 'questions', 'Questions'],
};

/** Room for what is decided about the document. */
export const decision = ['## Decision', 'Written here before the merge.'] as const;

interface Section {
  interview: ExportInterview;
  markdown: string;
  highlights: Highlight[];
}

/**
 * One Markdown document of interviews, or of single highlights: owner, deadline and feedback wanted first, then the summary,
 * then the evidence with the ids of its highlights, then room for the decision (product.md, "Findings as a PR").
 * Not yet cleared: names that stand in titles and bodies are still there.
 */
export function composeDocument(request: DocumentRequest): { markdown: string; summary: string; told: Told[] } {
  const chosen = request.highlightIds && new Set(request.highlightIds);
  const sections = request.interviews.map((interview, i): Section => {
    if (interview.body === null) return { interview, markdown: nothingSaid, highlights: [] };
    const body = exportBody(interview.body, i + 1, interview.images);
    const highlights = chosen ? body.highlights.filter((h) => chosen.has(h.id)) : body.highlights;
    return { interview, markdown: body.markdown, highlights };
  });
  const silent = sections.filter((s) => s.interview.body === null);
  const used = sections.filter((s) => s.interview.body !== null && (!chosen || s.highlights.length > 0));
  const summary = summaryLine(used.map((s) => s.interview));
  const blocks = [
    opening(request),
    `# ${escapeMarkdown(request.title)}`,
    '## Summary',
    [summarize(used, summary), leftOutOf(silent.length)].filter((sentence) => sentence !== '').join(' '),
    ...(chosen ? [...highlightList(used), ...leftOutList(silent)] : sections.flatMap(interviewSection)),
    ...decision,
  ];
  const markdown = `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  return { markdown, summary, told: chosen ? toldOf(used.flatMap(speakers)) : toldInInterviews(request.interviews) };
}

/** What a document opens with: who owns it, until when, and what is asked of its readers (product.md, "Findings as a PR"). */
export function opening({ owner, deadline, feedbackWanted }: Opening): string {
  const line = (label: string, value: string) => `**${label}:** ${escapeMarkdown(value) || 'not set'}`;
  return brokenLines([line('Owner', owner), line('Deadline', deadline), line('Feedback wanted', feedbackWanted)]);
}

/** "2 interviews with 3 people at 2 companies, 2026-11-02 to 2026-11-18 …": people and companies each counted once. */
export function summaryLine(interviews: readonly Pick<ExportInterview, 'participants' | 'date'>[]): string {
  const people = new Map(interviews.flatMap((i) => i.participants.map((p) => [p.id, p] as const)));
  const companies = new Set([...people.values()].flatMap((p) => p.company ?? []));
  const when = period(interviews);
  const whom = people.size > 0 ? ` with ${count(people.size, 'person', 'people')}` : '';
  const where = companies.size > 0 ? ` at ${count(companies.size, 'company', 'companies')}` : '';
  return `${count(interviews.length, 'interview', 'interviews')}${whom}${where}${when === '' ? '' : `, ${when}`}.`;
}

/** "2026-10-02 to 2026-11-18", one date where it is the same, and how many are left out; empty where there is no interview. */
export function period(interviews: readonly { date: string }[]): string {
  const dates = interviews.flatMap(({ date }) => (date === '' ? [] : date)).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  const range = first === undefined ? '' : first === last ? first : `${first} to ${last}`;
  const missing = interviews.length - dates.length;
  if (missing === 0) return range;
  const rest = `${count(missing, 'date', 'dates')} left out`;
  return range === '' ? rest : `${range} (${rest})`;
}

function summarize(sections: readonly Section[], summary: string): string {
  const interviews = sections.map((s) => s.interview);
  const teams = [...new Set(interviews.flatMap((i) => i.teams))].map(escapeMarkdown);
  const highlights = sections.flatMap((s) => s.highlights);
  const kinds = highlightKinds.flatMap((kind) => {
    const n = highlights.filter((h) => h.kind === kind).length;
    return n > 0 ? [count(n, highlightNames[kind][0], highlightNames[kind][1])] : [];
  });
  return [
    summary,
    teams.length > 0 ? `${teams.length === 1 ? 'Team' : 'Teams'}: ${listOf(teams)}.` : '',
    kinds.length > 0 ? `${count(highlights.length, 'highlight', 'highlights')}: ${listOf(kinds)}.` : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function interviewSection({ interview, markdown }: Section): string[] {
  const { title, date, kind, teams, participants, body } = interview;
  if (body === null) return [`## ${escapeMarkdown(title) || 'Untitled interview'}`, date, markdown];
  const facts = [date, kind ? kindNames[kind] : '', escapeMarkdown(teams.join(', '))].filter((fact) => fact !== '');
  const who = participants.map((p) => `- ${describeParticipant(p)}`).join('\n');
  return [`## ${escapeMarkdown(title) || 'Untitled interview'}`, facts.join(' · '), who, markdown];
}

function highlightList(sections: readonly Section[]): string[] {
  return highlightKinds.flatMap((kind) => {
    const items = sections.flatMap(({ interview, highlights }) =>
      highlights.filter((h) => h.kind === kind).map((h) => highlightItem(interview, h)),
    );
    return items.length > 0 ? [`## ${highlightNames[kind][2]}`, items.join('\n')] : [];
  });
}

/** The interviews whose chosen highlights stay, by title and date. */
function leftOutList(sections: readonly Section[]): string[] {
  const items = sections.map(
    ({ interview: { title, date }, markdown }) =>
      `- *${escapeMarkdown(title) || 'Untitled interview'}*${date === '' ? '' : `, ${date}`}: ${markdown}`,
  );
  return items.length > 0 ? ['## Left out', items.join('\n')] : [];
}

/** Who is described beside the chosen highlights. */
function speakers({ interview, highlights }: Section): [ExportParticipant, string][] {
  return highlights.flatMap((one) => {
    const who = speakerOf(interview, one);
    return who ? [[who, interview.date]] : [];
  });
}

function speakerOf({ participants }: ExportInterview, { participantId }: Highlight): ExportParticipant | undefined {
  return (
    participants.find(({ id }) => id === participantId) ?? (participants.length === 1 ? participants[0] : undefined)
  );
}

function highlightItem(interview: ExportInterview, highlight: Highlight): string {
  const who = speakerOf(interview, highlight);
  const title = `*${escapeMarkdown(interview.title) || 'Untitled interview'}*`;
  const source = [who ? describeParticipant(who) : '', interview.date, title].filter((fact) => fact !== '').join(', ');
  return `- ${quoted(highlight.text)} (${source}, \`${highlight.id}\`)`;
}

/** "Participant 7, Head of growth, Company B", as Markdown. */
export function describeParticipant(participant: ExportParticipant): string {
  return escapeMarkdown(plainParticipant(participant));
}

/** The same as plain text. */
export function plainParticipant({ pseudonym, role, segment, company }: ExportParticipant): string {
  return [pseudonym, role, segment, company].filter((fact) => fact).join(', ');
}

/** "1 interview", "2 interviews", "4,500 interviews". */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** "a", "a and b", "a, b, and c"; with semicolons where a part has a comma of its own. */
export function listOf(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(' and ');
  const between = parts.some((part) => part.includes(',')) ? '; ' : ', ';
  return `${parts.slice(0, -1).join(between)}${between}and ${parts.at(-1)}`;
}
