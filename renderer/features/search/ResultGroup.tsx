import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import type { SearchHit } from '../../../shared/search/protocol.ts';
import { cx } from '../../ui/cx.ts';
import { formatClock, formatDay, plural } from '../../ui/format.ts';
import { KindIcon } from './KindIcon.tsx';
import { MarkedText } from './MarkedText.tsx';
import { NoteMeta } from './NoteMeta.tsx';
import { optionsOfHit, type ResultOption } from './result-options.ts';
import styles from './Search.module.css';

interface Props {
  hit: SearchHit;
  /** Position of its first option among all, from 1, and how many there are. */
  first: number;
  size: number;
  /** Key of the selected option, where it is one of this group. */
  selected: string | null;
  onChoose(option: ResultOption): void;
  onOpen(option: ResultOption): void;
}

/** Id of an option's element, for `aria-activedescendant`. */
export const elementId = (position: number) => `search-option-${position}`;

/** An interview with its best passages; where none matches, its head is what one can choose. */
export const ResultGroup = memo(function ResultGroup({ hit, first, size, selected, onChoose, onOpen }: Props) {
  const options = optionsOfHit(hit);
  const rest = options.at(-1)?.more === undefined ? hit.passageCount - hit.passages.length : 0;
  const optionProps = (option: ResultOption, index: number) => ({
    id: elementId(first + index),
    role: 'option',
    'aria-selected': option.key === selected,
    'aria-setsize': size,
    'aria-posinset': first + index,
    tabIndex: -1,
    onClick: () => (option.more === undefined ? onChoose(option) : onOpen(option)),
    onDoubleClick: () => onOpen(option),
  });
  const head = (
    <>
      <span className={styles.line}>
        <span className={styles.title}>
          <MarkedText text={hit.title || 'Untitled'} spans={hit.title ? hit.titleMatches : []} />
        </span>
        <time className={styles.when} dateTime={hit.date}>
          {formatDay(hit.date)}
        </time>
      </span>
      <NoteMeta teamIds={hit.teamIds} pmIds={hit.pmIds} />
    </>
  );
  const only = hit.passages.length === 0 ? options[0] : null;
  if (only) {
    return (
      <div {...optionProps(only, 0)} className={cx(styles.head, styles.option)}>
        {head}
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
    <div role="group" aria-label={hit.title || 'Untitled'} className={styles.group}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a short cut for the pointer; Enter on a passage opens the note */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div className={styles.head} onClick={() => options[0] && onChoose(options[0])}>
        {head}
      </div>
      {options.map((option, index) => {
        const { passage, more } = option;
        if (more !== undefined) {
          return (
            <div
              key={option.key}
              {...optionProps(option, index)}
              className={cx(styles.passage, styles.option, styles.others)}
            >
              <ChevronDown size={14} aria-hidden />
              {plural(more, 'more passage')}
            </div>
          );
        }
        if (!passage) return null;
        return (
          <div key={option.key} {...optionProps(option, index)} className={cx(styles.passage, styles.option)}>
            {passage.mark && <KindIcon kind={passage.mark} />}
            <p>
              {passage.speaker && <span className={styles.speaker}>{passage.speaker}: </span>}
              <MarkedText text={passage.text} spans={passage.matches} />
            </p>
            {passage.atSeconds !== undefined && <span className={styles.at}>{formatClock(passage.atSeconds)}</span>}
          </div>
        );
      })}
      {rest > 0 && <p className={styles.rest}>{plural(rest, 'more passage')} in the interview</p>}
    </div>
  );
});
