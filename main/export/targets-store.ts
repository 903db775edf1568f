import { mkdir, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { isSafeBranch } from '../../shared/export/templates.ts';
import { GitHubRepository, Target, Via, Visibility } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import { createQueue } from '../vault/queue.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Clone } from './clone.ts';
import type { SeenRepository } from './github-ways.ts';
import type { Remote } from './remote-url.ts';

/**
 * The remotes that the user chose on this machine, in app data: a file of a vault can never name one. A target is its remote, so that
 * what was confirmed is a host and repository, whichever clone leads there, or GitHub.
 */
export interface TargetsStore {
  list(): Promise<Target[]>;
  /** Throws AppError 'not-found'. */
  get(targetId: string): Promise<Target>;
  /** Remembers a checked clone as the way to its remote; it takes the place of the folder before, the target stays confirmed and as visible as it was. */
  add(clone: Clone): Promise<Target>;
  /** Remembers a repository of GitHub as the way to it, also one that was renamed since. `base`: as the user chose it; '' follows the repository's default branch. */
  addGitHub(repository: SeenRepository, base: string): Promise<Target>;
  /** What a look at the repository has told: its name and who can read it now. Resolves to the target; 'not-found' where it was forgotten. */
  seen(targetId: string, repository: SeenRepository): Promise<Target>;
  confirm(targetId: string): Promise<Target>;
  setVisibility(targetId: string, visibility: Visibility): Promise<Target>;
  /** Throws AppError 'invalid' (message: `branch`). */
  setBase(targetId: string, base: string): Promise<Target>;
  /** Throws AppError 'invalid' (message: `via`) where the target has no such way. */
  setVia(targetId: string, via: Via): Promise<Target>;
  remove(targetId: string): Promise<void>;
}

/** A target as the file has it. An older one knows clones alone; what is nonsense is as if it had not been said. */
const Stored = Target.extend({
  visibility: Visibility.optional().catch(undefined),
  baseChosen: z.boolean().catch(false),
  via: Via.catch('clone'),
  github: GitHubRepository.nullable().catch(null),
});

/** Opens `export-targets.json` of app data. A file that cannot be read counts as empty. */
export function openTargets(appDataDir: string): TargetsStore {
  const file = join(appDataDir, 'export-targets.json');
  /** One change at a time: each begins with what the one before has written. */
  const inTurn = createQueue();
  const list = async (): Promise<Target[]> => {
    try {
      const stored = z.array(Stored).parse(JSON.parse(await readFile(file, 'utf8')));
      return stored.flatMap((target) => {
        const visibility = target.visibility ?? untold(target.remote);
        const via = target.via === 'github' && target.github ? 'github' : 'clone';
        return target.location === null && via === 'clone' ? [] : [{ ...target, visibility, via }];
      });
    } catch {
      return [];
    }
  };
  const get = async (targetId: string) => {
    const target = (await list()).find((t) => t.targetId === targetId);
    if (!target) throw new AppError('not-found', 'target');
    return target;
  };
  const write = async (targets: Target[]) => {
    try {
      await mkdir(appDataDir, { recursive: true, mode: 0o700 });
      await replaceDurably(file, Buffer.from(`${JSON.stringify(targets, null, 2)}\n`), { mode: 0o600 });
    } catch (error) {
      throw toAppError(error, 'writing', 'export-targets.json');
    }
  };
  /** The last of the list counts as the one that was chosen last. */
  const putLast = async (target: Target) => {
    await write([...(await list()).filter((t) => t.targetId !== target.targetId), target]);
    return target;
  };
  const change = (targetId: string, how: (target: Target) => Partial<Target>) =>
    inTurn(async () => {
      const known = await get(targetId);
      const target = { ...known, ...how(known) };
      if (isDeepStrictEqual(target, known)) return target;
      await write((await list()).map((t) => (t.targetId === targetId ? target : t)));
      return target;
    });
  return {
    list,
    get,
    add: (clone) =>
      inTurn(async () => {
        const targetId = targetIdOf(clone.remote);
        const known = (await list()).find((t) => t.targetId === targetId);
        const { host, repository } = clone.remote;
        const remote = host === '' ? repository : `${host}/${repository}`;
        const { name, path: location } = clone;
        return putLast({ ...fresh({ targetId, name, remote }, clone.base, known), via: 'clone', location });
      }),
    addGitHub: (seen, base) =>
      inTurn(async () => {
        if (base !== '' && !isSafeBranch(base)) throw new AppError('invalid', 'branch');
        const { visibility, defaultBranch, ...github } = seen;
        const { host, owner, repository } = github;
        const all = await list();
        const isIt = ({ github: one }: Target) => one?.host === host && one.repositoryId === github.repositoryId;
        const named = targetIdOf({ host, repository: `${owner}/${repository}` });
        const known = all.find(isIt) ?? all.find((t) => t.targetId === named && t.github === null);
        const remote = `${host}/${owner}/${repository}`;
        const target = fresh({ targetId: known?.targetId ?? named, name: repository, remote }, defaultBranch, known);
        const chosen = base === '' ? {} : { base, baseChosen: true };
        return putLast({ ...target, ...chosen, visibility, via: 'github', github });
      }),
    seen: (targetId, { visibility, defaultBranch, ...github }) =>
      change(targetId, (known) => ({
        visibility: wider(known.visibility, visibility),
        github,
        base: known.baseChosen ? known.base : defaultBranch,
      })),
    confirm: (targetId) => inTurn(async () => putLast({ ...(await get(targetId)), confirmed: true })),
    setVisibility: (targetId, visibility) => change(targetId, () => ({ visibility })),
    async setBase(targetId, base) {
      if (base !== '' && !isSafeBranch(base)) throw new AppError('invalid', 'branch');
      return change(targetId, () => ({ base, baseChosen: base !== '' }));
    },
    setVia: (targetId, via) =>
      change(targetId, ({ location, github }) => {
        if ((via === 'clone' ? location : github) === null) throw new AppError('invalid', 'via');
        return { via };
      }),
    remove: (targetId) => inTurn(async () => write((await list()).filter((t) => t.targetId !== targetId))),
  };
}

/** A target that was chosen just now, with what was said of it before. */
function fresh(named: Pick<Target, 'targetId' | 'name' | 'remote'>, base: string, known: Target | undefined): Target {
  return {
    ...{ confirmed: false, visibility: untold(named.remote), location: null, github: null, via: 'clone' as const },
    ...{ base, baseChosen: false },
    ...known,
    ...named,
    ...(!known?.baseChosen && { base }),
  };
}

/** What was said holds unless GitHub knows of more readers. */
function wider(said: Visibility, seen: Visibility): Visibility {
  const width = { unknown: 0, private: 1, internal: 2, public: 3 };
  return width[seen] > width[said] ? seen : said;
}

/** How visible a repository is of which nobody has said it: a folder of this computer is no public place, a host may be one. */
function untold(remote: string): Visibility {
  return isAbsolute(remote) ? 'internal' : 'unknown';
}

/** The same for every clone of one repository, on any machine, whether by https or ssh, and for GitHub itself. */
export function targetIdOf({ host, repository }: Pick<Remote, 'host' | 'repository'>): string {
  const name = host === '' ? repository : `${host.replace(/:\d+$/, '')}/${repository.toLowerCase()}`;
  return `t_${hashOf(name).slice(0, 16)}`;
}
