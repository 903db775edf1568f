import type { Evidence } from '../../shared/domain/finding.ts';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import type { EvidenceWord } from '../../shared/export/highlight-table.ts';
import type { EvidenceState, ResolvedEvidence } from '../../shared/findings/resolve.ts';
import { mostHighlights, type StandingHighlight } from '../../shared/findings/standing.ts';
import type { HighlightsDraft } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { readEvidence } from '../findings/read-evidence.ts';
import type { Vault } from '../vault/vault.ts';
import { namesOf } from './finding-sources.ts';
import { readFacts } from './interview-facts.ts';
import type { SourceHighlight } from './release.ts';
import type { ResultSearch } from './sources.ts';

/** Highlights of a draft, with all there would be where these are only the first. */
interface Read {
  highlights: readonly SourceHighlight[];
  total: number;
}

/**
 * The chosen highlights in the order chosen, those that a query finds in the search's order, or the evidence of findings. Throws
 * AppError 'not-found' for a finding that is gone, 'search-down' (message: `indexing` while some would be missing).
 */
export async function readHighlights(vault: Vault, search: ResultSearch, { of }: HighlightsDraft): Promise<Read> {
  if ('findingIds' in of) return readFindings(vault, of.findingIds);
  if (search.state().state === 'indexing') throw new AppError('search-down', 'indexing');
  if ('ids' in of) {
    const { highlights } = await search.askHighlights({ ids: of.ids });
    const place = new Map(of.ids.map((id, i) => [id, i]));
    const chosen = highlights.toSorted((a, b) => place.get(a.highlightId)! - place.get(b.highlightId)!);
    return { highlights: sourcesOf(vault, chosen), total: chosen.length };
  }
  const { highlights, total } = await search.askHighlights({ query: of.query, sort: of.sort, limit: mostHighlights });
  return { highlights: sourcesOf(vault, highlights), total };
}

/**
 * The evidence of findings, in their order and in the order of their files. What is missing stands there as it was attached; what was
 * said without consent does not leave, as in a document.
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
  const resolved = [...read.values()].flatMap((one) => one.resolved);
  const interviewOf = ({ at, evidence }: ResolvedEvidence) => at?.noteId ?? evidence.interview;
  const there = new Set(resolved.map(interviewOf).filter((id) => notes.has(id)));
  const facts = await readFacts(vault, there);
  const mayLeave = (one: ResolvedEvidence) => facts.get(interviewOf(one))?.hasConsent !== false;
  const highlights = findings.flatMap(({ id, claim }) =>
    (read.get(id)?.resolved ?? []).filter(mayLeave).map(({ evidence, at, state, speaker }): SourceHighlight => {
      const known = at ? sourcesOf(vault, [at])[0]! : asAttached(evidence, notes.get(evidence.interview));
      const speakerId = speaker && 'participantId' in speaker ? speaker.participantId : null;
      return { ...known, speakerId, evidence: { claim, stance: evidence.stance, state: words[state.state] } };
    }),
  );
  return { highlights, total: highlights.length };
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
