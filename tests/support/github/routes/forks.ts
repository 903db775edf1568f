import { type Answer, type AskingAbout, page, Refusal } from '../api.ts';
import { isSame } from '../world.ts';
import { shownOf } from './repositories.ts';

const repo = '/repos/{owner}/{repo}';

/** Forks: repositories of their own, which are made while one waits. */
export function forkRoutes(delay: () => number): Record<string, (asking: AskingAbout) => Answer> {
  return {
    [`GET ${repo}/forks`]: (asking) => {
      const { world, repository, token, login } = asking;
      const forks = world.repositories.filter((one) => one.parent === repository && world.isVisible(token, one));
      return page(asking, `/repositories/${repository.id}/forks`, forks, (one) =>
        shownOf(asking).repository(one, login),
      );
    },
    [`POST ${repo}/forks`]: (asking) => createFork(asking, delay()),
    [`POST ${repo}/merge-upstream`]: mergeUpstream,
  };
}

function createFork(asking: AskingAbout, notReadyFor: number): Answer {
  const { world, repository, body, login } = asking;
  const owner = String(body?.organization ?? login);
  if (isSame(owner, repository.owner)) throw new Refusal(403, 'Forking to the same owner is not possible.');
  if (repository.git.isEmpty())
    throw new Refusal(
      403,
      'The repository exists, but it contains no Git content. Empty repositories cannot be forked.',
    );
  const present = world.repositories.find((one) => isSame(one.owner, owner) && one.parent === repository);
  const fork =
    present ??
    world.createRepository({
      owner,
      name: freeName(asking, owner, String(body?.name ?? repository.name)),
      description: repository.description,
      visibility: repository.visibility,
      defaultBranch: repository.defaultBranch,
      parent: repository,
      notReadyFor,
    });
  if (!present) {
    const branches = repository.git.refs().filter(({ name }) => name.startsWith('heads/'));
    const wanted = branches.filter(
      ({ name }) => !body?.default_branch_only || name === `heads/${repository.defaultBranch}`,
    );
    for (const { name, sha } of wanted) {
      fork.git.copyFrom(repository.git, sha);
      fork.git.setRef(name, sha);
    }
  }
  return { status: 202, body: shownOf(asking).fullRepository(fork, login) };
}

/** GitHub counts on where the owner has another repository of this name: `product-1`. */
function freeName({ world }: AskingAbout, owner: string, name: string): string {
  for (let count = 0; ; count++) {
    const candidate = count === 0 ? name : `${name}-${count}`;
    if (!world.repository(owner, candidate)) return candidate;
  }
}

function mergeUpstream(asking: AskingAbout): Answer {
  const { world, repository, body } = asking;
  const { parent, git } = repository;
  const name = `heads/${body.branch}`;
  const theirs = parent?.git.ref(name);
  const ours = git.ref(name);
  if (!parent) throw new Refusal(422, 'The repository is no fork.');
  if (!theirs || !ours) throw new Refusal(422, 'The branch does not exist in the fork or in what it was made of.');
  git.copyFrom(parent.git, theirs);
  const from = `${parent.owner}:${body.branch}`;
  if (git.isAncestor(theirs, ours)) {
    return {
      status: 200,
      body: { message: 'This branch is not behind the upstream.', merge_type: 'none', base_branch: from },
    };
  }
  if (!git.isAncestor(ours, theirs)) throw new Refusal(409, 'There are merge conflicts');
  git.setRef(name, theirs);
  repository.pushedAt = world.now();
  const message = `Successfully fetched and fast-forwarded from upstream ${from}.`;
  return { status: 200, body: { message, merge_type: 'fast-forward', base_branch: from } };
}
