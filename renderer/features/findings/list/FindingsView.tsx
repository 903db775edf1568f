import { setFindingsLook, useFindingsLook } from '../../../state/findings.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PaneHeader } from '../../../ui/PaneHeader.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';

const views = [
  { value: 'board', label: 'Board' },
  { value: 'list', label: 'List' },
] as const;

/** The findings of the vault: what narrows them, the biggest unknown, and the findings on a board or as a list. */
export function FindingsView() {
  const { view } = useFindingsLook();
  return (
    <>
      <PaneHeader title="Findings">
        <Segmented label="View" options={views} value={view} onChange={(next) => setFindingsLook({ view: next })} />
      </PaneHeader>
      <EmptyState title="No findings yet">
        A finding is a claim with the highlights that speak for and against it.
      </EmptyState>
    </>
  );
}
