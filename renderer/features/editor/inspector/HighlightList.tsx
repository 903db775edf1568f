import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Layers } from 'lucide-react';
import { useMemo } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { formatTimestamp } from '../../../../shared/markdown/timestamps.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import side from '../../../styles/side-pane.module.css';
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
  const findings = useVault((s) => s.findings);
  const uses = useMemo(() => usesOf(findings), [findings]);
  return (
    <section className={styles.section} aria-labelledby="note-highlights">
      <h2 id="note-highlights" className={side.head}>
        Highlights <span className={side.count}>{highlights.length}</span>
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
            {uses.get(id)?.map((finding) => (
              <button
                key={finding.id}
                type="button"
                className={styles.use}
                title={finding.claim}
                onClick={() => useNavigation.getState().go({ area: 'finding', findingId: finding.id })}
              >
                <Layers size={12} aria-hidden />
                <span className={styles.text}>Used in: {finding.claim || 'a finding without a claim'}</span>
              </button>
            ))}
          </li>
        ))}
      </ul>
      <TagProblemList />
    </section>
  );
}

/** The findings that rest on each highlight, by its id. */
function usesOf(findings: readonly FindingSummary[]): ReadonlyMap<string, readonly FindingSummary[]> {
  const uses = new Map<string, FindingSummary[]>();
  for (const finding of findings) {
    for (const id of new Set(finding.evidence.map(({ highlight }) => highlight))) {
      uses.set(id, [...(uses.get(id) ?? []), finding]);
    }
  }
  return uses;
}
