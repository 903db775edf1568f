import type { Evidence, FindingStatus, FindingSummary, Stance } from '../domain/finding.ts';
import type { SimpleEdit } from '../markdown/edit-types.ts';
import { squeeze } from '../markdown/words.ts';
import type { StandingHighlight } from './standing.ts';

/** Edits of one document, as `change` of the page takes them. */
export interface EditsOf {
  id: string;
  edits: SimpleEdit[];
}

type Finding = Pick<FindingSummary, 'id' | 'evidence'>;
type Quoted = Pick<StandingHighlight, 'highlightId' | 'noteId' | 'text'>;

/** Attaches highlights as they stand now, at a place of the evidence or its end. One that is there gets the stance and the quote anew. */
export function attach(findingId: string, highlights: readonly Quoted[], stance: Stance, at?: number): EditsOf {
  const edits = highlights.map(({ highlightId, noteId, text }, i): SimpleEdit => {
    const put: Evidence = { highlight: highlightId, interview: noteId, stance, quote: quoteOf(text) };
    return { type: 'evidence', put, ...(at !== undefined && { at: at + i }) };
  });
  return { id: findingId, edits };
}

/** Takes highlights out of a finding's evidence. */
export function detach(findingId: string, highlightIds: readonly string[]): EditsOf {
  return { id: findingId, edits: highlightIds.map((remove) => ({ type: 'evidence', remove })) };
}

/** Gives evidence another stance; the quotes stay as they were attached. */
export function setStance(finding: Finding, highlightIds: readonly string[], stance: Stance): EditsOf {
  const edits = evidenceOf(finding, highlightIds).map(
    (one): SimpleEdit => ({ type: 'evidence', put: { ...one, stance } }),
  );
  return { id: finding.id, edits };
}

/** Moves evidence with its stance and quotes to another finding; two documents of one change. */
export function moveEvidence(from: Finding, toId: string, highlightIds: readonly string[]): EditsOf[] {
  if (from.id === toId) return [];
  const puts = evidenceOf(from, highlightIds).map((put): SimpleEdit => ({ type: 'evidence', put }));
  return [detach(from.id, highlightIds), { id: toId, edits: puts }];
}

/** Takes the words that stand in the note now for the quote. */
export function acceptChange(findingId: string, evidence: Evidence, now: Quoted): EditsOf {
  const put = { ...evidence, interview: now.noteId, quote: quoteOf(now.text) };
  return { id: findingId, edits: [{ type: 'evidence', put }] };
}

/** Another highlight in the place of one that is missing, with its stance. */
export function replaceEvidence(finding: Finding, missing: string, chosen: Quoted): EditsOf {
  const at = finding.evidence.findIndex(({ highlight }) => highlight === missing);
  const stance = finding.evidence[at]?.stance ?? 'supports';
  const put = attach(finding.id, [chosen], stance, Math.max(at, 0));
  return { id: finding.id, edits: [...detach(finding.id, [missing]).edits, ...put.edits] };
}

/** Sets properties of a finding; `null` takes one away. */
export function setFinding(
  findingId: string,
  values: {
    claim?: string;
    status?: FindingStatus;
    verdict?: string | null;
    owner?: string | null;
    teams?: readonly string[];
    goals?: readonly string[];
  },
): EditsOf {
  const edits = Object.entries(values).map(
    ([key, value]): SimpleEdit => ({
      type: 'field',
      key,
      value: value === undefined ? null : typeof value === 'object' && value !== null ? [...value] : value,
    }),
  );
  return { id: findingId, edits };
}

function evidenceOf({ evidence }: Finding, highlightIds: readonly string[]): Evidence[] {
  const wanted = new Set(highlightIds);
  return evidence.filter(({ highlight }) => wanted.has(highlight));
}

/** On one line: the parts of a highlight over several blocks follow each other. */
function quoteOf(text: string): string {
  return squeeze(text);
}
