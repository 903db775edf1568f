import { ArrowLeft, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './FindBar.module.css';
import { Steps } from './FindBar.tsx';
import { finding, useFinding } from './find-store.ts';
import { countWords } from './find-words.ts';
import { useSteadyText } from './use-steady-text.ts';
import { backToOrigin } from './use-way-back.ts';

/** The hits of the search that led to this note, one after the other, and the way back to it. `escapes`: Escape leads there. */
export function SearchHitsBar({ escapes }: { escapes: boolean }) {
  const { search, count, at } = useFinding((s) => s);
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
          {...(escapes && { keys: 'Escape' })}
          onClick={backToOrigin}
        >
          Results
        </Button>
        <IconButton label="Show no hits" icon={<X size={16} aria-hidden />} onClick={() => finding.endSearch()} />
      </div>
    </search>
  );
}
