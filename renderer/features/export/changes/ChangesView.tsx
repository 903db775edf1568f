import { GitCompareArrows, UnfoldVertical } from 'lucide-react';
import { memo, type ReactNode, useMemo, useState } from 'react';
import type { Bundle } from '../../../../shared/ipc/export.ts';
import { comparePieces } from '../../../../shared/markdown/compare/words.ts';
import { Button } from '../../../ui/Button.tsx';
import { Sign } from '../../../ui/compared/Sign.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatDate, plural } from '../../../ui/format.ts';
import { Pieces } from '../preview/Hit.tsx';
import { cutText, marksWithin, sameMarks, shiftMarks, type TextMark } from '../preview/mark-pieces.ts';
import { Pages } from '../preview/Pages.tsx';
import { useReviewState } from '../review/review-store.ts';
import styles from './ChangesView.module.css';
import { compareLines, countChanges, foldRows, isBlank, type LineRow, type ShownRow } from './compare-lines.ts';

interface Props {
  before: Bundle['before'];
  hasTarget: boolean;
  text: string;
  marks: readonly TextMark[];
}

/** What has changed since this was last published there: word by word within a line, with what stayed folded away. */
export function ChangesView({ before, hasTarget, text, marks }: Props) {
  const old = before?.text ?? null;
  const rows = useMemo(() => (old === null ? null : compareLines(old, text)), [old, text]);
  const when = before?.at ? ` on ${formatDate(before.at.slice(0, 10))}` : '';
  if (rows === null) {
    return (
      <div className={styles.nothing}>
        <EmptyState title="Nothing to compare with">
          {hasTarget
            ? 'Nothing of this was published under this title there.'
            : 'Choose a repository to compare with what was published there before.'}
        </EmptyState>
      </div>
    );
  }
  if (rows.every(({ change }) => change === 'same')) {
    return (
      <div className={styles.nothing}>
        <EmptyState title="Nothing has changed">It says exactly what was published{when}.</EmptyState>
      </div>
    );
  }
  return <Compared rows={rows} marks={marks} when={when} />;
}

interface RowsPage {
  /** Where its first line stands in the new text; where all of it is gone, the end of what is before. */
  start: number;
  rows: readonly ShownRow[];
}

const rowsInPage = 40;

function Compared({ rows, marks, when }: { rows: readonly LineRow[]; marks: readonly TextMark[]; when: string }) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const lookedAt = useReviewState(({ current, place }) => marks.filter(({ hitId }) => hitId === current)[place]?.start);
  const pages = useMemo(() => {
    const isSought = (row: LineRow) =>
      row.change !== 'removed' &&
      marksWithin(marks, row.start, row.start + row.text.length).some(
        ({ state, start }) => state === 'open' || start === lookedAt,
      );
    return rowPages(foldRows(rows, opened, isSought));
  }, [rows, opened, marks, lookedAt]);
  const { changed, added, removed } = countChanges(rows);
  const counts = [
    changed > 0 && `${plural(changed, 'line')} changed`,
    added > 0 && `${added} added`,
    removed > 0 && `${removed} removed`,
  ].filter((part) => part !== false);
  return (
    <section aria-label="Changes" className={styles.changes}>
      <p className={styles.summary}>
        <GitCompareArrows size={14} aria-hidden />
        {counts.length > 0 ? counts.join(', ') : 'Only empty lines changed'} since it was published{when}
      </p>
      <Pages pages={pages} marks={marks} estimate={(page) => page.rows.length * 24}>
        {(page) =>
          page.rows.map((row, nth) =>
            row.change === 'fold' ? (
              <div key={`fold ${row.key}`} className={styles.fold}>
                <Button
                  variant="quiet"
                  icon={<UnfoldVertical size={14} aria-hidden />}
                  onClick={() => setOpened((known) => new Set([...known, row.key]))}
                >
                  Show {plural(row.lines, 'more line')}
                </Button>
              </div>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and keep their places
              <Line key={nth} row={row} marks={marksAt(row, marks, page.start)} offset={startOf(row) - page.start} />
            ),
          )
        }
      </Pages>
    </section>
  );
}

function rowPages(rows: readonly ShownRow[]): RowsPage[] {
  const pages: RowsPage[] = [];
  let end = 0;
  for (let at = 0; at < rows.length; at += rowsInPage) {
    const own = rows.slice(at, at + rowsInPage);
    const lines = own.filter((row) => 'start' in row);
    pages.push({ start: lines[0]?.start ?? end, rows: own });
    const last = lines.at(-1);
    if (last) end = last.start + last.text.length;
  }
  return pages;
}

function startOf(row: LineRow): number {
  return row.change === 'removed' ? 0 : row.start;
}

/** The marks of a line, counted from the page's beginning. */
function marksAt(row: LineRow, marks: readonly TextMark[], start: number): TextMark[] {
  return row.change === 'removed' ? [] : shiftMarks(marksWithin(marks, row.start, row.start + row.text.length), start);
}

interface LineProps {
  row: LineRow;
  marks: readonly TextMark[];
  /** Where the line begins, counted as the marks are. */
  offset: number;
}

const Line = memo(
  function Line({ row, marks, offset }: LineProps) {
    // An empty line that came or went is space, and nothing to read.
    if (isBlank(row)) return row.change !== 'removed' && <div className={styles.line} data-blank="" />;
    return (
      <div className={styles.line} data-change={row.change}>
        <Sign change={row.change} className={styles.sign} />
        <p>
          {row.change === 'changed' ? (
            <ChangedWords before={row.before} text={row.text} marks={marks} offset={offset} />
          ) : row.change === 'removed' ? (
            <del>{row.before}</del>
          ) : row.change === 'added' ? (
            <ins>
              <Pieces of={cutText(row.text, offset, marks)} />
            </ins>
          ) : (
            <Pieces of={cutText(row.text, offset, marks)} />
          )}
        </p>
      </div>
    );
  },
  (a, b) =>
    a.row.change === b.row.change &&
    a.offset === b.offset &&
    ('text' in a.row ? a.row.text : '') === ('text' in b.row ? b.row.text : '') &&
    ('before' in a.row ? a.row.before : '') === ('before' in b.row ? b.row.before : '') &&
    sameMarks(a.marks, b.marks),
);

const plain = {} as const;

function ChangedWords({ before, text, marks, offset }: Omit<LineProps, 'row'> & { before: string; text: string }) {
  const pieces = useMemo(() => comparePieces([{ text: before, look: plain }], [{ text, look: plain }]), [before, text]);
  let at = offset;
  const shown: ReactNode[] = [];
  for (const [nth, { text: words, change }] of pieces.entries()) {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces have no other name, and keep their places
    if (change === 'removed') {
      shown.push(<del key={nth}>{words}</del>);
      continue;
    }
    const marked = <Pieces of={cutText(words, at, marks)} />;
    shown.push(change === 'added' ? <ins key={nth}>{marked}</ins> : <span key={nth}>{marked}</span>);
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
    at += words.length;
  }
  return shown;
}
