import type { HighlightKind } from '../domain/interview.ts';
import { formatTimestamp } from '../markdown/timestamps.ts';
import { squeeze } from '../markdown/words.ts';
import {
  count,
  describeParticipant,
  type ExportInterview,
  type ExportParticipant,
  highlightNames,
  kindNames,
  summaryLine,
} from './document.ts';
import { leftOutOf, nothingSaid } from './left-out.ts';
import { escapeMarkdown, quoted } from './markdown-tree.ts';

/** Something that was said, as a search found it. */
export interface ResultQuote {
  /** Plain text. */
  text: string;
  /** Of the call, at or before what is quoted. */
  atSeconds?: number;
  /** Kind of the highlight that it stands in. */
  mark?: HighlightKind;
  /** Tags of that highlight. */
  tags: readonly string[];
  /** Who says it: a participant as they may leave, or a name as it stands in the note, still to be decided about. */
  speaker: ExportParticipant | string | null;
}

/**
 * An interview that a search found, with its quotes in their order; none where its title alone matched, `null` where there is no
 * consent: then it is named, whatever matched, and nothing that was said leaves.
 */
export interface ResultInterview extends Omit<ExportInterview, 'id' | 'body'> {
  /** Names of the PMs whom it counts for. */
  pms: readonly string[];
  /** Its own and its highlights' tags. */
  tags: readonly string[];
  quotes: readonly ResultQuote[] | null;
}

export interface ResultsRequest {
  title: string;
  /** As it was typed. */
  query: string;
  /** In the order in which they are to stand. */
  interviews: readonly ResultInterview[];
  /** All that the search found, of which the given ones are the first. */
  found: Found;
}

export interface Found {
  quotes: number;
  interviews: number;
}

/** What the search found, where the interviews are not all of it; else `null`. */
export function moreThan(interviews: readonly Pick<ResultInterview, 'quotes'>[], found: Found): Found | null {
  return found.interviews > interviews.length || found.quotes > countQuotes(interviews) ? found : null;
}

function countQuotes(interviews: readonly { quotes: readonly unknown[] | null }[]): number {
  return interviews.reduce((sum, { quotes }) => sum + (quotes?.length ?? 0), 0);
}

/**
 * The results of a search as a list in Markdown: each interview with its date and what was found in it as quotes, with speaker and
 * time. In parts to be joined by an empty line, each of them whole Markdown. Not yet cleared: names that stand in titles, quotes
 * and the query are still there.
 */
export function composeResults({ title, query, interviews, found }: ResultsRequest): string[] {
  const more = moreThan(interviews, found);
  const rest = more
    ? ` The search found ${count(more.quotes, 'quote', 'quotes')} in ${count(more.interviews, 'interview', 'interviews')}; these are the first.`
    : '';
  const told = interviews.filter(({ quotes }) => quotes !== null);
  const said = [
    told.length > 0 || more ? `${count(countQuotes(told), 'quote', 'quotes')} from ${summaryLine(told)}${rest}` : '',
    leftOutOf(interviews.length - told.length),
  ];
  const parts = [
    `# ${escapeMarkdown(title)}`,
    query.trim() === '' ? '' : `Search: ${escapeMarkdown(query)}`,
    interviews.length === 0 ? 'Nothing was found.' : said.filter((sentence) => sentence !== '').join(' '),
    ...interviews.map(item),
  ];
  return parts.filter((part) => part !== '');
}

function item({ title, date, kind, teams, participants, quotes }: ResultInterview): string {
  const facts = quotes === null ? [date] : [date, kind ? kindNames[kind] : '', teams.map(escapeMarkdown).join(', ')];
  const head = [`**${escapeMarkdown(title) || 'Untitled interview'}**`, ...facts.filter((fact) => fact !== '')].join(
    ' · ',
  );
  if (quotes === null) return `- ${head}\\\n  ${nothingSaid}`;
  const whom = participants.length > 0 ? `\\\nWith ${participants.map(describeParticipant).join('; ')}` : '';
  const blocks = [`${head}${whom}`, ...quotes.map(quoteBlock)];
  return `- ${blocks.join('\n\n').replaceAll('\n', '\n  ').replaceAll('\n  \n', '\n\n')}`;
}

function quoteBlock({ text, atSeconds, mark, speaker }: ResultQuote): string {
  const who = typeof speaker === 'string' ? escapeMarkdown(speaker) : speaker ? describeParticipant(speaker) : '';
  const facts = [who, atSeconds === undefined ? '' : formatTimestamp(atSeconds), mark ? highlightNames[mark][0] : ''];
  const source = facts.filter((fact) => fact !== '').join(' · ');
  return `> ${quoted(text)}${source === '' ? '' : `\\\n> ${source}`}`;
}

const columns = ['Title', 'Date', 'Team', 'PM', 'Kind', 'Mark', 'Tags', 'Time', 'Quote'];

/**
 * The results of a search as rows, the names of the columns first: a row for each quote, and one for an interview that has none.
 * `Kind` is the interview's, `Mark` the highlight's. One without consent has its title and date alone. Several values of a cell are parted by `; `, line breaks become spaces.
 */
export function resultRows(interviews: readonly ResultInterview[]): string[][] {
  const rows = interviews.flatMap((interview) => {
    const { title, date, teams, pms, kind, tags, quotes } = interview;
    if (quotes === null) return [columns.map((_, i) => [title || 'Untitled interview', date][i] ?? '')];
    const about = [title || 'Untitled interview', date, teams.join('; '), pms.join('; '), kind ? kindNames[kind] : ''];
    if (quotes.length === 0) return [[...about, '', tags.join('; '), '', '']];
    return quotes.map(({ text, atSeconds, mark, tags: own }) => [
      ...about,
      mark ? highlightNames[mark][0] : '',
      [...new Set([...tags, ...own])].join('; '),
      atSeconds === undefined ? '' : formatTimestamp(atSeconds),
      text,
    ]);
  });
  return [columns, ...rows.map((row) => row.map(squeeze))];
}
