import { type ForeignCommit, mostForeignCommits } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { GitHub } from './client.ts';
import { inParallel } from './in-parallel.ts';
import { mayWrite, type Place } from './repositories.ts';

/** Head of a branch; `null` where there is none. */
export async function headOf(
  github: GitHub,
  place: Place,
  branch: string,
  signal: AbortSignal,
): Promise<string | null> {
  const parameters = { ...place, ref: `heads/${branch}` };
  const found = await github.find('GET /repos/{owner}/{repo}/git/ref/{ref}', parameters, { signal });
  return found?.data.object.sha ?? null;
}

/**
 * Lets a branch name a commit whose parent is `before` (`null`: the branch is made), never by force. An answer that says no, or that was
 * lost, is not believed: the branch is read back. `overtaken`: it names something else now.
 */
export async function moveBranch(
  github: GitHub,
  place: Place,
  { branch, before, commit }: { branch: string; before: string | null; commit: string },
  signal: AbortSignal,
): Promise<'done' | 'overtaken'> {
  try {
    if (before === null) {
      const parameters = { ...place, ref: `refs/heads/${branch}`, sha: commit };
      await mayWrite(github.request('POST /repos/{owner}/{repo}/git/refs', parameters, { signal }), 'contents');
    } else {
      const parameters = { ...place, ref: `heads/${branch}`, sha: commit, force: false };
      await mayWrite(github.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', parameters, { signal }), 'contents');
    }
    return 'done';
  } catch (error) {
    if (!isWorthReadingBack(error)) throw error;
    const head = await headOf(github, place, branch, signal).catch(() => before);
    if (head === commit) return 'done';
    if (head !== before) return 'overtaken';
    throw error;
  }
}

/** Whether a write may have happened in spite of the error, or failed for what somebody else did meanwhile. */
export function isWorthReadingBack(error: unknown): boolean {
  return error instanceof AppError && !['cancelled', 'unauthorized', 'rate-limited'].includes(error.code);
}

/** A commit of a branch, as far as it tells whose it is. */
export interface ListedCommit {
  sha: string;
  parents: readonly string[];
  message: string;
  /** Logins; `null` where the host knows no account of that address. */
  author: string | null;
  committer: string | null;
  /** Name or login. */
  by: string;
  at: string | null;
}

const pageOfCommits = 100;
const mostPages = 10;

/**
 * The commits that are reachable from `to` and not from `from`, newest first: ids, branches, or `owner:branch` of another repository of the
 * network. `null` where one of them is not there.
 */
export async function commitsBetween(
  github: GitHub,
  place: Place,
  { from, to }: { from: string; to: string },
  signal: AbortSignal,
): Promise<ListedCommit[] | null> {
  const found: ListedCommit[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const parameters = { ...place, basehead: `${from}...${to}`, per_page: pageOfCommits, page };
    const answer = await github.find('GET /repos/{owner}/{repo}/compare/{basehead}', parameters, { signal });
    if (!answer) return null;
    found.push(...answer.data.commits.map(listed));
    if (answer.data.commits.length < pageOfCommits || found.length >= answer.data.total_commits) break;
  }
  return found.reverse();
}

interface ApiCommit {
  sha: string;
  parents: readonly { sha: string }[];
  author: unknown;
  committer: unknown;
  commit: { message: string; author: { name?: string; date?: string } | null; committer: { date?: string } | null };
}

function listed({ sha, parents, author, committer, commit }: ApiCommit): ListedCommit {
  const login = (user: unknown) => (user as { login?: string } | null)?.login ?? null;
  return {
    sha,
    parents: parents.map((parent) => parent.sha),
    message: commit.message,
    author: login(author),
    committer: login(committer),
    by: login(author) ?? commit.author?.name ?? '',
    at: commit.committer?.date ?? commit.author?.date ?? null,
  };
}

/**
 * Those of `commits` (newest first) that somebody else made after `last`, our last commit. One that a lost answer left there is ours too:
 * the account wrote it through the API with this very message, on top of what was ours. Where `last` is not among them (the
 * branch was rewritten), or there is none, all count that are not so.
 */
export function commitsOfOthers(
  commits: readonly ListedCommit[],
  { last, login, message }: { last: string | null; login: string; message: string },
): ListedCommit[] {
  const known = withAncestors(commits, last);
  // Where our last commit is gone, somebody rewrote it: theirs may well carry our message.
  const mayBeOurs = last === null || known.size > 0;
  const isMine = (who: string | null) => who?.toLowerCase() === login.toLowerCase();
  const isOurs = (commit: ListedCommit) =>
    mayBeOurs &&
    commit.parents.length === 1 &&
    isMine(commit.author) &&
    isMine(commit.committer) &&
    commit.message.trim() === message.trim();
  return commits.filter((commit) => !known.has(commit.sha) && !isOurs(commit));
}

function withAncestors(commits: readonly ListedCommit[], from: string | null): Set<string> {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const known = new Set<string>();
  const waiting = from === null ? [] : [from];
  while (waiting.length > 0) {
    const commit = bySha.get(waiting.pop()!);
    if (!commit || known.has(commit.sha)) continue;
    known.add(commit.sha);
    waiting.push(...commit.parents);
  }
  return known;
}

/** Commits as they are shown, at most `mostForeignCommits`, with which of our paths each one changes. */
export async function describeCommits(
  github: GitHub,
  place: Place,
  commits: readonly ListedCommit[],
  paths: readonly string[],
  signal: AbortSignal,
): Promise<ForeignCommit[]> {
  return inParallel(commits.slice(0, mostForeignCommits), async ({ sha, by, at, message }) => {
    const parameters = { ...place, ref: sha };
    const { data } = await github.request('GET /repos/{owner}/{repo}/commits/{ref}', parameters, { signal });
    const changed = new Set((data.files ?? []).flatMap((file) => [file.filename, file.previous_filename ?? '']));
    const touches = paths.filter((path) => changed.has(path));
    return { sha, author: by, at, subject: message.split('\n', 1)[0] ?? '', touches };
  });
}

/** The commits reachable from `head` that changed a file, newest first. */
export async function commitsOfPath(
  github: GitHub,
  place: Place,
  { head, path }: { head: string; path: string },
  signal: AbortSignal,
): Promise<ListedCommit[]> {
  const parameters = { ...place, sha: head, path, per_page: mostForeignCommits };
  const { data } = await github.request('GET /repos/{owner}/{repo}/commits', parameters, { signal });
  return data.map(listed);
}
