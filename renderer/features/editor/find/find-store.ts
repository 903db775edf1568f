import { useStore } from 'zustand';
import { createFinding, type FindState } from './finding.ts';

/** Finding in the note on screen. What was looked for last is kept from note to note. */
export const finding = createFinding();

/** A part of how finding stands; renders again when that part changes. */
export function useFinding<T>(select: (state: FindState) => T): T {
  return useStore(finding.store, select);
}
