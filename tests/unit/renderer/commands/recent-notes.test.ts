import { describe, expect, it } from 'vitest';
import { recentNotes } from '../../../../renderer/commands/recent-notes.ts';
import type { Place } from '../../../../renderer/state/navigation.ts';

const notes = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const at = (noteId: string | null): Place => ({ area: 'interviews', noteId });
const ids = (place: Place, past: Place[]) => recentNotes(notes, place, past).map((note) => note.id);

describe('recentNotes', () => {
  it('lists what was visited last first, then the newest, without the present one', () => {
    expect(ids(at('a'), [at('c'), { area: 'settings' }, at('d')])).toEqual(['d', 'c', 'b']);
  });

  it('names each once and leaves out what is gone', () => {
    expect(ids(at(null), [at('b'), at('gone'), at('b')])).toEqual(['b', 'a', 'c', 'd']);
  });
});
