import { hashOf } from '../vault/read-file.ts';
import type { Source } from './source-types.ts';

/**
 * What an export is known by, so that the same one again goes to its branch: a hash, as it is kept in the vault. Interviews with their
 * title; findings and snapshots without, so that another title is a change of the same pull request; the answer to a goal by the goal
 * alone, which gains findings. Empty for what goes to no branch.
 */
export function selectionKey(source: Source, targetId: string): string {
  const selected = selectedBy(source);
  return selected === null ? '' : hashOf(JSON.stringify([...selected, targetId]));
}

function selectedBy(source: Source): readonly unknown[] | null {
  switch (source.of) {
    case 'interviews': {
      const { selection, title } = source.draft;
      return [sorted(selection.interviewIds), sorted(selection.highlightIds), title];
    }
    case 'summary':
      return ['summary', sorted(source.draft.interviewIds)];
    case 'findings': {
      const { document, goalId } = source.draft;
      return document === 'goal' ? ['goal', goalId] : [document, sorted(source.source.findings.map(({ id }) => id))];
    }
    default:
      return null;
  }
}

function sorted(ids: readonly string[] | undefined): string[] | null {
  return ids ? [...ids].sort() : null;
}
