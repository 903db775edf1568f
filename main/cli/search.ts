import type { Participant } from '../../shared/domain/participant.ts';
import { dateRange } from '../../shared/search/language/dates.ts';
import { longestQuery, tooLong } from '../../shared/search/language/parse.ts';
import { printValue } from '../../shared/search/language/print.ts';
import { partlySentence, problemSentence } from '../../shared/search/language/sentences.ts';
import { type Passage, type SearchAnswer, SearchRequest } from '../../shared/search/protocol.ts';
import { searchVault } from '../search/search-vault.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliIo, CliOptions } from './options.ts';
import { json, printable } from './output.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

/**
 * `fieldbook search`: what the app finds for the same text, as JSON (a SearchAnswer) or to be read. What is wrong with the query goes to
 * standard error, a sentence a line.
 */
export async function searchNotes(
  vault: Vault,
  typed: string,
  options: CliOptions,
  io: CliIo,
  appDataDir: string,
): Promise<ExitCode> {
  const query = [...operatorsOf(options), typed].join(' ');
  const answer = await searchVault(vault, requestFor(query, options), appDataDir);
  const problems = [...answer.problems, ...tooLong(query)];
  for (const problem of problems) io.err(`${printable(problemSentence(problem))}\n`);
  if (answer.partly > 0) io.err(`${partlySentence(answer.partly)}\n`);
  io.out(options.json ? json({ ...answer, problems }) : readable(answer, vault, io.color));
  return answer.hits.length + answer.highlights.length > 0 ? exitCodes.fine : exitCodes.nothingFound;
}

function requestFor(query: string, { limit, sort, view }: CliOptions): SearchRequest {
  const request = SearchRequest.safeParse({
    requestId: 1,
    query: query.slice(0, longestQuery),
    limit: limit === undefined ? undefined : Number(limit),
    sort,
    view,
  });
  if (request.success) return request.data;
  const sentences: Record<string, string> = {
    limit: '--limit takes a number from 1 to 200.',
    sort: '--sort takes relevance or date.',
    view: '--view takes interviews or highlights.',
  };
  throw new UsageError(sentences[String(request.error.issues[0]?.path[0])] ?? 'The query cannot be read.');
}

/** The options that narrow, as operators of the query. */
function operatorsOf(options: CliOptions): string[] {
  const list = (name: 'team' | 'pm' | 'tag') => {
    const values = options[name] ?? [];
    return values.length > 0 ? [`${name}:${values.map(printValue).join(',')}`] : [];
  };
  const date = (name: 'after' | 'before') => {
    const value = options[name];
    if (value === undefined) return [];
    if (!dateRange(name, value, '2000-01-01')) throw new UsageError(`--${name} takes a date like 2026-11-18 or 2w.`);
    return [`${name}:${printValue(value)}`];
  };
  return [...list('team'), ...list('pm'), ...list('tag'), ...date('after'), ...date('before')];
}

function readable(answer: SearchAnswer, vault: Vault, color: boolean): string {
  const people = whoIn(vault);
  const lines = answer.hits.flatMap((hit) => [
    `${hit.date}  ${printable(hit.title)}  ${printable(hit.noteId)}`,
    ...people(hit.noteId).map((who) => `    ${who}`),
    ...hit.passages.map((passage) => `      ${passageLine(passage, color)}`),
    ...(hit.passageCount > hit.passages.length ? [`      … ${hit.passageCount - hit.passages.length} more`] : []),
  ]);
  for (const { date, title, noteId, passage, kind, participantId } of answer.highlights) {
    lines.push(`${date}  ${printable(title)}  ${printable(noteId)}`);
    lines.push(...people(noteId, participantId).map((who) => `    ${who}`));
    lines.push(`      ${passageLine({ ...passage, mark: kind }, color)}`);
  }
  const shown = answer.hits.length + answer.highlights.length;
  const all = answer.highlights.length > 0 ? answer.highlightTotal : answer.total;
  if (shown < all) lines.push(`${shown} of ${all}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** `12:03 Noor: what was said [pain]`, the hits set off where the terminal can. */
function passageLine({ text, matches, atSeconds, speaker, mark }: Passage, color: boolean): string {
  let said = '';
  let at = 0;
  for (const [start, end] of color ? matches : []) {
    said += `${printable(text.slice(at, start))}\u001b[1m${printable(text.slice(start, end))}\u001b[22m`;
    at = end;
  }
  said += printable(text.slice(at));
  const who = speaker === undefined ? '' : `${printable(speaker)}: `;
  return `${atSeconds === undefined ? '' : `${clock(atSeconds)} `}${who}${said}${mark ? ` [${mark}]` : ''}`;
}

function clock(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const two = (value = 0) => String(value).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

/**
 * The participants of an interview in one line, or the one who said something of it, with their companies; no line where the
 * vault knows none.
 */
function whoIn(vault: Vault): (noteId: string, participantId?: string) => string[] {
  const known = new Map(vault.participants().map((participant) => [participant.id as string, participant]));
  const notes = new Map(vault.catalogue().notes.map((note) => [note.id as string, note.participantIds]));
  const name = ({ name, company }: Participant) => printable(company === undefined ? name : `${name} (${company})`);
  return (noteId, participantId) => {
    const ids = participantId === undefined ? (notes.get(noteId) ?? []) : [participantId];
    const names = ids.flatMap((id) => known.get(id) ?? []).map(name);
    return names.length > 0 ? [names.join(', ')] : [];
  };
}
