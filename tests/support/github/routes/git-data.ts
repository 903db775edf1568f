import { admitWorkflows } from '../access.ts';
import { type Answer, type AskingAbout, emptyRepository, notFound, Refusal } from '../api.ts';
import type { TreeEntry } from '../git-objects.ts';
import { type FileEntry, isRefName } from '../git-repository.ts';
import { addressOf, nodeId, Shown } from '../shown.ts';
import type { Repository } from '../world.ts';

type Route = (asking: AskingAbout) => Answer;

const repo = '/repos/{owner}/{repo}';

/** GitHub's git data: blobs, trees, commits, references. Every one needs a repository with a commit in it. */
export const gitDataRoutes: Record<string, Route> = {
  [`POST ${repo}/git/blobs`]: ready(createBlob),
  [`GET ${repo}/git/blobs/{file_sha}`]: ready(getBlob),
  [`POST ${repo}/git/trees`]: ready(createTree),
  [`GET ${repo}/git/trees/{tree_sha}`]: ready(getTree),
  [`POST ${repo}/git/commits`]: ready(createCommit),
  [`GET ${repo}/git/commits/{commit_sha}`]: ready(({ repository, parameters, ...rest }) => {
    const sha = String(parameters.commit_sha);
    if (!repository.git.objects.has(sha, 'commit')) throw notFound();
    return { status: 200, body: new Shown(rest.world, rest.origin).gitCommit(repository, sha) };
  }),
  [`GET ${repo}/git/ref/{ref}`]: ready(({ repository, parameters, origin }) => {
    const sha = repository.git.ref(String(parameters.ref));
    if (!sha) throw notFound();
    return { status: 200, body: shownRef(repository, String(parameters.ref), sha, origin) };
  }),
  [`GET ${repo}/git/matching-refs/{ref}`]: ready(({ repository, parameters, origin }) => {
    const matching = repository.git.refs().filter(({ name }) => name.startsWith(String(parameters.ref)));
    return { status: 200, body: matching.map(({ name, sha }) => shownRef(repository, name, sha, origin)) };
  }),
  [`POST ${repo}/git/refs`]: ready(createRef),
  [`PATCH ${repo}/git/refs/{ref}`]: ready(updateRef),
  [`DELETE ${repo}/git/refs/{ref}`]: ready(({ repository, parameters, world }) => {
    const name = String(parameters.ref);
    if (!repository.git.ref(name)) throw new Refusal(422, 'Reference does not exist');
    if (repository.protected.has(name.replace('heads/', '')))
      throw new Refusal(422, 'Cannot delete a protected branch');
    repository.git.deleteRef(name);
    closePullsOf(repository, name, world.now(), world.repositories);
    return { status: 204 };
  }),
};

/** What there is no commit in yet, or is a fork that is being made still, has no git data. */
function ready(route: Route): Route {
  return (asking) => {
    const { repository } = asking;
    if (repository.notReadyFor > 0) {
      repository.notReadyFor -= 1;
      throw emptyRepository();
    }
    if (repository.git.isEmpty()) throw emptyRepository();
    return route(asking);
  };
}

function createBlob({ repository, body, origin }: AskingAbout): Answer {
  const content = Buffer.from(body.content, body.encoding === 'base64' ? 'base64' : 'utf8');
  const sha = repository.git.objects.write('blob', content);
  return { status: 201, body: { sha, url: gitUrl(repository, origin, `blobs/${sha}`) } };
}

function getBlob({ repository, parameters, origin }: AskingAbout): Answer {
  const sha = String(parameters.file_sha);
  if (!repository.git.objects.has(sha, 'blob')) throw notFound();
  const bytes = repository.git.blob(sha);
  // GitHub breaks the lines of base64.
  const content = bytes.toString('base64').replace(/(.{60})/g, '$1\n');
  const url = gitUrl(repository, origin, `blobs/${sha}`);
  return {
    status: 200,
    body: { sha, node_id: nodeId('B', sha), size: bytes.length, url, content, encoding: 'base64' },
  };
}

function createTree(asking: AskingAbout): Answer {
  const { repository, body, origin } = asking;
  const { objects } = repository.git;
  const given: { path?: string; mode?: TreeEntry['mode']; type?: string; sha?: string | null; content?: string }[] =
    body.tree;
  if (body.base_tree !== undefined && !treeNamed(repository, body.base_tree)) {
    throw new Refusal(422, 'base_tree is not a valid tree oid');
  }
  const base = body.base_tree === undefined ? null : treeNamed(repository, body.base_tree);
  const present = base ? repository.git.filesOf(base) : new Map<string, FileEntry>();
  admitWorkflows(
    asking,
    given.map((entry) => entry.path ?? ''),
  );
  const edits = new Map<string, FileEntry | null>();
  for (const { path = '', mode = '100644', sha, content } of given) {
    if (!isTreePath(path)) throw new Refusal(422, 'tree.path contains a malformed path component');
    if (sha !== undefined && content !== undefined)
      throw new Refusal(422, 'Must supply either tree.sha or tree.content');
    if (sha === null) {
      if (!present.has(path)) throw new Refusal(422, 'GitRPC::BadObjectState');
      edits.set(path, null);
      continue;
    }
    const kind = mode === '040000' ? 'tree' : 'blob';
    const named = sha ?? objects.write('blob', Buffer.from(content ?? ''));
    if (!objects.has(named, kind)) throw new Refusal(422, `tree.sha ${named} is not a valid ${kind}`);
    edits.set(path, { mode, sha: named });
  }
  const sha = repository.git.edit(base, edits);
  return { status: 201, body: shownTree(repository, sha, origin, false) };
}

function getTree({ repository, parameters, origin }: AskingAbout): Answer {
  const sha = treeNamed(repository, String(parameters.tree_sha));
  if (!sha) throw notFound();
  // Any value switches it on, as GitHub's documentation says.
  return { status: 200, body: shownTree(repository, sha, origin, parameters.recursive !== undefined) };
}

/** A tree by its id, or the one of a commit or a branch. */
function treeNamed({ git }: Repository, name: string): string | null {
  const object = git.objects.read(name);
  if (object?.kind === 'tree') return name;
  const commit = object?.kind === 'commit' ? name : git.ref(`heads/${name}`);
  return commit && git.objects.commit(commit).tree;
}

function shownTree(repository: Repository, sha: string, origin: string, recursive: boolean) {
  const list = (tree: string, prefix: string): object[] =>
    repository.git.objects.tree(tree).flatMap(({ mode, name, sha: id }) => {
      const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
      const size = type === 'blob' ? { size: repository.git.blob(id).length } : {};
      const url = gitUrl(repository, origin, `${type}s/${id}`);
      const entry = { path: prefix + name, mode, type, sha: id, ...size, url };
      return [entry, ...(recursive && type === 'tree' ? list(id, `${prefix}${name}/`) : [])];
    });
  return { sha, url: gitUrl(repository, origin, `trees/${sha}`), tree: list(sha, ''), truncated: false };
}

function isTreePath(path: string): boolean {
  return (
    path !== '' && path.split('/').every((part) => !['', '.', '..'].includes(part) && part.toLowerCase() !== '.git')
  );
}

function createCommit({ repository, body, world, login, origin }: AskingAbout): Answer {
  const { objects } = repository.git;
  if (!objects.has(body.tree, 'tree')) throw new Refusal(422, 'Tree SHA does not exist');
  for (const parent of body.parents ?? []) {
    if (!objects.has(parent, 'commit')) throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  }
  const user = world.ensureUser(login);
  const self = { name: user.name ?? user.login, email: addressOf(user), date: world.now() };
  const author = { ...self, ...body.author };
  const sha = objects.writeCommit({
    tree: body.tree,
    parents: body.parents ?? [],
    author,
    committer: { ...author, ...body.committer },
    message: body.message,
  });
  return { status: 201, body: new Shown(world, origin).gitCommit(repository, sha) };
}

function createRef({ repository, body, world, origin }: AskingAbout): Answer {
  const { git } = repository;
  const name = String(body.ref).replace(/^refs\//, '');
  if (!/^refs\/[^/]+\/./.test(body.ref)) {
    throw new Refusal(422, "Reference name must start with 'refs/' and have at least two slashes.");
  }
  if (!isRefName(name)) throw new Refusal(422, `${body.ref} is not a valid ref name.`);
  if (git.ref(name)) throw new Refusal(422, 'Reference already exists');
  if (!git.objects.has(body.sha, 'commit')) throw new Refusal(422, 'Object does not exist');
  if (repository.refusedBranches.some((start) => name.startsWith(`heads/${start}`))) {
    throw new Refusal(
      422,
      'Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n',
    );
  }
  if (!git.setRef(name, body.sha)) throw new Refusal(422, 'Reference update failed');
  repository.pushedAt = world.now();
  return { status: 201, body: shownRef(repository, name, body.sha, origin) };
}

function updateRef({ repository, parameters, body, world, origin }: AskingAbout): Answer {
  const { git } = repository;
  const name = String(parameters.ref);
  const present = git.ref(name);
  if (!present) throw new Refusal(422, 'Reference does not exist');
  if (!git.objects.has(body.sha, 'commit')) throw new Refusal(422, 'Object does not exist');
  if (repository.protected.has(name.replace('heads/', ''))) throw new Refusal(422, 'Cannot update this protected ref.');
  if (!body.force && !git.isAncestor(present, body.sha)) throw new Refusal(422, 'Update is not a fast forward');
  git.setRef(name, body.sha);
  repository.pushedAt = world.now();
  return { status: 200, body: shownRef(repository, name, body.sha, origin) };
}

/** GitHub closes the pull requests of a branch that goes. */
export function closePullsOf(head: Repository, ref: string, at: string, all: readonly Repository[]): void {
  for (const pull of all.flatMap((repository) => repository.pulls)) {
    if (pull.state !== 'open' || pull.headRepository !== head || `heads/${pull.headRef}` !== ref) continue;
    Object.assign(pull, { state: 'closed', closedAt: at, updatedAt: at });
  }
}

function shownRef(repository: Repository, name: string, sha: string, origin: string) {
  return {
    ref: `refs/${name}`,
    node_id: nodeId('REF', `${repository.id}:${name}`),
    url: gitUrl(repository, origin, `refs/${name}`),
    object: { type: 'commit', sha, url: gitUrl(repository, origin, `commits/${sha}`) },
  };
}

function gitUrl({ owner, name }: Repository, origin: string, rest: string): string {
  return `${origin}/api/v3/repos/${owner}/${name}/git/${rest}`;
}
