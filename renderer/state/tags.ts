import { type TagNote, tagColors } from '../../shared/domain/tag.ts';
import { nearDuplicates, type TagUse, tagUsage } from '../../shared/domain/tag-usage.ts';
import { useVault } from './vault.ts';

/** Every tag of the open vault, the most used first. The same list for as long as nothing about tags can have changed. */
export function useTagUsage(): readonly TagUse[] {
  const notes = useVault((s) => s.notes);
  const described = useVault((s) => s.tags);
  return usageOf(notes, described);
}

/** Tags that may be one and the same; counted with `useTagUsage`. */
export const similarTags = onceFor(nearDuplicates);

/** The hue of each tag that somebody gave a color, 1–10 as the tokens have them. */
export function useTagHues(): ReadonlyMap<string, number> {
  return huesOf(useVault((s) => s.tags));
}

const huesOf = onceFor(
  (described: readonly TagNote[]) =>
    new Map(described.flatMap(({ tag, color }) => (color ? [[tag, tagColors.indexOf(color) + 1] as const] : []))),
);

let counted: { notes: unknown; described: unknown; usage: readonly TagUse[] } | null = null;

function usageOf(...[notes, described]: Parameters<typeof tagUsage>): readonly TagUse[] {
  if (counted?.notes !== notes || counted.described !== described) {
    counted = { notes, described, usage: tagUsage(notes, described) };
  }
  return counted.usage;
}

/** A function that remembers what it made of its last argument. */
function onceFor<A extends object, R>(make: (of: A) => R): (of: A) => R {
  let last: { of: A; made: R } | null = null;
  return (of) => {
    if (last?.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}
