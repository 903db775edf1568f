import type { Target } from '../../../../../shared/ipc/export.ts';
import type { Repository } from '../../../../../shared/ipc/github.ts';
import { foldText } from '../../../../ui/fuzzy.ts';

/** A repository to choose: as the host tells it, or as it was used before where the host has not told it (yet). */
export interface RepositoryRow {
  key: string;
  owner: string;
  name: string;
  visibility: Repository['visibility'];
  /** What the host told; `null`: known here only. */
  repository: Repository | null;
  /** The target that it is already; `null`: it was never chosen. */
  target: Target | null;
}

export interface RepositoryGroup {
  /** Of the rows below; `null` where there is one group alone. */
  title: string | null;
  rows: RepositoryRow[];
}

/**
 * What is listed: what was used before first, the last used on top, then what the host found, in its order. `typed` narrows the
 * former as the host narrows the latter.
 */
export function repositoryGroups(
  found: readonly Repository[],
  targets: readonly Target[],
  host: string,
  typed: string,
): RepositoryGroup[] {
  const byId = new Map(found.map((repository) => [repository.repositoryId, repository]));
  const words = foldText(typed).split(/\s+/).filter(Boolean);
  const used = targets.toReversed().flatMap((target): RepositoryRow[] => {
    const { github } = target;
    if (github?.host !== host) return [];
    const name = foldText(`${github.owner}/${github.repository}`);
    if (!words.every((word) => name.includes(word))) return [];
    const repository = byId.get(github.repositoryId) ?? null;
    return [
      rowOf(repository ?? { ...github, name: github.repository, visibility: target.visibility }, repository, target),
    ];
  });
  const isUsed = new Set(used.map(({ target }) => target?.github?.repositoryId));
  const others = found
    .filter(({ repositoryId }) => !isUsed.has(repositoryId))
    .map((repository) => rowOf(repository, repository, null));
  if (used.length === 0) return others.length === 0 ? [] : [{ title: null, rows: others }];
  return [
    { title: 'Used before', rows: used },
    ...(others.length === 0 ? [] : [{ title: 'Other repositories', rows: others }]),
  ];
}

function rowOf(
  { repositoryId, owner, name, visibility }: Pick<Repository, 'repositoryId' | 'owner' | 'name' | 'visibility'>,
  repository: Repository | null,
  target: Target | null,
): RepositoryRow {
  return { key: String(repositoryId), owner, name, visibility, repository, target };
}

/** Why it cannot be chosen, as a sentence; `null` where it can. */
export function whyNot({ repository }: Pick<RepositoryRow, 'repository'>): string | null {
  return repository?.archived ? 'Archived: nobody can push to it. Choose another one, or ask its owners.' : null;
}

/** What there is to know before it is chosen; `null` where there is nothing. */
export function noteOf(row: RepositoryRow): string | null {
  const { repository } = row;
  const reason = whyNot(row);
  if (reason !== null) return reason;
  if (repository && !repository.canPush) return 'You may not push here: Fieldbook proposes from a fork of yours.';
  return null;
}
