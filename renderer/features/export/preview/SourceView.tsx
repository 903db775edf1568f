import { memo, useMemo } from 'react';
import styles from './ExportPreview.module.css';
import { Pieces } from './Hit.tsx';
import { cutText, marksOnPage, sameMarks, type TextMark } from './mark-pieces.ts';
import { Pages } from './Pages.tsx';
import { linePages } from './pages.ts';

interface Props {
  label: string;
  text: string;
  marks: readonly TextMark[];
}

/** The exact text that would leave, with its hits marked. */
export function SourceView({ label, text, marks }: Props) {
  const pages = useMemo(() => linePages(text), [text]);
  return (
    <section aria-label={label} data-exact="" className={styles.source}>
      <Pages
        pages={pages}
        marks={marks}
        estimate={(page) => 20 * Math.ceil(page.text.length / 80)}
        className={styles.page}
      >
        {(page) => <SourcePage text={page.text} marks={marksOnPage(marks, page)} />}
      </Pages>
    </section>
  );
}

const SourcePage = memo(
  function SourcePage({ text, marks }: { text: string; marks: readonly TextMark[] }) {
    return <Pieces of={cutText(text, 0, marks)} />;
  },
  (a, b) => a.text === b.text && sameMarks(a.marks, b.marks),
);
