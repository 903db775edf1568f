import type { Leaving, WayOut } from '../../../shared/ipc/export.ts';

/** What the list is narrowed to; empty lists leave nothing out. */
export interface LeavingFilter {
  ways: readonly WayOut[];
  targetIds: readonly string[];
}

export const noLeavingFilter: LeavingFilter = { ways: [], targetIds: [] };

/** Whether the filter leaves anything out. */
export function isNarrowed({ ways, targetIds }: LeavingFilter): boolean {
  return ways.length + targetIds.length > 0;
}

/** What fits the filter, in the order given. A target narrows what was published alone: the other ways have none. */
export function filterLeavings(leavings: readonly Leaving[], { ways, targetIds }: LeavingFilter): Leaving[] {
  return leavings.filter(
    ({ way, targetId }) =>
      (ways.length === 0 || ways.includes(way)) &&
      (targetIds.length === 0 || (way === 'publish' && targetIds.includes(targetId))),
  );
}

/** The repositories that something was published to, the latest first, with how often. */
export function targetsOf(leavings: readonly Leaving[]): { targetId: string; name: string | null; count: number }[] {
  const targets = new Map<string, { targetId: string; name: string | null; count: number }>();
  for (const { way, targetId, targetName } of leavings) {
    if (way !== 'publish') continue;
    const known = targets.get(targetId) ?? { targetId, name: targetName, count: 0 };
    targets.set(targetId, { ...known, count: known.count + 1 });
  }
  return [...targets.values()];
}
