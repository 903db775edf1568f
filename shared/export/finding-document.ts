import type { FindingStatus, Stance } from '../domain/finding.ts';
import type { HighlightKind, InterviewKind } from '../domain/interview.ts';
import type { Tally } from '../findings/count.ts';
import { count, type ExportParticipant, period } from './document.ts';

import { escapeMarkdown } from './markdown-tree.ts';

/** A quote that still stands in its interview, as it may leave. */
export interface ExportEvidence {
  highlightId: string;
  stance: Stance;
  /** The words as they stand in the interview now. */
  text: string;
  kind: HighlightKind;
  /** Seconds since the call began. */
  atSeconds: number | null;
  /** Whether the words are others than those that were attached. */
  changed: boolean;
  interview: { id: string; title: string; date: string; participantIds: readonly string[] };
  /** `null` where nobody is named. */
  speaker: ExportParticipant | null;
}

export const leftOutReasons = ['missing', 'unreadable', 'ambiguous', 'consent', 'repeated'] as const;
/** Why a quote is neither shown nor counted. */
export type LeftOutReason = (typeof leftOutReasons)[number];

/** A finding as it may leave. */
export interface ExportFinding {
  claim: string;
  status: FindingStatus;
  verdict: string | null;
  /** Names of people and teams. */
  owner: string | null;
  teams: readonly string[];
  limitations: string;
  recommendations: readonly { text: string; owner: string | null }[];
  openQuestions: readonly string[];
  evidence: readonly ExportEvidence[];
  leftOut: readonly { highlightId: string; reason: LeftOutReason }[];
  counts: Tally & { contradicting: Tally };
}

/** An interview that the quotes of a document come from. */
export interface MethodInterview {
  date: string;
  kind: InterviewKind | null;
  recruitedFrom: string | null;
}

/** A group of the vault of which nobody speaks, with its size. */
export interface UnheardGroup {
  name: string;
  size: number;
}

/** The interviews of one document, and who was heard in them. */
export interface InterviewBase {
  interviews: readonly MethodInterview[];
  /** Who speaks and is named. */
  people: readonly ExportParticipant[];
  /** Largest first. */
  unheard: { segments: readonly UnheardGroup[]; roles: readonly UnheardGroup[]; teams: readonly UnheardGroup[] };
}

/** What the claims of one document rest on, all findings together. */
export interface EvidenceBase extends InterviewBase {
  reach: Tally;
}

/** A composed document, in parts to be joined by an empty line, each of them whole Markdown, and the sentence that sums it up. */
export interface ComposedDocument {
  parts: string[];
  summary: string;
}

/** Statuses of findings in words. */
export const statusNames: Record<FindingStatus, string> = {
  draft: 'Draft',
  in_review: 'In review',
  merged: 'Merged',
  challenged: 'Challenged',
  superseded: 'Superseded',
};

/** Longer texts stand in their section alone; a cell of a table says where. They are never cut: half a name is still a name. */
const longestInTable = 300;

/** "6 people at 4 companies, 9 mentions"; "nobody so far" where there is none. */
export function reachWords({ people, companies, mentions }: Tally): string {
  if (mentions === 0) return 'nobody so far';
  const where = companies > 0 ? ` at ${count(companies, 'company', 'companies')}` : '';
  return `${count(people, 'person', 'people')}${where}, ${count(mentions, 'mention', 'mentions')}`;
}

/** A link to the section of finding `nth` (from 1), by the anchor that GitHub gives its heading. */
export function findingLink(nth: number, word: string, text = `${word} ${nth}`): string {
  return `[${text}](#${word.toLowerCase()}-${nth})`;
}

/** What the sections that links lead to are called: GitHub gives an anchor to the first heading with its words, and that may be the title. */
export function headingWord(title: string, word = 'Finding', other = 'Claim'): string {
  return title.toLowerCase().includes(word.toLowerCase()) && /\d/.test(title) ? other : word;
}

/** A table of claims: each a link to its evidence, with what speaks for and against it. */
export function claimTable(findings: readonly ExportFinding[], word: string): string {
  const rows = findings.map(({ claim, counts, status, verdict }, i) => {
    const link = findingLink(i + 1, word, short(claim) === '' ? undefined : `${i + 1}. ${short(claim)}`);
    const said = verdict === null ? 'None yet' : short(verdict) || `See ${findingLink(i + 1, word)}`;
    return `| ${[link, reachWords(counts), reachWords(counts.contradicting), statusNames[status], said].join(' | ')} |`;
  });
  return ['| Claim | For | Against | Status | Verdict |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** Empty where the text is too long for a cell. */
function short(text: string): string {
  return text.length > longestInTable ? '' : escapeMarkdown(text);
}

/** "2 findings from 5 interviews with 6 people at 4 companies, 2026-10-02 to 2026-11-18." */
export function baseLine(findings: readonly unknown[], { reach, interviews }: EvidenceBase): string {
  const who = `${count(reach.people, 'person', 'people')}${reach.companies > 0 ? ` at ${count(reach.companies, 'company', 'companies')}` : ''}`;
  const when = period(interviews);
  return `${count(findings.length, 'finding', 'findings')} from ${count(interviews.length, 'interview', 'interviews')} with ${who}${when === '' ? '' : `, ${when}`}.`;
}
