import { isSafeBranch } from '../../shared/export/templates.ts';
import type { MovedBranch, Published } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { ExportTarget, LastExport, PublishAnswer, PublishCall, ReleasedBundle } from '../export/export-target.ts';
import {
  commitsBetween,
  commitsOfOthers,
  commitsOfPath,
  describeCommits,
  headOf,
  type ListedCommit,
  moveBranch,
} from './branch.ts';
import type { GitHub } from './client.ts';
import { type ContentsPlan, planContents } from './contents.ts';
import { commitToStandOn, type Sleep } from './fork.ts';
import { createGitData, type GitData } from './git-data.ts';
import { inParallel } from './in-parallel.ts';
import type { KeptTexts } from './kept-texts.ts';
import { createPullRequests } from './pull-request.ts';
import type { Place } from './repositories.ts';
import { createSteps, type Steps } from './steps.ts';
import { findPlace, type Whereabouts } from './whereabouts.ts';

/** A repository to publish to, as it is remembered on this machine. */
export interface GitHubTargetOf {
  owner: string;
  repository: string;
  repositoryId: number;
  /** The branch that is proposed to; `''`: the repository's default branch. */
  base: string;
  /** It was cleared for where only people of the organization can read it. */
  isNarrow?: boolean;
}

export interface GitHubTargetParts {
  /** The client, with the account of the repository's host; asked when it is needed, as reading what is kept here asks nobody. */
  open(): Promise<GitHub>;
  of: GitHubTargetOf;
  sleep: Sleep;
  texts: KeptTexts;
}

const attempts = 3;

/**
 * A repository of GitHub as a target, written through its API alone: no clone is needed. What has been done already is found in the repository
 * each time, nothing is remembered: a call that was cut short anywhere goes on where it ended.
 */
export function createGitHubTarget({ open, of, sleep, texts }: GitHubTargetParts): ExportTarget {
  return {
    async publish(call) {
      if (!isSafeBranch(call.bundle.branch)) throw new AppError('invalid', 'branch');
      const github = await open();
      const steps = createSteps(call);
      steps.at('reading');
      const where = await findPlace(github, of, call, { sleep, steps });
      if ('state' in where) return where;
      for (let attempt = 1; ; attempt++) {
        const put = await putBranch(github, where, call, steps);
        if (put === 'overtaken' && attempt < attempts) continue;
        if (put === 'overtaken') throw new AppError('moved', call.bundle.branch);
        if ('state' in put) return put;
        if (put.isProposed) await texts.keep(call.bundle.files[0]?.text ?? '');
        return await propose(github, where, call, steps, put);
      }
    },
    read: (last) => texts.get(last.contentHash),
  };
}

/** What the branch holds now. `isProposed`: it differs from the base, so that there is something to propose. */
interface Put {
  commit: string;
  outcome: Published['outcome'];
  isProposed: boolean;
}

async function putBranch(
  github: GitHub,
  where: Whereabouts,
  call: PublishCall,
  steps: Steps,
): Promise<Put | MovedBranch | 'overtaken'> {
  const { bundle, last, signal } = call;
  const { upstream, place, base } = where;
  const baseHead = await headOf(github, upstream, base, signal);
  if (baseHead === null) throw new AppError('gone', 'base');
  const head = await headOf(github, place, bundle.branch, signal);
  const parent = head ?? (await parentOf(github, where, baseHead, signal));
  const git = createGitData(github, place, signal);
  const tree = await git.treeOf(parent);
  if (tree === null) throw new AppError('network', 'commit');
  const plan = await planContents(git, tree, bundle, last);
  const own = head === null ? [] : await ownCommits(github, where, call, { head, baseHead });
  if (own === null) return 'overtaken';
  if (plan.writes.length + plan.removals.length === 0) {
    return { commit: ourCommit(own, where, call) ?? parent, outcome: 'unchanged', isProposed: own.length > 0 };
  }
  const verdict =
    own.length === 0
      ? await onBase(github, where, call, { plan, start: parent, git })
      : await onBranch(github, where, call, { head: parent, own });
  if (verdict) return verdict;
  if (plan.folders.length > 0) throw new AppError('invalid', plan.folders[0]);

  const commit = await write(git, call, steps, { plan, tree, parent });
  steps.at('branch');
  const moved = await moveBranch(github, place, { branch: bundle.branch, before: head, commit }, signal);
  if (moved === 'overtaken') return moved;
  steps.at('branch', 1);
  return { commit, outcome: head === null ? 'created' : 'updated', isProposed: true };
}

async function parentOf(github: GitHub, where: Whereabouts, baseHead: string, signal: AbortSignal): Promise<string> {
  const { upstream, place, fork, base } = where;
  if (!fork) return baseHead;
  const { defaultBranch } = fork;
  return commitToStandOn(github, { upstream, fork: place, base, head: baseHead, defaultBranch }, signal);
}

async function write(
  git: GitData,
  { bundle }: PublishCall,
  steps: Steps,
  { plan, tree, parent }: { plan: ContentsPlan; tree: string; parent: string },
): Promise<string> {
  let done = bundle.files.length + bundle.images.length - plan.writes.length;
  steps.at('files', done);
  await inParallel(plan.writes, async ({ bytes }) => {
    await git.putBlob(bytes);
    steps.at('files', ++done);
  });
  steps.at('commit');
  const changes = [
    ...plan.writes.map(({ path, mode, id }) => ({ path, mode, id })),
    ...plan.removals.map((path) => ({ path, mode: '100644' as const, id: null })),
  ];
  const written = await git.putTree(tree, changes);
  const commit = await git.putCommit({ message: bundle.commitMessage, tree: written, parent });
  steps.at('commit', 1);
  return commit;
}

/** The commits of the branch that the base does not have, newest first; `null` where it has moved since it was read. */
async function ownCommits(
  github: GitHub,
  { upstream, place }: Whereabouts,
  { bundle, signal }: PublishCall,
  { head, baseHead }: { head: string; baseHead: string },
): Promise<ListedCommit[] | null> {
  if (head === baseHead) return [];
  const range = { from: baseHead, to: `${place.owner}:${bundle.branch}` };
  const commits = await commitsBetween(github, upstream, range, signal);
  return commits === null || (commits[0] && commits[0].sha !== head) ? null : commits;
}

/** The newest commit that is ours, where others have only gone on from it: what they did is not passed for ours. */
function ourCommit(own: readonly ListedCommit[], { login }: Whereabouts, { bundle, last }: PublishCall): string | null {
  const theirs = commitsOfOthers(own, { last: last?.commit ?? null, login, message: bundle.commitMessage });
  return own.find((commit) => !theirs.includes(commit))?.sha ?? null;
}

/** Whether the branch may get a commit on top: `null`, or what others have done there. */
async function onBranch(
  github: GitHub,
  { place, login }: Whereabouts,
  { bundle, last, onTopOf, signal }: PublishCall,
  { head, own }: { head: string; own: readonly ListedCommit[] },
): Promise<MovedBranch | null> {
  if (head === onTopOf) return null;
  const theirs = commitsOfOthers(own, { last: last?.commit ?? null, login, message: bundle.commitMessage });
  if (theirs.length === 0) return null;
  const paths = [...bundle.files, ...bundle.images].map(({ path }) => path);
  return movedBranch(github, place, { bundle, head, commits: theirs, paths }, signal);
}

/** Whether ours can go on top of a commit of the base, by a new branch or one without commits of its own: `null`, or who changed the files that ours would take the place of. */
async function onBase(
  github: GitHub,
  { place }: Whereabouts,
  { bundle, last, onTopOf, signal }: PublishCall,
  { plan, start, git }: { plan: ContentsPlan; start: string; git: GitData },
): Promise<MovedBranch | null> {
  refuseTaken(plan, last);
  if (plan.taken.length === 0 || onTopOf === start) return null;
  const shownTree = onTopOf === null ? null : await git.treeOf(onTopOf);
  if (shownTree !== null) {
    // The base may have gone on since it was shown: what counts is that these files have not.
    const shown = await planContents(git, shownTree, bundle, last);
    const isShown = ({ path, id }: { path: string; id: string }) =>
      shown.taken.some((one) => one.path === path && one.id === id);
    if (plan.taken.every(isShown)) return null;
  }
  const paths = plan.taken.map(({ path }) => path);
  const found = await inParallel(paths, (path) => commitsOfPath(github, place, { head: start, path }, signal));
  const since = last && (await commitsBetween(github, place, { from: last.commit, to: start }, signal));
  const unique = [...new Map(found.flat().map((commit) => [commit.sha, commit])).values()]
    .filter(({ sha }) => since?.some((commit) => commit.sha === sha) ?? true)
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
  const moved = await movedBranch(github, place, { bundle, head: start, commits: unique, paths }, signal);
  return { ...moved, touched: paths };
}

/** A file that nobody of this vault put there stays; so does one that many computers could not tell from ours. */
function refuseTaken(plan: ContentsPlan, last: LastExport | null): void {
  if (plan.twin !== null) throw new AppError('moved', plan.twin);
  if (plan.taken[0] && last === null) throw new AppError('moved', plan.taken[0].path);
}

async function movedBranch(
  github: GitHub,
  place: Place,
  { bundle, head, commits, paths }: MovedParts,
  signal: AbortSignal,
): Promise<MovedBranch> {
  const described = await describeCommits(github, place, commits, paths, signal);
  const touched = paths.filter((path) => described.some(({ touches }) => touches.includes(path)));
  return { state: 'moved', branch: bundle.branch, head, commits: described, total: commits.length, touched };
}

interface MovedParts {
  bundle: ReleasedBundle;
  head: string;
  commits: readonly ListedCommit[];
  /** Those of ours that count. */
  paths: readonly string[];
}

/** The pull request of what the branch holds. */
async function propose(
  github: GitHub,
  { upstream, place, fork, base }: Whereabouts,
  call: PublishCall,
  steps: Steps,
  { commit, outcome, isProposed }: Put,
): Promise<PublishAnswer> {
  const { bundle, last, options, signal } = call;
  const { branch } = bundle;
  const path = bundle.files[0]?.path ?? '';
  const published = {
    ...({ state: 'published', branch, path, commit, outcome, pullRequestPage: null } as const),
    fork: fork && `${fork.owner}/${fork.repository}`,
  };
  if (!isProposed) return { ...published, pullRequest: null, notes: [] };
  call.onBranch({ branch, path, commit });
  const ensured = await createPullRequests(github, upstream).ensure({
    ...{ bundle, branch, headOwner: place.owner, base, options, signal },
    said: last?.said ?? [],
    progress: (step, done) => steps.at(step, done),
  });
  if ('ended' in ensured) return { state: 'ended', pullRequest: ensured.ended };
  return { ...published, pullRequest: ensured.pullRequest, notes: ensured.notes };
}
