import { type ForeignCommit, type MovedBranch, mostForeignCommits } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { RemoteState } from './clone-remote.ts';
import { entryAt, type PlannedTree, type Session } from './clone-tree.ts';
import type { PublishCall } from './export-target.ts';
import { firstLine, succeed } from './git.ts';

/** Whether a commit is one of those that `head` stands on. */
export async function isWithin({ local }: Session, commit: string, head: string): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return false;
  return (await local(['merge-base', '--is-ancestor', commit, head])).code === 0;
}

/**
 * What others have done on the branch since our last commit, or with our files on the base where the branch is not there or has nothing of
 * its own; `null` where ours can go on top. Throws AppError 'moved' (message: the path) for a file that was never ours.
 */
export async function movedBy(
  session: Session,
  { bundle, last, onTopOf }: PublishCall,
  { head, baseCommit }: RemoteState,
  { taken, twin }: PlannedTree,
): Promise<MovedBranch | null> {
  const paths = [...bundle.files, ...bundle.images].map(({ path }) => path);
  if (head !== null) {
    if (head === onTopOf || head === last?.commit) return null;
    const since = last !== null && (await isWithin(session, last.commit, head)) ? last.commit : null;
    const without = [`^${baseCommit}`, ...(since === null ? [] : [`^${since}`])];
    const commits = await commitsOf(session, [head, ...without]);
    const isOurs = (commit: Listed) => (since !== null || last === null) && isLikeOurs(session, commit, bundle);
    const theirs = commits.filter((commit) => !isOurs(commit));
    if (theirs.length > 0) return describe(session, bundle.branch, head, theirs, paths);
    if (commits.length > 0 || since !== null) return null;
  }
  if (twin !== null) throw new AppError('moved', twin);
  if (taken.length === 0) return null;
  if (last === null) throw new AppError('moved', taken[0]!.path);
  const start = head ?? baseCommit;
  // The base may have gone on since it was shown: what counts is that these files have not.
  const isShown = await Promise.all(
    taken.map(async ({ path, blob }) => onTopOf !== null && (await entryAt(session, onTopOf, path))?.id === blob),
  );
  if (isShown.every((one) => one)) return null;
  const touched = taken.map(({ path }) => path);
  const since = (await isWithin(session, last.commit, start)) ? [`^${last.commit}`] : [];
  const commits = await commitsOf(session, [start, ...since], touched);
  return { ...(await describe(session, bundle.branch, start, commits, touched)), touched };
}

interface Listed extends Omit<ForeignCommit, 'touches'> {
  parents: number;
  emails: [author: string, committer: string];
  message: string;
}

const fields = ['%H', '%P', '%an', '%ae', '%ce', '%cI', '%B'];
/** So many are looked at; of more it is told that there are so many. */
const mostCommits = 1000;

/** Newest first. */
async function commitsOf(
  { local }: Session,
  range: readonly string[],
  paths: readonly string[] = [],
): Promise<Listed[]> {
  const format = ['-z', `--format=tformat:${fields.join('%x00')}`, `--max-count=${mostCommits}`];
  const plain = ['--no-show-signature', '--no-mailmap', '--no-notes', '--no-ext-diff', '--no-textconv'];
  const env = { GIT_LITERAL_PATHSPECS: '1' };
  const listed = await succeed(local(['log', ...plain, ...format, ...range, '--', ...paths], { env }));
  const values = listed.split('\0').slice(0, -1);
  return Array.from({ length: values.length / fields.length }, (_, i): Listed => {
    const at = i * fields.length;
    const [sha = '', parents = '', author = '', from = '', by = '', when = '', message = ''] = values.slice(at);
    const subject = firstLine(message.trim().split('\n', 1)[0] ?? '');
    const isDate = !Number.isNaN(Date.parse(when));
    return {
      ...{ sha, author, subject, message, parents: parents.split(' ').length, emails: [from, by] },
      at: isDate ? new Date(when).toISOString() : null,
    };
  });
}

/** One whose answer was lost: written by this very user with this very message. */
function isLikeOurs({ author }: Session, { parents, emails, message }: Listed, bundle: PublishCall['bundle']): boolean {
  const isMine = emails.every((email) => email === author.email);
  return parents === 1 && isMine && message.trim() === bundle.commitMessage.trim();
}

async function describe(
  session: Session,
  branch: string,
  head: string,
  commits: readonly Listed[],
  paths: readonly string[],
): Promise<MovedBranch> {
  const shown = commits.slice(0, mostForeignCommits);
  const described: ForeignCommit[] = [];
  for (const { sha, author, at, subject } of shown) {
    described.push({ sha, author, at, subject, touches: await touchedBy(session, sha, paths) });
  }
  const touched = paths.filter((path) => described.some(({ touches }) => touches.includes(path)));
  return { state: 'moved', branch, head, commits: described, total: commits.length, touched };
}

async function touchedBy({ local }: Session, commit: string, paths: readonly string[]): Promise<string[]> {
  const command = [
    'diff-tree',
    '-r',
    '-z',
    '-m',
    '--root',
    '--name-only',
    '--no-commit-id',
    '--no-renames',
    commit,
    '--',
  ];
  const answer = await local([...command, ...paths], { env: { GIT_LITERAL_PATHSPECS: '1' } });
  const changed = new Set(answer.stdout.split('\0'));
  return paths.filter((path) => changed.has(path));
}
