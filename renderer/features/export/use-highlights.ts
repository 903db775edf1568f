import { useEffect, useState } from 'react';
import type { Highlight } from '../../../shared/domain/interview.ts';
import { scanNote } from '../../../shared/markdown/scan-note.ts';
import { call } from '../../api.ts';

/** Highlights by interview id. An interview that is not in it has not been read yet. */
export type HighlightsByInterview = ReadonlyMap<string, readonly Highlight[]>;

/** Reads the highlights of the given interviews, one after another; those that cannot be read have none. */
export function useHighlights(interviewIds: readonly string[], enabled: boolean): HighlightsByInterview {
  const [known, setKnown] = useState<HighlightsByInterview>(new Map());
  const key = enabled ? interviewIds.join('\n') : '';
  useEffect(() => {
    let stopped = false;
    const read = async () => {
      for (const id of key === '' ? [] : key.split('\n')) {
        const highlights = await call('notes:read', { id }).then(
          (note) => scanNote(note.text).highlights,
          () => [],
        );
        if (stopped) return;
        setKnown((now) => new Map(now).set(id, highlights));
      }
    };
    void read();
    return () => {
      stopped = true;
    };
  }, [key]);
  return known;
}
