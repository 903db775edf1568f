import { useEffect, useState } from 'react';
import { putMark } from '../../../../shared/markdown/edit-marks.ts';
import { call } from '../../../api.ts';
import { useVault } from '../../../state/vault.ts';
import type { EvidenceRow } from './rows.ts';

/** No more interviews are read to see whether they still hold the words. */
const mostRead = 50;

/**
 * Of the evidence whose highlight is gone from its interview, that whose words the interview still holds exactly once: their mark
 * can be put back. By key of the row; looked up anew when an interview changes.
 */
export function usePuttable(rows: readonly EvidenceRow[]): ReadonlySet<string> {
  const notes = useVault((s) => s.notes);
  const [puttable, setPuttable] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const byNote = new Map<string, EvidenceRow[]>();
    for (const row of rows) {
      const { evidence, state } = row.one;
      if (state.state !== 'missing' || state.reason !== 'highlight') continue;
      const note = notes.find(({ id }) => id === evidence.interview);
      if (!note || note.readOnly !== null) continue;
      byNote.set(evidence.interview, [...(byNote.get(evidence.interview) ?? []), row]);
    }
    if (byNote.size === 0) return setPuttable((before) => (before.size === 0 ? before : new Set()));
    let isOver = false;
    const find = async () => {
      const found = new Set<string>();
      for (const [id, missing] of [...byNote].slice(0, mostRead)) {
        const file = await call('notes:read', { id }).catch(() => null); // gone meanwhile: the catalogue says so
        if (isOver || !file) continue;
        for (const { key, one } of missing) {
          const { highlight, quote } = one.evidence;
          if ('text' in putMark(file.text, { id: highlight, kind: 'quote', tags: [], text: quote })) found.add(key);
        }
      }
      if (!isOver) setPuttable(found);
    };
    void find();
    return () => {
      isOver = true;
    };
  }, [rows, notes]);
  return puttable;
}
