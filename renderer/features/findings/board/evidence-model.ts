import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { BoardModel } from './board-model.ts';
import type { BoardRow, Card } from './cards.ts';

/** The column of what no finding uses yet. */
export const toSortId = 'to-sort';

/** What the columns of the findings board are made from. */
interface EvidenceColumns {
  waiting: readonly BoardRow[];
  findings: readonly FindingSummary[];
  rowsOf: (findingId: string) => readonly BoardRow[];
}

/** The model of the board whose columns are findings. `move` is what a drop does. */
export function evidenceModel({ waiting, findings, rowsOf }: EvidenceColumns, move: BoardModel['move']): BoardModel {
  return {
    columns: [
      { id: toSortId, name: 'To sort', keys: keysOf(waiting), foot: 'new' },
      ...findings.map(({ id, claim }) => ({
        id,
        name: claim.trim() || 'Finding without a claim',
        keys: keysOf(rowsOf(id)),
        foot: 'counter-evidence' as const,
      })),
    ],
    wordsOf: (key, columnId) => {
      const card = cardsAt([key], columnId === toSortId ? waiting : rowsOf(columnId))[0];
      return card?.at?.text ?? card?.evidence?.quote ?? '';
    },
    move,
  };
}

/** The cards of these keys, as far as they are still there. */
export function cardsAt(keys: readonly string[], rows: readonly BoardRow[]): Card[] {
  const wanted = new Set(keys);
  return rows.flatMap((row) => (row.type === 'card' && wanted.has(row.key) ? [row.card] : []));
}

function keysOf(rows: readonly BoardRow[]): string[] {
  return rows.flatMap((row) => (row.type === 'card' ? [row.key] : []));
}
