import type { GitHubRepository, Target } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { ExportTarget } from './export-target.ts';
import type { Git } from './git.ts';
import type { GitHubWays } from './github-ways.ts';
import { createLocalClone } from './local-clone.ts';
import { readPlace } from './remote-url.ts';
import type { TargetsStore } from './targets-store.ts';

/** The chosen targets, as they can be reached. */
export interface TargetDoors {
  /** A target as it is now: GitHub is asked what its repository is called and who can read it, where an account is connected. */
  look(targetId: string, signal: AbortSignal): Promise<Target>;
  /** By the way that was chosen for it. */
  open(target: Target): Promise<ExportTarget>;
  addGitHub(named: Omit<GitHubRepository, 'repositoryId'>, base: string): Promise<Target>;
}

interface Parts {
  targets: TargetsStore;
  git: Git;
  /** Nobody is connected where it is missing. */
  github: GitHubWays | undefined;
}

/** Opens targets by a clone or by GitHub. */
export function createTargetDoors({ targets, git, github }: Parts): TargetDoors {
  return {
    async look(targetId, signal) {
      const target = await targets.get(targetId);
      const named = target.github ?? readPlace(target.remote);
      if (!github || !named || !(await github.isConnected(named.host))) return target;
      try {
        return await targets.seen(targetId, await github.repository(named, signal));
      } catch (error) {
        // Git may have rights that the account has not: the clone goes on as it would without one.
        const isHidden = error instanceof AppError && ['gone', 'forbidden'].includes(error.code);
        if (target.via === 'clone' && isHidden) return { ...target, github: null };
        throw error;
      }
    },
    async open(target) {
      const { via, location, targetId } = target;
      if (via === 'clone' && location !== null) {
        const repository = target.github;
        return createLocalClone(git, location, {
          ...{ targetId, base: target.baseChosen ? target.base : null },
          async openPullRequests() {
            if (!github || !repository || !(await github.isConnected(repository.host))) return null;
            return { owner: repository.owner, of: await github.pullRequests(repository) };
          },
        });
      }
      if (!github) throw new AppError('unauthorized', target.github?.host);
      return github.openTarget(target as Target & { github: GitHubRepository });
    },
    async addGitHub(named, base) {
      if (!github) throw new AppError('unauthorized', named.host);
      return targets.addGitHub(await github.repository(named), base);
    },
  };
}
