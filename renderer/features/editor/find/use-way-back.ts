import { useEffect } from 'react';
import { type Place, useNavigation } from '../../../state/navigation.ts';
import { useInspector } from '../inspector/use-inspector.ts';
import { finding, useFinding } from './find-store.ts';

/** The places that lead to a document and that Escape leads back to, as they are called there. */
const origins: Partial<Record<Place['area'], string>> = {
  search: 'results',
  findings: 'findings',
  finding: 'finding',
  goal: 'research goal',
};

function originOf(past: readonly Place[]): string | null {
  const from = past.at(-1)?.area;
  return (from && origins[from]) ?? null;
}

/** Where Escape leads back to: "results"; `null` where this document was not opened from such a place. */
export function useBackTo(): string | null {
  return useNavigation((s) => originOf(s.past));
}

/** Back to where this document was opened from, as it was left. */
export function backFrom(): void {
  useNavigation.getState().back();
}

/**
 * Escape leads back to the search, or the finding, that led to this document, from the moment it is there until something is
 * edited. Whether it does now.
 */
export function useWayBack(): boolean {
  const inspector = useInspector();
  const hasOrigin = useBackTo() !== null;
  const isFree = useFinding((s) => (hasOrigin || s.search !== null) && s.open === null && !s.isEdited);
  const isOn = isFree && !(inspector.isOpen && inspector.isOverlay);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || isWantedElsewhere(event)) return;
      event.preventDefault();
      backToOrigin();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
  return isOn;
}

/** To the search or finding as it was left; to a search of the query where the way back leads elsewhere. */
export function backToOrigin(): void {
  const { past, back, go } = useNavigation.getState();
  const query = finding.store.getState().search?.query ?? '';
  finding.endSearch();
  if (originOf(past) !== null) back();
  else go({ area: 'search', query });
}

/** Layers, lists and fields beside the text have their own use for Escape, and so has what is selected as a whole. */
function isWantedElsewhere({ target }: KeyboardEvent): boolean | undefined {
  const element = target instanceof Element ? target : null;
  const isInText = element === document.body || element?.closest('[data-note]');
  const isField = element?.matches('input, textarea, select, [role="combobox"]');
  return (
    !isInText ||
    isField ||
    finding.view()?.holdsNode() ||
    document.querySelector('[data-open]:is([role], [data-side])') !== null
  );
}
