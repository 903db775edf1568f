import type { EditsOf } from '../../../../shared/findings/edits.ts';
import { change } from '../../../state/changes.ts';
import { announce } from '../../../state/status.ts';
import { toast } from '../../../ui/Toast.tsx';
import { addPending } from './board-store.ts';
import type { Pending } from './pending.ts';

/** Changes findings: the change is on the board at once, and goes back where it could not be written, which is said. */
export async function changeFindings(
  label: string,
  edits: readonly EditsOf[],
  pending: readonly Omit<Pending, 'id'>[],
): Promise<void> {
  const done = addPending(pending);
  const result = await change(label, edits).catch(() => null);
  const failed = new Set(result?.failed.map(({ id }) => id));
  done((findingId) => result !== null && !failed.has(findingId));
}

let takeAway = () => {};

/** Tells why something is not done; the last reason alone is on screen. */
export function refuse(sentence: string): void {
  announce(sentence);
  takeAway();
  takeAway = toast({ message: sentence, error: true });
}
