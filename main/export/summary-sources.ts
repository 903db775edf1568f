import type { SnapshotInterview } from '../../shared/export/interview-summary.ts';
import { readSnapshot } from '../../shared/export/snapshot.ts';
import type { SummaryDraft, Withheld } from '../../shared/ipc/export.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import { AppError } from '../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import { baseFor, namesOf, type SourceBase } from './finding-sources.ts';
import { readFacts } from './interview-facts.ts';

export type SourceSnapshot = Omit<SnapshotInterview, 'participants'> & { participantIds: readonly string[] };

/** What a summary of interviews is made of. */
export interface SourceSummary {
  interviews: readonly SourceSnapshot[];
  base: SourceBase;
}

/**
 * Reads the interviews of a summary, oldest first. Of those without consent (declined, withdrawn, not to be told) nothing that was said is read. Throws
 * AppError 'not-found', or 'damaged' (message: the path) for one that cannot be read.
 */
export async function readSummary(
  vault: Vault,
  { interviewIds }: SummaryDraft,
): Promise<SourceSummary & { withheld: Withheld[] }> {
  const { notes } = vault.catalogue();
  const ids = new Set(interviewIds);
  const facts = await readFacts(vault, ids);
  const names = namesOf(vault);
  const interviews = await Promise.all(
    [...ids].map(async (id): Promise<SourceSnapshot> => {
      const note = notes.find((one) => one.id === id);
      if (!note) throw new AppError('not-found', 'interview');
      const file = await vault.read(id);
      if (file.readOnly === 'damaged' || file.readOnly === 'encoding') throw new AppError('damaged', file.path);
      const { title, date, kind, teamIds, participantIds } = note;
      return {
        ...{ title, date, kind, participantIds, teams: teamIds.map(names) },
        said: facts.get(id)?.hasConsent ? readSnapshot(splitFile(file.text).body) : null,
      };
    }),
  );
  interviews.sort((a, b) => (a.date === b.date ? a.title.localeCompare(b.title) : a.date < b.date ? -1 : 1));
  const there = new Set(interviews.flatMap(({ participantIds }) => participantIds));
  const base = baseFor(vault, { interviewIds: ids, heard: there, speaking: there, facts });
  const silent = interviews.filter(({ said }) => said === null);
  return { interviews, base, withheld: silent.map(({ title, date }) => ({ title, date, quotes: null })) };
}
