import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import {
  acceptChange,
  attach,
  detach,
  type EditsOf,
  replaceEvidence,
  setStance,
} from '../../../../shared/findings/edits.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { change } from '../../../state/changes.ts';
import type { EvidenceRow } from './rows.ts';

const counted: Record<Stance, string> = {
  supports: 'as support',
  contradicts: 'as counter-evidence',
  context: 'for context',
};

/** Adds a highlight to a finding, at the end of its evidence. */
export function addEvidence(finding: FindingSummary, highlight: StandingHighlight, stance: Stance) {
  return change(`Added ${counted[stance]}`, [attach(finding.id, [highlight], stance)]);
}

/** Says what a piece of evidence is to the claim. */
export function countAs(finding: FindingSummary, { one: { evidence } }: EvidenceRow, stance: Stance) {
  return change(`Kept ${counted[stance]}`, [setStance(finding, [evidence.highlight], stance)]);
}

/** Takes a piece of evidence out. Of a highlight that is named more than once the first stays. */
export function takeOut(finding: FindingSummary, { one: { evidence, state } }: EvidenceRow) {
  const { id, edits } = detach(finding.id, [evidence.highlight]);
  const at = finding.evidence.findIndex(({ highlight }) => highlight === evidence.highlight);
  const first = finding.evidence[at];
  const back: EditsOf['edits'] = state.state === 'repeated' && first ? [{ type: 'evidence', put: first, at }] : [];
  return change('Taken out of the finding', [{ id, edits: [...edits, ...back] }]);
}

/** The words as they are now become the quote, in the interview that holds them. */
export async function acceptWords(finding: FindingSummary, { one: { evidence, at } }: EvidenceRow) {
  if (at) await change('The quote has the new words', [acceptChange(finding.id, evidence, at)]);
}

/** Of several interviews that hold a highlight this is the one. */
export function chooseHolder(finding: FindingSummary, { one: { evidence } }: EvidenceRow, holder: StandingHighlight) {
  return change('Chosen', [acceptChange(finding.id, evidence, holder)]);
}

/** Another highlight takes the place of one that is gone. */
export function replaceWith(finding: FindingSummary, { one: { evidence } }: EvidenceRow, by: StandingHighlight) {
  return change('Another highlight took its place', [replaceEvidence(finding, evidence.highlight, by)]);
}

/** Marks the words of a quote in its interview again, as the highlight that they were. */
export function putMarkBack({ one: { evidence } }: EvidenceRow) {
  const add = { id: evidence.highlight, kind: 'quote' as const, tags: [], text: evidence.quote };
  return change('The mark is back', [{ id: evidence.interview, edits: [{ type: 'mark', add }] }]);
}
