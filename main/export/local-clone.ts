import { isSafeBranch } from '../../shared/export/templates.ts';
import type { EndedPullRequest, MovedBranch, Published, PublishStep } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { hashOf } from '../vault/read-file.ts';
import { readClone, readUserSettings } from './clone.ts';
import { isWithin, movedBy } from './clone-history.ts';
import { fetchCommit, push, type RemoteState, readRemote } from './clone-remote.ts';
import { planTree, type Session } from './clone-tree.ts';
import type { ExportTarget, PublishAnswer, PublishCall } from './export-target.ts';
import { type Git, succeed } from './git.ts';
import type { PullRequests } from './pull-requests.ts';
import { pullRequestPage } from './remote-url.ts';
import { targetIdOf } from './targets-store.ts';

/** What this machine knows of the remote behind a clone. */
export interface KnownRemote {
  /** Only while the clone still has the remote that was confirmed. */
  targetId?: string;
  /** The base that the user chose; `null` follows the remote's default branch. */
  base?: string | null;
  /** The pull requests of its repository, and who owns that; `null` where no account of its host is connected. */
  openPullRequests?: () => Promise<{ owner: string; of: PullRequests } | null>;
}

const networkTimeout = 120_000;
/** A look at what became of a push, also of one that the user has cancelled. */
const lookTimeout = 10_000;
const attempts = 3;
const neutralAuthor = { name: 'Fieldbook', email: 'fieldbook@localhost.invalid' };

/**
 * A clone on this machine as a target: objects, tree and commit are made by plumbing in the clone's object store and pushed by
 * address. Work tree, index, HEAD and branches of the clone stay as they are, and nothing that its configuration or
 * hooks name is run (reliability-and-security.md, item 10). The pull request is opened where an account of the remote's host is
 * connected; else there is a page for it. Throws 'not-cleared' where the clone has another remote than was confirmed.
 */
export function createLocalClone(git: Git, folder: string, known: KnownRemote = {}): ExportTarget {
  const { targetId, base = null, openPullRequests = async () => null } = known;
  return {
    async publish(call) {
      const { bundle, signal } = call;
      if (!isSafeBranch(bundle.branch)) throw new AppError('invalid', 'branch');
      const session = await openSession(git, folder, signal);
      if (targetId !== undefined && targetIdOf(session.clone.remote) !== targetId) {
        throw new AppError('not-cleared', 'remote');
      }
      const requests = bundle.pullRequest ? await openPullRequests() : null;
      const at = stepsOf(call, requests !== null);
      at('reading', 0);
      const before = requests && (await requests.of.find(bundle.branch, requests.owner, signal));
      if (before && isOver(before.state)) return { state: 'ended', pullRequest: before };
      for (let attempt = 1; ; attempt++) {
        const put = await putBranch(session, call, base, at);
        if (put === 'overtaken' && attempt < attempts) continue;
        if (put === 'overtaken') throw new AppError('moved', bundle.branch);
        if ('commits' in put) return put;
        return requests && put.isThere ? propose(call, put, requests, at) : put.published;
      }
    },
    async read(last, path) {
      // A record of the vault says which: it may be anybody's words.
      if (!/^[0-9a-f]{40,64}$/.test(last.commit) || path === '') return null;
      const { gitDir, remote } = await readClone(git, folder);
      if (targetId !== undefined && targetIdOf(remote) !== targetId) return null;
      const answer = await git(['cat-file', 'blob', `${last.commit}:${path}`], { gitDir });
      const isSame = hashOf(answer.bytes) === last.contentHash;
      return answer.code === 0 && isSame ? answer.stdout : null;
    },
  };
}

async function openSession(git: Git, folder: string, signal: AbortSignal): Promise<Session> {
  const clone = await readClone(git, folder);
  const user = await readUserSettings(git);
  const asksNothing = user.settings.some(([key]) => key === 'core.sshcommand')
    ? undefined
    : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' };
  const { gitDir } = clone;
  return {
    clone,
    author: {
      name: clean(clone.author.name ?? user.author.name) || neutralAuthor.name,
      email: clean(clone.author.email ?? user.author.email) || neutralAuthor.email,
    },
    local: (args, call = {}) => git(args, { ...call, gitDir, signal }),
    remote: (args, readBack = false) => {
      const limits = readBack ? { timeoutMs: lookTimeout } : { timeoutMs: networkTimeout, signal };
      return git(args, { gitDir, settings: user.settings, env: asksNothing, ...limits });
    },
  };
}

function clean(value: string | undefined): string {
  return (value ?? '').replace(/[<>\u0000-\u001f]/g, '').trim();
}

type At = (step: PublishStep, done: number) => void;

/** A file or picture counts one, all else one each; it never goes back, also where something has to be done again. */
function stepsOf({ bundle, progress }: PublishCall, isProposed: boolean): At {
  const files = bundle.files.length + bundle.images.length;
  const before: Record<PublishStep, number> = {
    ...{ reading: 0, fork: 1, files: 1, commit: files + 1, branch: files + 2, 'pull-request': files + 3 },
  };
  const total = files + (isProposed ? 4 : 3);
  let furthest = 0;
  return (step, done) => {
    furthest = Math.max(furthest, before[step] + done);
    progress(step, furthest, total);
  };
}

/** What the branch holds now. */
interface Put {
  published: Published;
  base: string;
  /** The branch is there: there is something to propose. */
  isThere: boolean;
}

async function putBranch(
  session: Session,
  call: PublishCall,
  chosenBase: string | null,
  at: At,
): Promise<Put | MovedBranch | 'overtaken'> {
  const { bundle, last, onBranch, signal } = call;
  const state = await readRemote(session, bundle.branch, chosenBase);
  const parent = state.head ?? state.baseCommit;
  await fetchCommit(session, state.baseCommit, `refs/heads/${state.base}`);
  if (state.head) await fetchCommit(session, state.head, `refs/heads/${bundle.branch}`);

  at('files', 0);
  const plan = await planTree(session, parent, bundle, last, (count) => at('files', count));
  const path = bundle.files[0]?.path ?? '';
  if (plan.folders.length === 0 && plan.tree === (await treeOf(session, parent))) {
    // Ours, where others have only gone on from it.
    const isOurs = last !== null && (await isWithin(session, last.commit, parent));
    const commit = isOurs ? last.commit : parent;
    onBranch({ branch: bundle.branch, path, commit });
    return putAt(session, call, state, { commit, outcome: 'unchanged' });
  }
  const moved = await movedBy(session, call, state, plan);
  if (moved) return moved;
  if (plan.folders[0] !== undefined) throw new AppError('invalid', plan.folders[0]);
  at('commit', 0);
  const commit = await writeCommit(session, plan.tree, parent, bundle.commitMessage);
  at('branch', 0);
  if ((await push(session, commit, bundle.branch)) === 'overtaken') return 'overtaken';
  onBranch({ branch: bundle.branch, path, commit });
  at('branch', 1);
  signal.throwIfAborted();
  return putAt(session, call, state, { commit, outcome: state.head ? 'updated' : 'created' });
}

function putAt(
  { clone }: Session,
  { bundle }: PublishCall,
  { base, head }: RemoteState,
  { commit, outcome }: Pick<Published, 'commit' | 'outcome'>,
): Put {
  const { branch, title, pullRequest, files } = bundle;
  const isThere = head !== null || outcome === 'created';
  const page = isThere ? pullRequestPage(clone.remote, base, branch, pullRequest ?? { title, body: '' }) : null;
  return {
    published: {
      ...{ state: 'published', branch, path: files[0]?.path ?? '', commit, outcome },
      ...{ pullRequest: null, pullRequestPage: page, notes: [], fork: null },
    },
    ...{ base, isThere },
  };
}

async function propose(
  { bundle, last, options, signal }: PublishCall,
  { published, base }: Put,
  { owner, of }: { owner: string; of: PullRequests },
  at: At,
): Promise<PublishAnswer | EndedPullRequest> {
  at('pull-request', 0);
  const { branch } = bundle;
  const said = last?.said ?? [];
  const request = { bundle, branch, headOwner: owner, base, options, said, signal, progress() {} };
  const ensured = await of.ensure(request);
  if ('ended' in ensured) return { state: 'ended', pullRequest: ensured.ended };
  at('pull-request', 1);
  return { ...published, ...ensured, pullRequestPage: null };
}

function isOver(state: EndedPullRequest['pullRequest']['state']): boolean {
  return state === 'merged' || state === 'closed';
}

async function treeOf({ local }: Session, commit: string): Promise<string> {
  return (await succeed(local(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`]))).trim();
}

async function writeCommit({ local, author }: Session, tree: string, parent: string, message: string) {
  const env = {
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
  };
  return (await succeed(local(['commit-tree', tree, '-p', parent, '-F', '-'], { stdin: message, env }))).trim();
}
