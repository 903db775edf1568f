import { useCallback } from 'react';
import type { Bundle } from '../../../shared/ipc/export.ts';
import styles from './ExportPreview.module.css';
import { markHits } from './hit-words.ts';
import { LinkView } from './LinkView.tsx';
import { MarkdownView } from './MarkdownView.tsx';
import { TableView } from './TableView.tsx';
import { usePictures } from './use-pictures.ts';

const sources = { markdown: 'Markdown source', csv: 'CSV source' };

interface Props {
  bundle: Bundle;
  /** `source`: the exact text. */
  form: 'preview' | 'source';
  currentHit: string | null;
}

/** What will leave, as it will look or as it is written, with each hit marked in its place. */
export function ExportPreview({ bundle, form, currentHit }: Props) {
  const { hits } = bundle;
  const pictures = usePictures(bundle);
  const renderText = useCallback(
    (text: string) =>
      markHits(text, hits).map(({ text: shown, hitId, mark }, i) =>
        mark ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
            key={i}
            className={styles.hit}
            data-mark={mark}
            data-hit={hitId}
            data-current={hitId === currentHit || undefined}
          >
            {shown}
          </span>
        ) : (
          shown
        ),
      ),
    [hits, currentHit],
  );
  const text = bundle.files.map((file) => file.text).join('\n');
  if (form === 'preview' && bundle.form === 'csv') return <TableView csv={text} renderText={renderText} />;
  if (bundle.form === 'link') return <LinkView link={text} renderText={renderText} />;
  if (form === 'preview') return <MarkdownView markdown={text} renderText={renderText} pictures={pictures} />;
  return (
    <section aria-label={sources[bundle.form]} className={styles.source}>
      <pre>{renderText(text)}</pre>
    </section>
  );
}
