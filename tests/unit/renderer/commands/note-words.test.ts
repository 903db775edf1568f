import { describe, expect, it } from 'vitest';
import { aboutParts, noteWords } from '../../../../renderer/commands/note-words.ts';
import { recencyBonus } from '../../../../renderer/commands/recent-notes.ts';
import { rank } from '../../../../renderer/ui/fuzzy.ts';
import { emptyRoster } from '../../../../shared/domain/roster-rules.ts';
import { note } from '../notes/note.ts';

const people = {
  participants: [
    { id: 'p_1', name: 'José Marín', company: 'Quillmark' },
    { id: 'p_2', name: 'Nadia Höglund', company: 'Norrvik Freight' },
  ].map((person) => ({ ...person, nicknames: [], emails: [], handles: [], doNotContact: false })),
  roster: { ...emptyRoster, teams: [{ id: 'replay', name: 'Session Replay', aliases: [] }] } as typeof emptyRoster,
};
const notes = [
  note({ id: 'n1', title: 'Flag cleanup', date: '2026-11-20', teamIds: ['replay'], participantIds: ['p_1'] }),
  note({ id: 'n2', title: 'Norrvik asks for exports', date: '2026-11-01', participantIds: ['p_1'] }),
  note({ id: 'n3', title: 'Exports', date: '2026-01-01', teamIds: ['replay'], participantIds: ['p_2'] }),
];
const words = noteWords(notes, people);
const now = Date.parse('2026-11-26');
const find = (query: string, visited: string[] = []) => {
  const places = new Map(visited.map((id, i) => [id, i]));
  return rank(query, words, (w) => w.fields, { bonus: { of: (w) => recencyBonus(w, places, now), most: 18 } });
};
const ids = (query: string, visited?: string[]) => find(query, visited).map((f) => f.candidate.note.id);

describe('what the switcher finds', () => {
  it.each<[query: string, ids: string[]]>([
    ['marin', ['n1', 'n2']],
    ['hogl', ['n3']],
    ['norrvik', ['n2', 'n3']],
    ['exports norrvik', ['n3', 'n2']],
    ['session', ['n1', 'n3']],
    ['flag quill', ['n1']],
    ['zzz', []],
  ])('“%s”: %j', (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  it('puts what was just visited before what is newer, and a better fit before both', () => {
    expect(ids('session', ['n3'])).toEqual(['n3', 'n1']);
    expect(ids('exports', ['n2'])).toEqual(['n3', 'n2']);
  });

  it('shows first and marks what it was found by', () => {
    const [found] = find('norr').filter((f) => f.candidate.note.id === 'n3');
    const parts = aboutParts(found!.candidate, found!.stretches);
    expect(parts.map((part) => part.text)).toEqual(['Norrvik Freight', 'Nadia Höglund']);
    expect(parts[0]?.stretches).toEqual([[0, 4]]);
  });

  it('makes texts anew only for notes and people that changed', () => {
    expect(noteWords(notes, people)[0]).toBe(words[0]);
    const changed = noteWords([{ ...notes[0]!, title: 'Flags' }, ...notes.slice(1)], people);
    expect(changed[0]?.title).toBe('Flags');
    expect(changed[1]).toBe(words[1]);
    expect(noteWords(notes, { ...people, participants: [] })[0]?.about).toEqual(['Session Replay']);
  });
});
