import type { Evidence, FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import { attach, detach, type EditsOf } from '../../../../shared/findings/edits.ts';
import type { SimpleEdit } from '../../../../shared/markdown/edit-types.ts';
import { plural } from '../../../ui/format.ts';
import type { Card } from './cards.ts';
import type { Pending } from './pending.ts';
import { quoted } from './words.ts';

/** Cards on their way: from a finding, or from those to sort (`null`), to another. */
export interface Move {
  cards: readonly Card[];
  from: FindingSummary | null;
  to: FindingSummary | null;
  /** As what kind of evidence; `null`: as they were, and what was not evidence yet supports. */
  stance: Stance | null;
}

/** What a move changes in the files, and what it looks like until that is written. */
export interface MovePlan {
  /** For the undo list and the message: `Moved to “…”`. */
  label: string;
  edits: EditsOf[];
  pending: Omit<Pending, 'id'>[];
}

const counts: Record<Stance, string> = {
  supports: 'Counted as support',
  contradicts: 'Counted as counter-evidence',
  context: 'Kept as context',
};

/** Plans a move. `null` where nothing would be another; a sentence where it cannot be. */
export function planMove({ cards, from, to, stance }: Move): MovePlan | string | null {
  const locked = [from, to].find((finding) => finding && finding.readOnly !== null);
  if (locked) return `${sentenceStart(quoted(locked.claim))} is read only, so nothing was moved.`;
  const ids = [...new Set(cards.map((card) => card.highlightId))];
  if (ids.length === 0 || (from === null && to === null)) return null;
  if (to === null) return takeOut(from!, ids);
  const put = evidenceOf(cards, stance).filter(
    (one) => from?.id !== to.id || stanceIn(to, one.highlight) !== one.stance,
  );
  if (put.length === 0) return null;
  const isHere = from?.id === to.id;
  const into = { id: to.id, edits: put.map((one): SimpleEdit => ({ type: 'evidence', put: one })) };
  const out = from && !isHere ? takeOut(from, ids) : null;
  return {
    label: isHere && stance !== null ? counts[stance] + howMany(put.length) : movedTo(to, put.length, stance),
    // First in, then out: what stops in between leaves a card twice, never nowhere.
    edits: [into, ...(out?.edits ?? [])],
    pending: [{ findingId: to.id, put }, ...(out?.pending ?? [])],
  };
}

/** Evidence made of cards; what is evidence already keeps the words it was attached with. */
export function evidenceOf(cards: readonly Card[], stance: Stance | null): Evidence[] {
  const made = new Map<string, Evidence>();
  for (const { highlightId, evidence, at } of cards) {
    if (made.has(highlightId)) continue;
    if (evidence) made.set(highlightId, { ...evidence, stance: stance ?? evidence.stance });
    else if (at) {
      for (const edit of attach('', [at], stance ?? 'supports').edits)
        if ('put' in edit) made.set(highlightId, edit.put);
    }
  }
  return [...made.values()];
}

function takeOut(from: FindingSummary, ids: readonly string[]): MovePlan {
  return {
    label: `Taken out of ${quoted(from.claim)}`,
    edits: [detach(from.id, ids)],
    pending: [{ findingId: from.id, remove: ids }],
  };
}

function stanceIn(finding: FindingSummary, highlightId: string): Stance | undefined {
  return finding.evidence.find((one) => one.highlight === highlightId)?.stance;
}

function movedTo(to: FindingSummary, count: number, stance: Stance | null): string {
  const what = count === 1 ? 'Moved' : `Moved ${plural(count, 'highlight')}`;
  const as = stance === 'contradicts' ? ' as counter-evidence' : stance === 'context' ? ' as context' : '';
  return `${what} to ${quoted(to.claim)}${as}`;
}

function howMany(count: number): string {
  return count === 1 ? '' : `: ${plural(count, 'highlight')}`;
}

function sentenceStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
