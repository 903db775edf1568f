import { AppError } from '../../shared/result.ts';
import type { Session } from './clone-tree.ts';
import { firstLine, type GitAnswer } from './git.ts';

/** What the remote has now. */
export interface RemoteState {
  base: string;
  baseCommit: string;
  /** Head of the export's branch; `null` where the remote has none. */
  head: string | null;
}

/**
 * Asks the remote for its branches. Throws AppError 'network', 'not-found' (message: `branch`) where it has none with a commit, 'gone'
 * (message: `base`) where the one that the user chose is not there, 'invalid' (message: `branch`) where the export's branch is the base or the default branch.
 */
export async function readRemote(session: Session, branch: string, chosenBase: string | null): Promise<RemoteState> {
  const { commits, defaultBranch } = await branchesOf(session, ['HEAD', 'refs/heads/*']);
  const isThere = (name: string) => name !== '' && commits.has(`refs/heads/${name}`);
  const base = chosenBase ?? [defaultBranch, session.clone.base, 'main', 'master'].find(isThere);
  if (base === undefined) throw new AppError('not-found', 'branch');
  if (!isThere(base)) throw new AppError('gone', 'base');
  // An export proposes: it never writes to what it is proposed to.
  if (branch === base || branch === defaultBranch) throw new AppError('invalid', 'branch');
  return {
    base,
    baseCommit: commits.get(`refs/heads/${base}`)!,
    head: commits.get(`refs/heads/${branch}`) ?? null,
  };
}

async function branchesOf({ clone, remote }: Session, refs: readonly string[], readBack = false) {
  const command = ['ls-remote', '--symref', '--upload-pack=git-upload-pack', '--', clone.remote.url, ...refs];
  const answer = await remote(command, readBack);
  if (answer.code !== 0) throw unreachable(answer);
  const commits = new Map<string, string>();
  let defaultBranch = '';
  for (const line of answer.stdout.split('\n')) {
    const [value = '', ref = ''] = line.split('\t');
    if (ref === 'HEAD' && value.startsWith('ref: refs/heads/')) defaultBranch = value.slice('ref: refs/heads/'.length);
    else commits.set(ref, value);
  }
  return { commits, defaultBranch };
}

/** Has a commit of the remote, with what it stands on, here. Throws AppError 'network'. */
export async function fetchCommit({ clone, local, remote }: Session, commit: string, ref: string): Promise<void> {
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

/**
 * Puts a commit on a branch of the remote. `overtaken`: somebody else pushed to it in between; nothing is ever forced. Where the answer is
 * lost, or the export was cancelled, it is read back whether the commit is there. Throws AppError 'push-refused', 'network', 'cancelled'.
 */
export async function push(session: Session, commit: string, branch: string): Promise<'done' | 'overtaken'> {
  try {
    return await pushOnce(session, commit, branch);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'push-refused') throw error;
    const found = await branchesOf(session, [`refs/heads/${branch}`], true).catch(() => null);
    if (found?.commits.get(`refs/heads/${branch}`) === commit) return 'done';
    throw error;
  }
}

async function pushOnce({ clone, remote }: Session, commit: string, branch: string): Promise<'done' | 'overtaken'> {
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
  if (answer.code === 0) return 'done';
  const verdict = answer.stdout.split('\n').find((line) => line.startsWith('!')) ?? '';
  if (
    /\[rejected\] \((?:fetch first|non-fast-forward|stale info)\)|cannot lock ref|reference already exists/.test(
      verdict,
    )
  ) {
    return 'overtaken';
  }
  if (verdict === '') throw unreachable(answer);
  const said = answer.stderr.split('\n').find((line) => line.startsWith('remote: ') && /\p{L}/u.test(line.slice(8)));
  const reason = /\(([^)]*)\)\s*$/.exec(verdict)?.[1] ?? '';
  throw new AppError('push-refused', firstLine(said?.slice(8) ?? '') || firstLine(reason));
}

function unreachable(answer: GitAnswer): AppError {
  return new AppError('network', firstLine(answer.stderr).replace(/^(?:fatal|error): /, ''));
}
