import { memo, type ReactNode, useMemo } from 'react';
import { type ComparedRow, compareMarkdown } from '../../../shared/markdown/compare/compare-rows.ts';
import type { Look } from '../../../shared/markdown/compare/rows.ts';
import type { Piece } from '../../../shared/markdown/compare/words.ts';
import styles from './Compared.module.css';
import { Sign } from './Sign.tsx';

interface Props {
  before: string;
  after: string;
  definitions: { before: string; after: string };
}

/** Two pieces of Markdown as one text: what came is inserted, what went deleted, both by sign and color. */
export const ComparedRows = memo(function ComparedRows({ before, after, definitions }: Props) {
  const groups = useMemo(() => grouped(compareMarkdown(before, after, definitions)), [before, after, definitions]);
  return groups.map(({ kind, rows }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and keep their places
    if (kind === 'table') return <TableRows key={index} rows={rows} />;
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return rows.map((row, nth) => <Row key={`${index} ${nth}`} row={row} isNext={kind === 'lines' && nth > 0} />);
  });
});

type Group = { kind: 'table' | 'lines' | 'rows'; rows: ComparedRow[] };

/** Rows of one table belong together; so do the lines of code, without space between. */
function grouped(rows: readonly ComparedRow[]): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const kind = row.kind === 'table' ? 'table' : row.kind === 'code' || row.kind === 'source' ? 'lines' : 'rows';
    const last = groups.at(-1);
    if (last && last.kind === kind) last.rows.push(row);
    else groups.push({ kind, rows: [row] });
  }
  return groups;
}

const markers = { bullet: '•', todo: '☐', done: '☑', number: '', '': '' } as const;

function Row({ row, isNext }: { row: ComparedRow; isNext: boolean }) {
  const { kind, depth, quotes, list, change, cells } = row;
  return (
    <div
      className={styles.row}
      data-kind={kind}
      data-depth={depth || undefined}
      data-change={change}
      data-next={isNext || undefined}
    >
      <Sign change={change} />
      <div className={styles.text} style={indentOf(row)} data-quote={quotes > 0 || undefined}>
        {list && list.marker !== '' && (
          <span className={styles.marker}>{list.marker === 'number' ? `${list.number}.` : markers[list.marker]}</span>
        )}
        {kind === 'rule' ? <hr /> : <Body row={row}>{pieces(cells[0] ?? [])}</Body>}
        {row.was && <span className={styles.was}>{wasWords(row)}</span>}
      </div>
    </div>
  );
}

function Body({ row: { kind, depth }, children }: { row: ComparedRow; children: ReactNode }) {
  if (kind === 'heading') return <h3 data-depth={depth}>{children}</h3>;
  if (kind === 'code' || kind === 'source') return <code>{children}</code>;
  return <p>{children}</p>;
}

function TableRows({ rows }: { rows: readonly ComparedRow[] }) {
  return (
    <div className={styles.row} data-kind="table">
      <Sign change="same" />
      <table>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity, and keep their places
            <tr key={index} data-change={row.change}>
              <td className={styles.tableSign}>
                <Sign change={row.change} />
              </td>
              {row.cells.map((cell, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={nth}>{pieces(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function pieces(list: readonly Piece[]): ReactNode {
  return list.map(({ text, look, change }, index) => {
    const inner = <Looked look={look}>{text}</Looked>;
    // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces have no other identity, and keep their places
    if (change === 'added') return <ins key={index}>{inner}</ins>;
    if (change === 'removed') return <del key={index}>{inner}</del>;
    if (change === 'restyled')
      return (
        <span key={index} className={styles.restyled} title="Formatting changed">
          {inner}
        </span>
      );
    return <span key={index}>{inner}</span>;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  });
}

function Looked({ look, children }: { look: Look; children: string }): ReactNode {
  let shown: ReactNode = children;
  if (look.code || look.source) shown = <code>{shown}</code>;
  if (look.strong) shown = <strong>{shown}</strong>;
  if (look.emphasis) shown = <em>{shown}</em>;
  if (look.strike) shown = <s>{shown}</s>;
  if (look.link) shown = <span className={styles.link}>{shown}</span>;
  if (look.stamp) shown = <span className={styles.stamp}>{shown}</span>;
  if (look.mark)
    shown = (
      <mark className={styles.mark} data-kind={look.mark}>
        {shown}
      </mark>
    );
  return shown;
}

function indentOf({ kind, quotes, list }: ComparedRow) {
  const own = kind === 'code' || kind === 'source' ? 12 : 0;
  return { paddingLeft: quotes * 16 + (list?.depth ?? 0) * 24 + own };
}

function wasWords({ was }: ComparedRow): string {
  if (was?.list?.marker === 'todo') return 'was to do';
  if (was?.list?.marker === 'done') return 'was done';
  if (was?.kind === 'heading') return `was a heading ${was.depth}`;
  if (was?.list) return 'was a list item';
  if (was && was.quotes > 0) return 'was a quote';
  return was?.kind === 'paragraph' ? 'was plain text' : 'had another form';
}
