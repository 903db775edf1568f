import { mostHighlights, type StandingHighlight } from '../../shared/findings/standing.ts';
import type { HighlightsDraft } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import type { SourceHighlight } from './release.ts';
import type { ResultSearch } from './sources.ts';

/** Highlights of a draft, with all there would be where these are only the first. */
interface Read {
  highlights: readonly SourceHighlight[];
  total: number;
}

/**
 * The chosen highlights in the order chosen, or those that a query finds in the search's order. Throws AppError 'invalid' where none was chosen,
 * 'search-down' (message: `indexing` while some would be missing).
 */
export async function readHighlights(vault: Vault, search: ResultSearch, { of }: HighlightsDraft): Promise<Read> {
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

function sourcesOf(vault: Vault, highlights: readonly StandingHighlight[]): SourceHighlight[] {
  const { roster } = vault.catalogue();
  const nameOf = new Map([...roster.teams, ...roster.people].map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? id);
  return highlights.map(({ teamIds, pmIds, ...highlight }) => ({
    ...highlight,
    teams: named(teamIds),
    pms: named(pmIds),
    speakerId: highlight.participantId ?? onlyOf(highlight.participantIds),
  }));
}

/** In an interview with one participant, they said it. */
function onlyOf(ids: readonly string[]): string | null {
  return new Set(ids).size === 1 ? ids[0]! : null;
}
