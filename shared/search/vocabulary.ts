import type { Column } from './column.ts';
import type { Named } from './directory.ts';
import { knownValues, type Operator } from './language/ast.ts';
import type { NoteStore } from './note-store.ts';
import { type Choice, ValueIndex } from './value-index.ts';

/** Operators whose values are words; the others take dates. */
export type WordOperator = Exclude<Operator, 'after' | 'before' | 'during'>;

/** What the values of operators may mean in a vault: what it holds, and what Fieldbook knows by itself. Kept until it changes. */
export class Vocabulary {
  private readonly kept = new Map<WordOperator, { state: string; index: ValueIndex }>();

  constructor(private readonly store: NoteStore) {}

  of(operator: WordOperator): ValueIndex {
    const { columns, directoryVersion } = this.store;
    const state = `${columns[operator].version} ${directoryVersion}`;
    const kept = this.kept.get(operator);
    if (kept?.state === state) return kept.index;
    const index = new ValueIndex(this.choices(operator));
    this.kept.set(operator, { state, index });
    return index;
  }

  private choices(operator: WordOperator): Choice[] {
    const { columns, directory } = this.store;
    switch (operator) {
      case 'team':
        return named(directory.teams, columns.team);
      case 'pm':
      case 'by':
        return named(directory.people, columns[operator]);
      case 'participant':
        return named(directory.participants, columns.participant, false);
      case 'company':
        return spelled([...directory.companies(), ...heldBy(columns.company)]);
      case 'segment':
        return spelled([...directory.segments(), ...heldBy(columns.segment)]);
      case 'tag':
        return spelled(heldBy(columns.tag));
      case 'goal': {
        const ids = new Set(directory.goals.map(({ id }) => id));
        const words = heldBy(columns.goal).filter((word) => !ids.has(word));
        return [...directory.goals.map(({ id, names }) => ({ id, values: [id], names })), ...spelled(words)];
      }
      default:
        return knownValues[operator].map((value) => ({ values: [value], names: [value] }));
    }
  }
}

const heldBy = (column: Column) => column.held().flatMap(({ spellings }) => spellings);

/** Those who are known by name, and ids that nobody has a name for: as names, where one can read them. */
function named(known: readonly Named[], column: Column, readable = true): Choice[] {
  const ids = new Set(known.map(({ id }) => id));
  const others = heldBy(column).filter((id) => !ids.has(id));
  return [
    ...known.map(({ id, names }) => ({ id, values: [id], names })),
    ...others.map((id) => ({ id, values: [id], names: readable ? [id] : [] })),
  ];
}

function spelled(spellings: readonly string[]): Choice[] {
  return [...new Set(spellings)].map((spelling) => ({ values: [spelling], names: [spelling] }));
}
