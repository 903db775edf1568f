import { type ReactNode, useMemo } from 'react';
import { readCsv } from '../../../shared/export/csv.ts';
import { plural } from '../../ui/format.ts';
import styles from './TableView.module.css';

/** A longer table is not looked at row by row; the exact text has all of it. */
const most = 300;

/** A CSV text as the table it is. */
export function TableView({ csv, renderText }: { csv: string; renderText: (text: string) => ReactNode }) {
  const [head = [], ...rows] = useMemo(() => readCsv(csv), [csv]);
  const rest = rows.length - most;
  return (
    <div className={styles.place}>
      <table aria-label="Preview of the table" className={styles.table}>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that is made anew as a whole
            <tr key={i}>
              {row.map((cell, k) => (
                <td key={head[k]} data-wide={cell.length > 60 || undefined} data-short={cell.length <= 12 || undefined}>
                  {renderText(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={styles.rest}>{plural(rest, 'more row')}</p>}
    </div>
  );
}
