import type { EvidenceRow } from './rows.ts';

export const evidenceActions = [
  'open',
  'supports',
  'contradicts',
  'context',
  'accept',
  'keep',
  'put-back',
  'replace',
  'remove',
] as const;
/** What can be done about a piece of evidence. */
export type EvidenceAction = (typeof evidenceActions)[number];

/** What the rows ask for. The same object for as long as the finding is open. */
export interface EvidenceActions {
  run(key: string, action: EvidenceAction): void;
  /** Of several interviews that hold the highlight this is the one. */
  choose(key: string, noteId: string): void;
  onFocus(key: string): void;
  onKey(key: string, event: KeyboardEvent): void;
}

/** Why an action makes no sense for a row now, as a sentence; `null` where it does. */
export function whyNot({ one: { state, at }, locked, canPutBack }: EvidenceRow, action: EvidenceAction): string | null {
  if (action === 'open') return at ? null : 'It stands in no interview';
  if (action === 'keep') return state.state === 'changed' ? null : 'Its words are as they were attached';
  if (locked) return 'This finding is open for reading only';
  if (action === 'accept') return state.state === 'changed' ? null : 'Its words are as they were attached';
  if (action === 'put-back') {
    if (state.state !== 'missing') return 'Its mark is there';
    return canPutBack ? null : 'Its interview does not hold these words exactly once';
  }
  if (action === 'replace') return state.state === 'standing' ? 'It stands as it was attached' : null;
  return null;
}
