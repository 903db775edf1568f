import { isSafeBranch } from '../../shared/export/templates.ts';
import type { Published } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { hashOf } from '../vault/read-file.ts';
import { readClone, readUserSettings } from './clone.ts';
import { type Session, writeTree } from './clone-tree.ts';
import type { ExportTarget, PublishCall } from './export-target.ts';
import { firstLine, type Git, type GitAnswer, succeed } from './git.ts';
import { pullRequestPage } from './remote-url.ts';
import { targetIdOf } from './targets-store.ts';

interface RemoteState {
  base: string;
  baseCommit: string;
  /** Head of the export's branch; `null` where the remote has none. */
  head: string | null;
}

const networkTimeout = 120_000;
const attempts = 3;
const neutralAuthor = { name: 'Fieldbook', email: 'fieldbook@localhost.invalid' };

/** What this machine knows of the remote behind a clone. */
export interface KnownRemote {
  /** Only while the clone still has the remote that was confirmed. */
  targetId?: string;
  /** The base that the user chose; `null` follows the remote's default branch. */
  base?: string | null;
}

/**
 * A clone on this machine as a target: objects, tree and commit are made by plumbing in the clone's object store and pushed by
 * address. Work tree, index, HEAD and branches of the clone stay as they are, and nothing that its configuration or
 * hooks name is run (reliability-and-security.md, item 10). Throws 'not-cleared' where the clone has another remote than was confirmed.
 */
export function createLocalClone(git: Git, folder: string, known: KnownRemote = {}): ExportTarget {
  const { targetId } = known;
  return {
    async publish(call) {
      const { bundle } = call;
      if (!isSafeBranch(bundle.branch)) throw new AppError('invalid', 'branch');
      const session = await openSession(git, folder);
      if (targetId !== undefined && targetIdOf(session.clone.remote) !== targetId) {
        throw new AppError('not-cleared', 'remote');
      }
      for (let attempt = 1; ; attempt++) {
        const published = await publishOnce(session, call, known.base ?? null);
        if (published !== 'overtaken') return published;
        if (attempt === attempts) throw new AppError('moved', bundle.branch);
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

async function openSession(git: Git, folder: string): Promise<Session> {
  const clone = await readClone(git, folder);
  const user = await readUserSettings(git);
  const asksNothing = user.settings.some(([key]) => key === 'core.sshcommand')
    ? undefined
    : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' };
  return {
    clone,
    author: {
      name: clean(clone.author.name ?? user.author.name) || neutralAuthor.name,
      email: clean(clone.author.email ?? user.author.email) || neutralAuthor.email,
    },
    local: (args, call = {}) => git(args, { ...call, gitDir: clone.gitDir }),
    remote: (args) =>
      git(args, { gitDir: clone.gitDir, settings: user.settings, timeoutMs: networkTimeout, env: asksNothing }),
  };
}

function clean(value: string | undefined): string {
  return (value ?? '').replace(/[<>\u0000-\u001f]/g, '').trim();
}

async function publishOnce(
  session: Session,
  { bundle, last, onBranch }: PublishCall,
  chosenBase: string | null,
): Promise<Published | 'overtaken'> {
  const { clone } = session;
  const state = await readRemote(session, bundle.branch, chosenBase);
  const parent = state.head ?? state.baseCommit;
  await fetchCommit(session, parent, `refs/heads/${state.head ? bundle.branch : state.base}`);

  const path = bundle.files[0]?.path ?? '';
  const done = (commit: string, outcome: Published['outcome']): Published => ({
    ...{ state: 'published', branch: bundle.branch, path, commit, outcome },
    ...{ pullRequest: null, notes: [], fork: null },
    pullRequestPage: pullRequestPage(
      clone.remote,
      state.base,
      bundle.branch,
      bundle.pullRequest ?? { title: bundle.title, body: '' },
    ),
  });
  const tree = await writeTree(session, parent, bundle, last);
  if (tree === (await treeOf(session, parent))) return done(parent, 'unchanged');
  const commit = await writeCommit(session, tree, parent, bundle.commitMessage);
  if (!(await push(session, commit, bundle.branch))) return 'overtaken';
  onBranch({ branch: bundle.branch, path, commit });
  return done(commit, state.head ? 'updated' : 'created');
}

async function readRemote({ clone, remote }: Session, branch: string, chosenBase: string | null): Promise<RemoteState> {
  const answer = await remote([
    'ls-remote',
    '--symref',
    '--upload-pack=git-upload-pack',
    '--',
    clone.remote.url,
    'HEAD',
    'refs/heads/*',
  ]);
  if (answer.code !== 0) throw unreachable(answer);
  const commits = new Map<string, string>();
  let base = '';
  for (const line of answer.stdout.split('\n')) {
    const [value = '', ref = ''] = line.split('\t');
    if (ref === 'HEAD' && value.startsWith('ref: refs/heads/')) base = value.slice('ref: refs/heads/'.length);
    else commits.set(ref, value);
  }
  const isThere = (name: string) => name !== '' && commits.has(`refs/heads/${name}`);
  const named = chosenBase ?? [base, clone.base, 'main', 'master'].find(isThere);
  if (named === undefined) throw new AppError('not-found', 'branch');
  if (!isThere(named)) throw new AppError('gone', 'base');
  return {
    base: named,
    baseCommit: commits.get(`refs/heads/${named}`)!,
    head: commits.get(`refs/heads/${branch}`) ?? null,
  };
}

async function fetchCommit({ clone, local, remote }: Session, commit: string, ref: string): Promise<void> {
  const isThere = async () => (await local(['cat-file', '-e', `${commit}^{tree}`])).code === 0;
  if (await isThere()) return;
  const answer = await remote([
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--no-auto-maintenance',
    '--upload-pack=git-upload-pack',
    '--',
    clone.remote.url,
    ref,
  ]);
  if (answer.code !== 0) throw unreachable(answer);
  if (!(await isThere())) throw new AppError('network', 'the branch changed meanwhile');
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

/** `false` where somebody else pushed to the branch in between; nothing is ever forced. */
async function push({ clone, remote }: Session, commit: string, branch: string): Promise<boolean> {
  const answer = await remote([
    'push',
    '--porcelain',
    '--no-verify',
    '--no-signed',
    '--no-follow-tags',
    '--no-recurse-submodules',
    '--receive-pack=git-receive-pack',
    '--',
    clone.remote.url,
    `${commit}:refs/heads/${branch}`,
  ]);
  if (answer.code === 0) return true;
  const verdict = answer.stdout.split('\n').find((line) => line.startsWith('!')) ?? '';
  if (
    /\[rejected\] \((?:fetch first|non-fast-forward|stale info)\)|cannot lock ref|reference already exists/.test(
      verdict,
    )
  ) {
    return false;
  }
  if (verdict === '') throw unreachable(answer);
  const said = answer.stderr.split('\n').find((line) => line.startsWith('remote: ') && /\p{L}/u.test(line.slice(8)));
  const reason = /\(([^)]*)\)\s*$/.exec(verdict)?.[1] ?? '';
  throw new AppError('push-refused', firstLine(said?.slice(8) ?? '') || firstLine(reason));
}

function unreachable(answer: GitAnswer): AppError {
  return new AppError('network', firstLine(answer.stderr).replace(/^(?:fatal|error): /, ''));
}
