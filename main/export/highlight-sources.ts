import type { Evidence } from '../../shared/domain/finding.ts';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { EvidenceWord } from '../../shared/export/highlight-table.ts';
import type { EvidenceState, ResolvedEvidence } from '../../shared/findings/resolve.ts';
import { mostHighlights, type StandingHighlight } from '../../shared/findings/standing.ts';
import type { HighlightsDraft, Withheld } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { readEvidence } from '../findings/read-evidence.ts';
import type { Vault } from '../vault/vault.ts';
import { countEach, readConsent, withheldFrom } from './consent.ts';
import { namesOf } from './finding-sources.ts';
import type { SourceHighlight } from './source-types.ts';
import type { ResultSearch } from './sources.ts';

/** Highlights of a draft that may leave. */
interface Read {
  highlights: readonly SourceHighlight[];
  /** All there would be, where only the first `mostHighlights` were looked at; else `null`. */
  ofAll: number | null;
  withheld: readonly Withheld[];
}

/**
 * The chosen highlights in the order chosen, those that a query finds in the search's order, or the evidence of findings;
 * without what was said without consent. Throws AppError 'not-found' for a finding that is gone, 'search-down' (message: `indexing` while some would be missing).
 */
export async function readHighlights(vault: Vault, search: ResultSearch, { of }: HighlightsDraft): Promise<Read> {
  if ('findingIds' in of) return readFindings(vault, of.findingIds);
  if (search.state().state === 'indexing') throw new AppError('search-down', 'indexing');
  if ('ids' in of) {
    const { highlights } = await search.askHighlights({ ids: of.ids });
    const place = new Map(of.ids.map((id, i) => [id, i]));
    const chosen = highlights.toSorted((a, b) => place.get(a.highlightId)! - place.get(b.highlightId)!);
    return withConsent(vault, chosen, chosen.length);
  }
  const { highlights, total } = await search.askHighlights({ query: of.query, sort: of.sort, limit: mostHighlights });
  return withConsent(vault, highlights, total);
}

async function withConsent(vault: Vault, found: readonly StandingHighlight[], total: number): Promise<Read> {
  const hasConsent = await readConsent(
    vault,
    found.map(({ noteId }) => noteId),
  );
  // Also where a copy of the note holds the same highlight: what was taken back in one of them was taken back.
  const silent = new Set(found.filter(({ noteId }) => !hasConsent(noteId)).map(({ highlightId }) => highlightId));
  const held = found.filter(({ highlightId }) => silent.has(highlightId));
  return {
    highlights: sourcesOf(
      vault,
      found.filter(({ highlightId }) => !silent.has(highlightId)),
    ),
    ofAll: total > found.length ? total : null,
    withheld: withheldFrom(vault, countEach(held.map(({ noteId }) => noteId))),
  };
}

/**
 * The evidence of findings, in their order and in the order of their files. What is missing stands there as it was attached, where the
 * interview that it was in is there and has consent.
 */
async function readFindings(vault: Vault, ids: readonly string[]): Promise<Read> {
  const byId = new Map(vault.catalogue().findings.map((finding) => [finding.id, finding]));
  const findings = [...new Set(ids)].map((id) => {
    const finding = byId.get(id);
    if (!finding) throw new AppError('not-found', 'finding');
    return finding;
  });
  const read = await readEvidence(vault, findings);
  const notes = new Map(vault.catalogue().notes.map((note) => [note.id, note]));
  const all = findings.flatMap(({ id, claim }) => (read.get(id)?.resolved ?? []).map((one) => ({ ...one, claim })));
  const first = all.slice(0, mostHighlights);
  const hasConsent = await readConsent(vault, first.flatMap(interviewsOf));
  const mayLeave = (one: ResolvedEvidence) => interviewsOf(one).every(hasConsent);
  const highlights = first.filter(mayLeave).map(({ claim, evidence, at, state, speaker }): SourceHighlight => {
    const known = at ? sourcesOf(vault, [at])[0]! : asAttached(evidence, notes.get(evidence.interview));
    const speakerId = speaker && 'participantId' in speaker ? speaker.participantId : null;
    return { ...known, speakerId, evidence: { claim, stance: evidence.stance, state: words[state.state] } };
  });
  const held = first.filter((one) => !mayLeave(one));
  return {
    highlights,
    ofAll: all.length > first.length ? all.length : null,
    withheld: withheldFrom(vault, countEach(held.map(({ at, evidence }) => at?.noteId ?? evidence.interview))),
  };
}

/** Where it was said: of a quote that several notes hold, each of them. */
function interviewsOf({ at, evidence, state }: ResolvedEvidence): string[] {
  return [at?.noteId ?? evidence.interview, ...(state.state === 'ambiguous' ? state.noteIds : [])];
}

const words: Record<EvidenceState['state'], EvidenceWord> = {
  standing: 'as attached',
  changed: 'changed since',
  missing: 'missing',
  ambiguous: 'in several notes',
  repeated: 'attached twice',
};

/** A quote whose highlight is not found: what the finding itself knows of it, and of its interview what still is there. */
function asAttached({ highlight, interview, quote }: Evidence, note: NoteSummary | undefined): SourceHighlight {
  const { title = '', date = '', participantIds = [] } = note ?? {};
  return {
    ...{ highlightId: highlight, noteId: interview, text: quote, kind: null, tags: [], atSeconds: null },
    ...{ title, date, participantIds, teams: [], pms: [], speakerId: null },
  };
}

function sourcesOf(vault: Vault, highlights: readonly StandingHighlight[]): SourceHighlight[] {
  const names = namesOf(vault);
  return highlights.map(({ teamIds, pmIds, ...highlight }) => ({
    ...highlight,
    teams: teamIds.map(names),
    pms: pmIds.map(names),
    speakerId: highlight.participantId ?? onlyOf(highlight.participantIds),
  }));
}

/** In an interview with one participant, they said it. */
function onlyOf(ids: readonly string[]): string | null {
  return new Set(ids).size === 1 ? ids[0]! : null;
}
