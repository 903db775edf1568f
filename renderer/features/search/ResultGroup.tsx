import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import type { Passage, SearchHit } from '../../../shared/search/protocol.ts';
import { cx } from '../../ui/cx.ts';
import { formatClock, formatDay, plural } from '../../ui/format.ts';
import { elementId } from './element-ids.ts';
import { KindIcon } from './KindIcon.tsx';
import { MarkedText } from './MarkedText.tsx';
import { NoteMeta } from './NoteMeta.tsx';
import { type NoteHead, optionsOfHit, type ResultOption } from './result-options.ts';
import styles from './Search.module.css';

export interface OptionActions {
  onChoose(option: ResultOption): void;
  onOpen(option: ResultOption): void;
}

interface Props extends OptionActions {
  hit: SearchHit;
  /** Position of its first option among all, from 1, and how many there are. */
  first: number;
  size: number;
  /** Key of the selected option, where it is one of this group. */
  selected: string | null;
}

/** An interview with its best passages; where none matches, its head is what one can choose. */
export const ResultGroup = memo(function ResultGroup({ hit, first, size, selected, onChoose, onOpen }: Props) {
  const options = optionsOfHit(hit);
  const rest = options.at(-1)?.more === undefined ? hit.passageCount - hit.passages.length : 0;
  const propsOf = (option: ResultOption, index: number) =>
    optionProps(option, first + index, size, option.key === selected, { onChoose, onOpen });
  const only = hit.passages.length === 0 ? options[0] : null;
  if (only) {
    return (
      <div {...propsOf(only, 0)} className={cx(styles.head, styles.option)}>
        <Head note={hit} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields
    <div role="group" aria-label={hit.title || 'Untitled'} className={styles.group}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a short cut for the pointer; Enter on a passage opens the note */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div className={styles.head} onClick={() => options[0] && onChoose(options[0])}>
        <Head note={hit} />
      </div>
      {options.map((option, index) => {
        const { passage, more } = option;
        if (more !== undefined) {
          return (
            <div
              key={option.key}
              {...propsOf(option, index)}
              className={cx(styles.passage, styles.option, styles.others)}
            >
              <ChevronDown size={14} aria-hidden />
              {plural(more, 'more passage')}
            </div>
          );
        }
        if (!passage) return null;
        return (
          <div key={option.key} {...propsOf(option, index)} className={cx(styles.passage, styles.option)}>
            {passage.mark && <KindIcon kind={passage.mark} />}
            <PassageText passage={passage} />
          </div>
        );
      })}
      {rest > 0 && <p className={styles.rest}>{plural(rest, 'more passage')} in the interview</p>}
    </div>
  );
});

/** What makes an element an option of the result list. */
export function optionProps(
  option: ResultOption,
  position: number,
  size: number,
  isSelected: boolean,
  { onChoose, onOpen }: OptionActions,
) {
  return {
    id: elementId(position),
    role: 'option',
    'aria-selected': isSelected,
    'aria-setsize': size,
    'aria-posinset': position,
    tabIndex: -1,
    onClick: () => (option.more === undefined ? onChoose(option) : onOpen(option)),
    onDoubleClick: () => onOpen(option),
  };
}

function Head({ note }: { note: NoteHead }) {
  return (
    <>
      <span className={styles.line}>
        <span className={styles.title}>
          <MarkedText text={note.title || 'Untitled'} spans={note.title ? note.titleMatches : []} />
        </span>
        <time className={styles.when} dateTime={note.date}>
          {formatDay(note.date)}
        </time>
      </span>
      <NoteMeta noteId={note.noteId} teamIds={note.teamIds} pmIds={note.pmIds} />
    </>
  );
}

/** The words of a passage with who says them, and when in the call. */
export function PassageText({ passage }: { passage: Passage }) {
  return (
    <>
      <p>
        {passage.speaker && <span className={styles.speaker}>{passage.speaker}: </span>}
        <MarkedText text={passage.text} spans={passage.matches} />
      </p>
      {passage.atSeconds !== undefined && <span className={styles.at}>{formatClock(passage.atSeconds)}</span>}
    </>
  );
}
