import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { formatTimestamp } from '../../../../shared/markdown/timestamps.ts';
import { humanize } from '../../../ui/format.ts';
import { KindTile } from '../highlight/KindTile.tsx';
import { showPlace } from '../reveal/RevealPlugin.tsx';
import styles from './Inspector.module.css';
import { TagProblemList } from './TagProblemList.tsx';
import { useHighlights } from './use-highlights.ts';

/** The highlights of the note, in its order; choosing one goes there. */
export function HighlightList() {
  const [editor] = useLexicalComposerContext();
  const highlights = useHighlights();
  return (
    <section className={styles.section} aria-labelledby="note-highlights">
      <h2 id="note-highlights" className={styles.head}>
        Highlights <span className={styles.count}>{highlights.length}</span>
      </h2>
      {highlights.length === 0 && <p className={styles.empty}>Select what you heard and mark it as a highlight.</p>}
      <ul>
        {highlights.map(({ id, kind, text, atSeconds }) => (
          <li key={id}>
            <button type="button" className={styles.highlight} onClick={() => showPlace(editor, { highlightId: id })}>
              <KindTile kind={kind} />
              <span className={styles.hidden}>{humanize(kind)}:</span>
              <span className={styles.text} title={text}>
                {text}
              </span>
              {atSeconds !== undefined && <span className={styles.time}>{formatTimestamp(atSeconds)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <TagProblemList />
    </section>
  );
}
