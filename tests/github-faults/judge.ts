import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { PublishAnswer, ReleasedBundle } from '../../main/export/export-target.ts';
import { branch, product, type Scenario } from './scenarios.ts';
import type { World } from './world.ts';

export interface End {
  scenario: Scenario;
  /** What the user has published in the end. */
  bundle: ReleasedBundle;
  answer: PublishAnswer;
  /** Whether the user was asked about what others did. */
  wasAsked: boolean;
  forgot: boolean;
  fault: string | undefined;
}

/** What is wrong with where it ended, a sentence each. `clone`: a folder that is not there yet. */
export function judge(world: World, end: End, clone: string): string[] {
  const { double, user } = world;
  const { answer } = end;
  if (answer.state !== 'published') return [`the answer is “${answer.state}”`, ...user.problems];
  return [
    ...user.problems,
    ...double.takeViolations().map((one) => `against GitHub's description: ${one}`),
    ...branchProblems(world, end),
    ...pullProblems(world, end, answer),
    ...byteProblems(world, end, clone),
  ];
}

function branchProblems({ double, place, theirs }: World, { scenario, bundle, answer, wasAsked }: End): string[] {
  const problems: string[] = [];
  const expect = (isSo: boolean, problem: string) => {
    if (!isSo) problems.push(problem);
  };
  const others = scenario.before && scenario.before.branch !== branch ? [scenario.before.branch] : [];
  const wanted = ['main', ...others, branch].sort();
  const upstream = double.repository(product);
  const forks = double.world.repositories.filter(({ parent }) => parent !== null);
  const name = place() ?? product;
  const repository = double.repository(name);
  expect(forks.length === (scenario.role === 'pull' ? 1 : 0), `${forks.length} forks`);
  expect(repository.branches().join() === wanted.join(), `branches: ${repository.branches().join(', ')}`);
  if (name !== product) expect(upstream.branches().join() === 'main', `branches: ${upstream.branches().join(', ')}`);

  const { git } = repository;
  const head = repository.head(branch);
  if (head === null || answer.state !== 'published') return [...problems, 'there is no branch'];
  expect(
    answer.commit === head || git.isAncestor(answer.commit, head),
    'the commit that was told is not on the branch',
  );
  for (const sha of theirs) expect(git.isAncestor(sha, head), 'a commit of somebody else is lost');
  const base = new Set(upstream.git.history(upstream.head('main')!));
  const own = git.history(head).filter((sha) => !base.has(sha) && !theirs.includes(sha));
  const texts = own.map((sha) => textAt(git, sha, bundle.files[0]!.path));
  expect(new Set(texts).size === texts.length, `${texts.length} commits of ${new Set(texts).size} bundles`);
  expect(
    own.every((sha) => git.objects.commit(sha).parents.length === 1),
    'a merge',
  );
  const onTop = own.some((sha) => theirs.some((one) => git.isAncestor(one, sha)));
  expect(!onTop || wasAsked, 'others had committed, and nobody was asked');
  return problems;
}

type Git = ReturnType<World['double']['repository']>['git'];

function textAt(git: Git, sha: string, file: string): string {
  const entry = git.filesOf(git.objects.commit(sha).tree).get(file);
  return entry ? git.blob(entry.sha).toString('latin1') : '';
}

function pullProblems({ double }: World, end: End, answer: PublishAnswer & { state: 'published' }): string[] {
  const { pulls } = double.repository(product);
  const ours = pulls.filter(({ headRef }) => headRef === branch);
  const [pull] = ours;
  if (!pull || ours.length > 1) return [`${ours.length} pull requests`];
  const problems: string[] = [];
  const expect = (isSo: boolean, problem: string) => {
    if (!isSo) problems.push(problem);
  };
  const noted = (what: string) => answer.notes.some((note) => note.what === what);
  // Where nothing is remembered of it, the text may be somebody's; where it may not be changed, that is told.
  const mayKeepText = end.forgot || ['403', '404'].includes(end.fault ?? '');
  const { title, body } = end.bundle.pullRequest!;
  expect(answer.pullRequest?.number === pull.number, 'another pull request was told');
  expect(pull.draft && pull.base === 'main', 'it is no draft to main');
  expect((pull.title === title && pull.body === body) || (mayKeepText && noted('text')), 'it says something else');
  expect(pull.reviewers.join() === 'noor' || noted('reviewer'), 'its reviewer was not asked');
  expect(pull.labels.join() === 'research' || noted('label'), 'its label is missing');
  return problems;
}

/** Clones the branch with git and compares all files with what they have to be. */
function byteProblems({ double, place, theirs }: World, { bundle }: End, clone: string): string[] {
  const { bare } = double.repository(place() ?? product);
  execFileSync('git', ['clone', '--quiet', '--template=', '--branch', branch, bare, clone], { stdio: 'ignore' });
  const expected = new Map<string, Uint8Array>([
    ...bundle.files.map(({ path: name, text }) => [name, Buffer.from(text)] as const),
    ...bundle.images.map(({ path: name, bytes }) => [name, bytes] as const),
  ]);
  const problems: string[] = [];
  for (const entry of readdirSync(clone, { recursive: true, withFileTypes: true })) {
    const name = path.relative(clone, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || name.startsWith('.git/') || name === 'README.md' || name === 'src/app.ts') continue;
    if (name === 'review.md' && theirs.length > 0) continue;
    const bytes = expected.get(name);
    if (!bytes) problems.push(`${name} should not be there`);
    else if (!readFileSync(path.join(clone, name)).equals(bytes)) problems.push(`${name} has other bytes`);
    expected.delete(name);
  }
  rmSync(clone, { recursive: true, force: true });
  return [...problems, ...[...expected.keys()].map((name) => `${name} is missing`)];
}
