import type { Stance } from '../domain/finding.ts';
import { formatTimestamp } from '../markdown/timestamps.ts';
import { count, describeParticipant, highlightNames } from './document.ts';
import { type ExportEvidence, type ExportFinding, reachWords, statusNames } from './finding-document.ts';
import { escapeMarkdown, quoted } from './markdown-tree.ts';

/** So many quotes of one person make a part: a long list as a whole takes very long to parse. */
const quotesPerPart = 50;

/**
 * The section of one finding: its claim, then the quotes for it, against it and around it, by person, so that many quotes of one
 * person never look like many people. Each quote is a line of its own and carries the id of its highlight.
 */
export function findingSection(finding: ExportFinding, heading: string): string[] {
  const { claim, status, verdict, owner, teams, evidence, counts } = finding;
  const facts = [
    statusNames[status],
    ...teams.map(escapeMarkdown),
    owner === null ? '' : `Owner: ${escapeMarkdown(owner)}`,
  ];
  const of = (stance: Stance) => evidence.filter((one) => one.stance === stance);
  const context = of('context');
  return [
    heading,
    `**${escapeMarkdown(claim)}**`,
    facts.filter((fact) => fact !== '').join(' · '),
    ...(verdict === null ? [] : [`**Verdict:** ${escapeMarkdown(verdict)}`]),
    `**For:** ${reachWords(counts)}`,
    ...byPerson(of('supports')),
    `**Against:** ${reachWords(counts.contradicting)}`,
    ...byPerson(of('contradicts')),
    ...(context.length > 0 ? [`**Context:** ${count(context.length, 'quote', 'quotes')}`, ...byPerson(context)] : []),
  ];
}

/** Quotes under the person who said them, whoever said most first. */
function byPerson(evidence: readonly ExportEvidence[]): string[] {
  const voices = new Map<string, ExportEvidence[]>();
  for (const one of evidence) {
    const voice = one.speaker?.id ?? `in ${one.interview.id}`;
    const said = voices.get(voice);
    if (said) said.push(one);
    else voices.set(voice, [one]);
  }
  const named = evidence.filter((one) => one.speaker !== null);
  const people = new Set(named.map((one) => one.speaker!.id));
  const interviews = new Set(named.map((one) => one.interview.id));
  // As they are counted (shared/findings/count.ts): somebody unnamed may be whoever of the interview is named already.
  const label = ({ speaker, interview }: ExportEvidence) => {
    if (speaker) return describeParticipant(speaker);
    const isKnown = interviews.has(interview.id) || interview.participantIds.some((id) => people.has(id));
    return isKnown ? 'Not noted who; not counted as a further person' : 'Not noted who; counted as one person';
  };
  return [...voices.values()]
    .sort((a, b) => b.length - a.length || inOrder(a[0]!, b[0]!))
    .flatMap((quotes) => personList(label(quotes[0]!), quotes.toSorted(inOrder)));
}

function personList(person: string, quotes: readonly ExportEvidence[]): string[] {
  const lines = quotes.map((quote) => `  - ${evidenceLine(quote)}`);
  const parts: string[] = [];
  for (let at = 0; at < lines.length; at += quotesPerPart) {
    const some = lines.slice(at, at + quotesPerPart).join('\n');
    parts.push(at === 0 ? `- ${person}\n${some}` : some);
  }
  return parts;
}

/** “The words” (2026-11-18, *Title*, 12:34, pain point, `h_…`) */
export function evidenceLine({ text, kind, atSeconds, changed, interview, highlightId }: ExportEvidence): string {
  const facts = [
    interview.date,
    `*${escapeMarkdown(interview.title) || 'Untitled interview'}*`,
    atSeconds === null ? '' : formatTimestamp(atSeconds),
    highlightNames[kind][0],
    changed ? 'changed since it was attached' : '',
    `\`${highlightId}\``,
  ];
  return `${quoted(text)} (${facts.filter((fact) => fact !== '').join(', ')})`;
}

function inOrder(a: ExportEvidence, b: ExportEvidence): number {
  if (a.interview.date !== b.interview.date) return a.interview.date < b.interview.date ? -1 : 1;
  return (a.atSeconds ?? 0) - (b.atSeconds ?? 0);
}
