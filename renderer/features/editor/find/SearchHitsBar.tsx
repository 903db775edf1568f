import { ArrowLeft, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useNavigation } from '../../../state/navigation.ts';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useInspector } from '../inspector/use-inspector.ts';
import styles from './FindBar.module.css';
import { Steps } from './FindBar.tsx';
import { finding, useFinding } from './find-store.ts';
import { countWords } from './find-words.ts';
import { useSteadyText } from './use-steady-text.ts';

/** The hits of the search that led to this note, one after the other, and the way back to it: Escape, until something is edited. */
export function SearchHitsBar() {
  const { search, count, at, isEdited } = useFinding((s) => s);
  const inspector = useInspector();
  const isFree = !isEdited && !(inspector.isOpen && inspector.isOverlay);
  useEffect(() => {
    if (!isFree) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || isWantedElsewhere(event)) return;
      event.preventDefault();
      backToSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isFree]);
  const bar = useRef<HTMLElement>(null);
  useSteadyText(bar);
  // A search of filters alone has no words to be found.
  const words = count === 0 ? '' : countWords(count, at);
  useEffect(() => {
    if (words !== '') announce(`Search hit ${words}`);
  }, [words]);
  if (!search) return null;
  return (
    <search ref={bar} aria-label="Hits of the search" className={styles.bar}>
      <div className={styles.line}>
        <Search size={16} aria-hidden className={styles.icon} />
        <span className={styles.search} title={search.query}>
          <b>{search.query}</b>
        </span>
        <span className={styles.count}>{words}</span>
        <Steps off={count === 0} />
        <span className={styles.spacer} />
        <Button
          variant="quiet"
          icon={<ArrowLeft size={14} aria-hidden />}
          {...(isFree && { keys: 'Escape' })}
          onClick={backToSearch}
        >
          Results
        </Button>
        <IconButton label="Show no hits" icon={<X size={16} aria-hidden />} onClick={() => finding.endSearch()} />
      </div>
    </search>
  );
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

/** To the search as it was left; a search of the query where the way back leads elsewhere. */
function backToSearch() {
  const { past, back, go } = useNavigation.getState();
  const query = finding.store.getState().search?.query ?? '';
  finding.endSearch();
  if (past.at(-1)?.area === 'search') back();
  else go({ area: 'search', query });
}
