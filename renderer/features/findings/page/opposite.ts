import type { HighlightKind } from '../../../../shared/domain/interview.ts';
import type { ResolvedEvidence } from '../../../../shared/findings/resolve.ts';
import { indexTerms } from '../../../../shared/search/tokenize.ts';

const problems: readonly HighlightKind[] = ['pain', 'bug', 'request', 'workaround'];
const mostWords = 8;

/** Words of a text that a search can take: without signs, which would be operators. */
export function searchWords(text: string, most = mostWords): string[] {
  const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 2 && indexTerms(word).length > 0);
  return [...new Set(telling.map((word) => word.toLocaleLowerCase()))].slice(0, most);
}

/**
 * A query for what speaks against a claim: any of its words, in highlights of the other valence (praise where problems support
 * it, pain where praise does). Whether they contradict it is for people to say.
 */
export function oppositeQuery(claim: string, evidence: readonly ResolvedEvidence[]): string {
  const kinds = evidence.flatMap(({ at, evidence: { stance } }) => (at && stance === 'supports' ? [at.kind] : []));
  const bad = kinds.filter((kind) => problems.includes(kind)).length;
  const good = kinds.filter((kind) => kind === 'praise').length;
  const words = searchWords(claim);
  const any = words.length > 1 ? `(${words.join(' OR ')})` : words.join('');
  const marks = bad > good ? 'mark:praise' : good > bad ? 'mark:pain,bug' : '';
  return [any, marks].filter(Boolean).join(' ');
}
