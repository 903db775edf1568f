import { memo, useMemo } from 'react';
import { type CsvCell, readCsvCells } from '../../../../shared/export/csv.ts';
import { Pieces } from './Hit.tsx';
import { cutMapped, marksOnPage, marksWithin, sameMarks, type TextMark } from './mark-pieces.ts';
import { Pages } from './Pages.tsx';
import type { Page } from './pages.ts';
import { alignText } from './source-map.ts';
import styles from './TableView.module.css';

interface RowPage extends Page {
  rows: readonly (readonly CsvCell[])[];
}

const rowsInPage = 40;
const rowHeight = 28;

/** A CSV text as the table it is, with its hits marked. */
export function TableView({ csv, marks }: { csv: string; marks: readonly TextMark[] }) {
  const { head, pages } = useMemo(() => tablePages(csv), [csv]);
  return (
    <div className={styles.place}>
      <table aria-label="Preview of the table" className={styles.table}>
        <thead>
          <tr>
            {head.map(({ text }) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <Pages pages={pages} marks={marks} estimate={({ rows }) => rows.length * rowHeight} as="tbody">
          {(page) => (
            <Rows csv={page.text} rows={page.rows} start={page.start} head={head} marks={marksOnPage(marks, page)} />
          )}
        </Pages>
      </table>
    </div>
  );
}

interface RowsProps {
  csv: string;
  rows: RowPage['rows'];
  start: number;
  head: readonly CsvCell[];
  /** Counted from the page's beginning. */
  marks: readonly TextMark[];
}

const Rows = memo(
  function Rows({ csv, rows, start, head, marks }: RowsProps) {
    return rows.map((row, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places when a decision changes their words
      <tr key={i}>
        {row.map((cell, k) => (
          <td
            key={head[k]?.text}
            data-wide={cell.text.length > 60 || undefined}
            data-short={cell.text.length <= 12 || undefined}
          >
            <Cell csv={csv} text={cell.text} from={cell.start - start} to={cell.end - start} marks={marks} />
          </td>
        ))}
      </tr>
    ));
  },
  (a, b) => a.csv === b.csv && sameMarks(a.marks, b.marks),
);

interface CellProps {
  csv: string;
  text: string;
  from: number;
  to: number;
  marks: readonly TextMark[];
}

function Cell({ csv, text, from, to, marks }: CellProps) {
  const within = marksWithin(marks, from, to);
  const map = within.length > 0 ? alignText(text, csv, from, to, 'cell') : null;
  return map ? <Pieces of={cutMapped(text, map, within)} /> : text;
}

function tablePages(csv: string): { head: readonly CsvCell[]; pages: RowPage[] } {
  const [head = [], ...rows] = readCsvCells(csv);
  const starts: number[] = [];
  for (let at = 0; at < rows.length; at += rowsInPage) starts.push(rows[at]?.[0]?.start ?? 0);
  return {
    head,
    pages: starts.map((start, nth) => ({
      start,
      text: csv.slice(start, starts[nth + 1] ?? csv.length),
      rows: rows.slice(nth * rowsInPage, (nth + 1) * rowsInPage),
    })),
  };
}
