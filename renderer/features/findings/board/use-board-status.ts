import { useEffect } from 'react';
import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import { setStatus } from '../../../state/status.ts';
import { plural } from '../../../ui/format.ts';

const undo = { keys: '$mod+z', does: 'undo' };
const sorting = [{ keys: 'm', does: 'move to finding' }, { keys: 'c', does: 'count as counter-evidence' }, undo];
const grouping = [{ keys: 'm', does: 'move' }, { keys: 'Enter', does: 'pick up' }, undo];

/** Shows in the status bar how far the sorting is, and the keys of the board. `toSort`: `null` while nobody knows. */
export function useBoardStatus(
  board: 'sorting' | 'grouping',
  findings: readonly FindingSummary[],
  toSort: number | null,
): void {
  const used = new Set(findings.flatMap(({ evidence }) => evidence.map((one) => one.highlight))).size;
  const summary = [plural(findings.length, 'finding'), usedWords(used, toSort)].join(' · ');
  const hints = board === 'sorting' ? sorting : grouping;
  useEffect(() => setStatus({ board: { summary, hints } }), [summary, hints]);
  useEffect(() => () => setStatus({ board: null }), []);
}

function usedWords(used: number, toSort: number | null): string {
  const words = `${plural(used, 'highlight')} used`;
  return toSort === null ? words : `${words}, ${toSort.toLocaleString('en-US')} to sort`;
}
