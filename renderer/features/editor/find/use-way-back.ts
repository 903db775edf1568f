import { useEffect } from 'react';
import { useNavigation } from '../../../state/navigation.ts';
import { useInspector } from '../inspector/use-inspector.ts';
import { finding, useFinding } from './find-store.ts';

/**
 * Escape leads back to the search that led to this note, from the moment the note is there until something is edited. Whether it
 * does now.
 */
export function useWayBack(): boolean {
  const inspector = useInspector();
  const isFromSearch = useNavigation((s) => s.past.at(-1)?.area === 'search');
  const isFree = useFinding((s) => (isFromSearch || s.search !== null) && s.open === null && !s.isEdited);
  const isOn = isFree && !(inspector.isOpen && inspector.isOverlay);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || isWantedElsewhere(event)) return;
      event.preventDefault();
      backToSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
  return isOn;
}

/** To the search as it was left; a search of the query where the way back leads elsewhere. */
export function backToSearch(): void {
  const { past, back, go } = useNavigation.getState();
  const query = finding.store.getState().search?.query ?? '';
  finding.endSearch();
  if (past.at(-1)?.area === 'search') back();
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
