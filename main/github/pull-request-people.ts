import type { PublishNote, PullRequestOptions } from '../../shared/ipc/export.ts';
import { AppError, type ErrorCode } from '../../shared/result.ts';
import type { GitHub } from './client.ts';
import type { ListedPull } from './pull-request-list.ts';
import { isSame, type Place } from './repositories.ts';

/**
 * Asks for the reviews that are not asked for yet, of nobody a second time who has given one. Resolves to whom the repository would not have:
 * the author, people and teams without access, all where the account may not ask anybody.
 */
export async function askReviewers(
  github: GitHub,
  place: Place,
  pull: ListedPull,
  { reviewers, teamReviewers }: Pick<PullRequestOptions, 'reviewers' | 'teamReviewers'>,
  signal: AbortSignal,
): Promise<PublishNote[]> {
  const isAmong = (names: readonly string[]) => (name: string) => names.some((one) => isSame(one, name));
  const isAuthor = (login: string) => pull.author !== null && isSame(login, pull.author);
  const refused = reviewers.filter(isAuthor);
  let people = reviewers.filter((login) => !isAuthor(login) && !isAmong(pull.requested)(login));
  const teams = teamReviewers.filter((slug) => !isAmong(pull.requestedTeams)(slug));
  if (people.length > 0) {
    const done = isAmong(await reviewersOf(github, place, pull.number, signal));
    people = people.filter((login) => !done(login));
  }
  const ask = async (some: { reviewers: string[]; team_reviewers: string[] }) => {
    const parameters = { ...place, pull_number: pull.number, ...some };
    const route = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers';
    return isTaken(github.request(route, parameters, { signal }));
  };
  if (people.length + teams.length > 0 && !(await ask({ reviewers: people, team_reviewers: teams }))) {
    // One who cannot be asked lets the call fail for all.
    for (const login of people) {
      if (!(await ask({ reviewers: [login], team_reviewers: [] }))) refused.push(login);
    }
    for (const slug of teams) {
      if (!(await ask({ reviewers: [], team_reviewers: [slug] }))) refused.push(slug);
    }
  }
  return refused.map((value) => ({ what: 'reviewer', value }));
}

async function reviewersOf(github: GitHub, place: Place, number: number, signal: AbortSignal): Promise<string[]> {
  const parameters = { ...place, pull_number: number, per_page: 100 };
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
  const reviews = await github.pages(route, parameters, { signal, most: 500 });
  return reviews.flatMap(({ user }) => user?.login ?? []);
}

/** Adds the labels that the repository knows and the pull request lacks. Resolves to the others: asked for, they would be made. */
export async function setLabels(
  github: GitHub,
  place: Place,
  pull: ListedPull,
  labels: readonly string[],
  signal: AbortSignal,
): Promise<PublishNote[]> {
  const missing = labels.filter((name) => !pull.labels.some((one) => isSame(one, name)));
  if (missing.length === 0) return [];
  const parameters = { ...place, per_page: 100 };
  const known = await github.pages('GET /repos/{owner}/{repo}/labels', parameters, { signal, most: 1000 });
  const wanted = missing.flatMap((label) => known.find(({ name }) => isSame(name, label))?.name ?? []);
  const isSet =
    wanted.length === 0 ||
    (await isTaken(
      github.request(
        'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
        { ...place, issue_number: pull.number, labels: wanted },
        { signal },
      ),
    ));
  const refused = missing.filter((label) => !isSet || !wanted.some((name) => isSame(name, label)));
  return refused.map((value) => ({ what: 'label', value }));
}

/** Whether the host did it; `false` where it may not, or will not: what keeps it from answering at all is thrown. */
async function isTaken(answer: Promise<unknown>): Promise<boolean> {
  return isLet(answer, ['forbidden', 'gone', 'refused']);
}

/** `false` where the answer fails with one of these codes; what else keeps it from being done is thrown. */
export async function isLet(answer: Promise<unknown>, unless: readonly ErrorCode[]): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (error instanceof AppError && unless.includes(error.code)) return false;
    throw error;
  }
}
