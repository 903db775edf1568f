import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { GoalSummary } from '../../shared/domain/goal.ts';
import { type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import type { NewFinding, NewGoal } from '../../shared/ipc/findings.ts';
import { writeFinding, writeGoal } from '../../shared/markdown/finding-text.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import type { NoteStore } from './note-store.ts';

/** Begins findings and research goals. Every method rejects with `AppError`. */
export interface FindingStore {
  createFinding(finding: NewFinding): Promise<FindingSummary>;
  createGoal(goal: NewGoal): Promise<GoalSummary>;
}

interface Parts {
  catalogue: CatalogueStore;
  notes: Pick<NoteStore, 'create'>;
  now: () => number;
  random: RandomBytes;
}

export function createFindingStore({ catalogue, notes, now, random }: Parts): FindingStore {
  return {
    async createFinding(finding) {
      const id = ulid(now(), random);
      await notes.create({ id, kind: 'finding', text: writeFinding(id, finding) });
      const entry = catalogue.document(id);
      if (entry?.kind !== 'finding') throw new AppError('io', 'The new finding is not where it was written.');
      return entry.summary;
    },
    async createGoal(goal) {
      const id = ulid(now(), random);
      await notes.create({ id, kind: 'goal', text: writeGoal(id, goal, now()) });
      const entry = catalogue.document(id);
      if (entry?.kind !== 'goal') throw new AppError('io', 'The new research goal is not where it was written.');
      return entry.summary;
    },
  };
}
