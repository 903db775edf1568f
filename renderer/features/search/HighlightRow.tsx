import { memo } from 'react';
import type { HighlightHit } from '../../../shared/search/protocol.ts';
import { cx } from '../../ui/cx.ts';
import { formatDay } from '../../ui/format.ts';
import { PersonName } from '../../ui/PersonName.tsx';
import { TeamDot } from '../../ui/TeamDot.tsx';
import { KindIcon } from './KindIcon.tsx';
import { MarkedText } from './MarkedText.tsx';
import { type OptionActions, optionProps, PassageText } from './ResultGroup.tsx';
import { optionOfHighlight } from './result-options.ts';
import styles from './Search.module.css';

interface Props extends OptionActions {
  hit: HighlightHit;
  position: number;
  size: number;
  selected: boolean;
}

/** One highlight of the flat list: its words, and below them who said it in which interview. */
export const HighlightRow = memo(function HighlightRow({ hit, position, size, selected, ...actions }: Props) {
  return (
    <div
      {...optionProps(optionOfHighlight(hit), position, size, selected, actions)}
      className={cx(styles.highlight, styles.option)}
    >
      <span className={styles.words}>
        <KindIcon kind={hit.kind} />
        <PassageText passage={hit.passage} />
      </span>
      <span className={styles.source}>
        {hit.teamIds.map((id) => (
          <TeamDot key={id} team={id} />
        ))}
        <span className={styles.clip}>
          {hit.participantId !== undefined && (
            <>
              <PersonName id={hit.participantId} /> ·{' '}
            </>
          )}
          <MarkedText text={hit.title || 'Untitled'} spans={hit.title ? hit.titleMatches : []} />
          {hit.tags.length > 0 && ` · ${hit.tags.join(', ')}`}
        </span>
        <time className={styles.when} dateTime={hit.date}>
          {formatDay(hit.date)}
        </time>
      </span>
    </div>
  );
});
