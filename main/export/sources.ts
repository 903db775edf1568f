import type { ExportImage } from '../../shared/export/images.ts';
import { exportBody } from '../../shared/export/note-body.ts';
import { mostHighlights } from '../../shared/findings/standing.ts';
import type { ExportDraft, ExportSelection, ResultsDraft } from '../../shared/ipc/export.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { AppError } from '../../shared/result.ts';
import type { Passage, SearchAnswer } from '../../shared/search/protocol.ts';
import type { SearchService } from '../search/search-service.ts';
import type { Vault } from '../vault/vault.ts';
import { readConsent, withheldFrom } from './consent.ts';
import { readFindings } from './finding-sources.ts';
import { readHighlights } from './highlight-sources.ts';
import { factsOf } from './interview-facts.ts';
import { largestDocument, readImages } from './read-images.ts';
import type { Source, SourceInterview, SourceQuote, SourceResult } from './source-types.ts';
import { readSummary } from './summary-sources.ts';

/** What an export asks of the search. */
export type ResultSearch = Pick<SearchService, 'ask' | 'askHighlights' | 'state'>;

/** The search process answers with so many interviews or highlights at most. */
const mostResults = 200;
/** Passages beyond so many stay out, but for each interview's best: nobody reads them, and each decision looks through all. */
const mostQuotes = 1000;

/**
 * Reads what a draft is made of from the vault. Throws AppError 'invalid' where nothing was chosen, 'not-found' or 'damaged' (message:
 * the path) for an interview that cannot be read, 'search-down' (message: `indexing` while results would be incomplete).
 */
export async function readSource(vault: Vault, search: ResultSearch, draft: ExportDraft): Promise<Source> {
  if (draft.document === 'link') return { of: 'link', draft, withheld: [] };
  if (draft.document === 'results') return { of: 'results', draft, ...(await readResults(vault, search, draft)) };
  if (draft.document === 'highlights') {
    return { of: 'highlights', draft, ...(await readHighlights(vault, search, draft)) };
  }
  if (draft.document === 'summary') {
    const { withheld, ...source } = await readSummary(vault, draft);
    return { of: 'summary', draft, source, withheld };
  }
  if ('findingIds' in draft) {
    const { withheld, ...source } = await readFindings(vault, draft, (query) => highlightsFound(search, query));
    return { of: 'findings', draft, source, withheld };
  }
  if (draft.selection.interviewIds.length === 0) throw new AppError('invalid', 'selection');
  const { highlightIds } = draft.selection;
  const { interviews, withheld } = await readInterviews(vault, draft.selection);
  if (highlightIds) return { of: 'interviews', draft, interviews, withheld };
  return { of: 'interviews', draft, ...(await withImages(vault, interviews)), withheld };
}

async function highlightsFound(search: ResultSearch, query: string): Promise<string[]> {
  if (search.state().state === 'indexing') throw new AppError('search-down', 'indexing');
  return (await search.askHighlights({ query, sort: 'relevance', limit: mostHighlights })).highlights.map(
    ({ highlightId }) => highlightId,
  );
}

/** Whole notes with their pictures. */
async function withImages(vault: Vault, interviews: readonly SourceInterview[]) {
  const pathOf = new Map(vault.catalogue().notes.map(({ id, path }) => [id, path]));
  const room = { left: largestDocument };
  const whole: SourceInterview[] = [];
  const images = new Map<string, ExportImage>();
  // One after another: where all would be too many, the last ones stay.
  for (const interview of interviews) {
    const { body } = interview;
    const read = body === null ? null : await readImages(vault.root, pathOf.get(interview.id) ?? '', body, room);
    for (const image of read?.images.values() ?? []) images.set(image.name, image);
    const names = new Map([...(read?.images ?? [])].map(([address, { name }]) => [address, name]));
    whole.push(read ? { ...interview, images: names, leftOut: read.leftOut } : interview);
  }
  return { interviews: whole, images };
}

/**
 * The chosen notes with their texts, oldest first. Of those without consent nothing but that they were chosen; and not even that where
 * none of their highlights was.
 */
async function readInterviews(vault: Vault, { interviewIds, highlightIds }: ExportSelection) {
  const { notes, roster } = vault.catalogue();
  const teamNames = new Map(roster.teams.map((team) => [team.id, team.name]));
  const chosen = highlightIds && new Set(highlightIds);
  const silent = new Map<string, number | null>();
  const read = await Promise.all(
    [...new Set(interviewIds)].map(async (id): Promise<SourceInterview> => {
      const note = notes.find((n) => n.id === id);
      if (!note) throw new AppError('not-found', 'interview');
      const file = await vault.read(id);
      if (file.readOnly === 'damaged' || file.readOnly === 'encoding') throw new AppError('damaged', file.path);
      const { body } = splitFile(file.text);
      const hasConsent = factsOf(file.text).hasConsent;
      if (!hasConsent)
        silent.set(id, chosen ? exportBody(body, 1).highlights.filter((h) => chosen.has(h.id)).length : null);
      return {
        id,
        title: note.title,
        date: note.date,
        kind: note.kind,
        teams: note.teamIds.map((teamId) => teamNames.get(teamId) ?? teamId),
        participantIds: note.participantIds,
        body: hasConsent ? body : null,
      };
    }),
  );
  for (const [id, quotes] of silent) if (quotes === 0) silent.delete(id);
  const interviews = read.filter(({ id, body }) => body !== null || silent.has(id));
  interviews.sort((a, b) => (a.date === b.date ? a.title.localeCompare(b.title) : a.date < b.date ? -1 : 1));
  return { interviews, withheld: withheldFrom(vault, silent) };
}

/** What the search finds now, in its order, with everything that was found in each interview. */
async function readResults(vault: Vault, search: ResultSearch, draft: ResultsDraft) {
  if (search.state().state === 'indexing') throw new AppError('search-down', 'indexing');
  const { query, view, sort } = draft;
  const question = { query, view, sort, limit: mostResults };
  const first = await search.ask(question);
  const inFull = cutShort(first);
  const answer = inFull.length > 0 ? await search.ask({ ...question, inFull }) : first;
  const byNote = quotesOf(answer);
  const hasConsent = await readConsent(vault, byNote.keys());
  const foundIn = new Map(answer.hits.map(({ noteId, passageCount }) => [noteId, passageCount]));
  const silent = new Map<string, number>();
  for (const [id, { length }] of byNote) if (!hasConsent(id)) silent.set(id, foundIn.get(id) ?? length);
  const all = view === 'highlights' ? answer.highlightTotal : sumOf(foundIn.values());
  const found = { quotes: all - sumOf(silent.values()), interviews: answer.total };

  const { notes, roster } = vault.catalogue();
  const noteOf = new Map(notes.map((note) => [note.id, note]));
  const nameOf = new Map([...roster.teams, ...roster.people].map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? id);
  const results = [...byNote].flatMap(([noteId, quotes]): SourceResult[] => {
    const note = noteOf.get(noteId);
    if (!note) return [];
    const { title, date, kind, tags, participantIds } = note;
    const about = { noteId, title, date, kind, participantIds, teams: named(note.teamIds), pms: named(note.pmIds) };
    return [hasConsent(noteId) ? { ...about, tags, quotes } : { ...about, tags: [], quotes: null }];
  });
  return { results, found, withheld: withheldFrom(vault, silent) };
}

function sumOf(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, n) => sum + n, 0);
}

/** The interviews whose other passages are wanted as well: the first ones, until there are many. */
function cutShort({ hits }: SearchAnswer): string[] {
  let quotes = hits.reduce((sum, { passages }) => sum + passages.length, 0);
  return hits.flatMap(({ noteId, passages, passageCount }) => {
    const more = passageCount - passages.length;
    if (more <= 0 || quotes + more > mostQuotes) return [];
    quotes += more;
    return [noteId];
  });
}

/** Quotes by interview, both in the order of the answer. */
function quotesOf({ hits, highlights }: SearchAnswer): Map<string, SourceQuote[]> {
  const byNote = new Map<string, SourceQuote[]>();
  for (const { noteId, passages } of hits)
    byNote.set(
      noteId,
      passages.map((passage) => quoteOf(passage)),
    );
  for (const { noteId, passage, kind, tags, participantId } of highlights) {
    const quotes = byNote.get(noteId) ?? [];
    quotes.push({ ...quoteOf(passage), mark: kind, tags, participantId });
    byNote.set(noteId, quotes);
  }
  return byNote;
}

function quoteOf({ text, atSeconds, speaker, mark }: Passage): SourceQuote {
  return {
    text,
    speaker,
    tags: [],
    ...(atSeconds !== undefined && { atSeconds }),
    ...(mark !== undefined && { mark }),
  };
}
