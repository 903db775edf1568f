import type { Clip } from './clip.ts';

/** The type under which a cut names itself on the clipboard. */
export const cutType = 'application/x-fieldbook-cut';

let last: string | null = null;

/** Begins a cut: what to put on the clipboard under `cutType`, so that pasting it is known as putting it back. */
export function beginCut(): string {
  last = crypto.randomUUID();
  return last;
}

/** Whether a clip was cut here, and the cut neither pasted nor undone since. */
export function isUnspentCut(clip: Clip): boolean {
  return last !== null && clip.getData(cutType) === last;
}

/** The cut was pasted or undone: pasting it again makes a copy. */
export function spendCut(): void {
  last = null;
}
