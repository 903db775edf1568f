import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LastExport, PublishAnswer, PublishCall, ReleasedBundle } from '../../../../main/export/export-target.ts';
import { createGit } from '../../../../main/export/git.ts';
import { createLocalClone } from '../../../../main/export/local-clone.ts';
import { publishCall } from '../../../support/publish.ts';
import { branch, bundleOf, lastOf, makeWorld, path, pictureOf } from '../github/world.ts';
import { git } from './repository.ts';

const product = 'acme/product';
const first = '# Filters\n';
const second = '# Two\n';
type Publish = (
  bundle: ReleasedBundle,
  last?: LastExport | null,
  more?: Partial<PublishCall>,
) => Promise<PublishAnswer>;
type World = Awaited<ReturnType<typeof makeWorld>> & { publish: Publish };

/** One repository, written to by GitHub's API or through a clone. */
async function worldBy(way: string): Promise<World> {
  const world = await makeWorld();
  if (way === 'GitHub') return world;
  const root = mkdtempSync(join(tmpdir(), 'fieldbook-both-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const clone = join(root, 'clone');
  git(root, 'clone', '-q', world.repository.bare, clone);
  const target = createLocalClone(createGit(), clone);
  return { ...world, publish: (bundle, last = null, more = {}) => target.publish(publishCall(bundle, last, more)) };
}

/** What the user is told, without what each way has of its own. */
async function toldBy(answer: Promise<PublishAnswer>): Promise<unknown> {
  try {
    const told = await answer;
    if (told.state === 'published') return { outcome: told.outcome, branch: told.branch, path: told.path };
    if (told.state === 'moved') {
      return {
        head: told.head,
        total: told.total,
        touched: told.touched,
        subjects: told.commits.map((one) => one.subject),
      };
    }
    return told.state;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code ? `${code}: ${message}` : message;
  }
}

async function published(world: World): Promise<LastExport> {
  const answer = await world.publish(bundleOf(first));
  if (answer.state !== 'published') throw new Error(answer.state);
  return lastOf(answer.commit, first);
}

/** Puts an entry of any mode at a path of a branch. */
function put(
  { repository, double }: World,
  name: string,
  where: string,
  mode: '100755' | '120000' | '160000',
  text: string,
): string {
  const { git: objects } = repository;
  const parent = repository.head(name)!;
  const sha = mode === '160000' ? parent : objects.objects.write('blob', Buffer.from(text));
  const tree = objects.edit(objects.objects.commit(parent).tree, new Map([[where, { mode, sha }]]));
  const who = { name: 'Noor', email: 'noor@users.example', date: double.world.now() };
  const parts = { tree, parents: [parent], author: who, committer: who, message: 'Put it there\n' };
  const commit = objects.objects.writeCommit(parts);
  objects.setRef(`heads/${name}`, commit);
  return commit;
}

const folder = 'user-research/2026';
const cases: [string, (world: World) => Promise<unknown>][] = [
  [
    'another text, and a picture less',
    async (world) => {
      const told = await toldBy(world.publish(bundleOf(second, { images: [] }), await published(world)));
      return [told, world.repository.read(branch, path), world.repository.read(branch, pictureOf('a picture').path)];
    },
  ],
  [
    'a commit of somebody else that touches nothing of ours',
    async (world) => {
      const last = await published(world);
      const head = world.double.push(product, branch, { 'review.md': 'Fine.\n' }, 'noor', 'Review\n');
      const told = await toldBy(world.publish(bundleOf(second), last));
      expect(told).toMatchObject({ head });
      return {
        ...(told as object),
        head: 'theirs',
        accepted: await toldBy(world.publish(bundleOf(second), last, { onTopOf: head })),
      };
    },
  ],
  [
    'an edit of somebody else',
    async (world) => {
      const last = await published(world);
      const head = world.double.push(product, branch, { [path]: '# Edited\n' }, 'noor', 'Edit\n');
      const told = await toldBy(world.publish(bundleOf(second), last));
      await world.publish(bundleOf(second), last, { onTopOf: head });
      return {
        ...(told as object),
        head: head === world.repository.head(branch),
        text: world.repository.read(branch, path),
      };
    },
  ],
  [
    'others’ commits where nothing of ours changes',
    async (world) => {
      const last = await published(world);
      world.double.push(product, branch, { 'review.md': 'Fine.\n' });
      return toldBy(world.publish(bundleOf(first), last));
    },
  ],
  [
    'a file of the base that is somebody’s',
    async (world) => {
      world.double.push(product, 'main', { [path]: '# Theirs\n' });
      return toldBy(world.publish(bundleOf(first)));
    },
  ],
  [
    'what the base holds already',
    async (world) => {
      world.double.push(product, 'main', { [path]: first });
      return [await toldBy(world.publish(bundleOf(first, { images: [] }))), world.repository.branches()];
    },
  ],
  [
    'a file where a folder is needed',
    async (world) => {
      world.double.push(product, 'main', { 'user-research': 'a file\n' });
      return toldBy(world.publish(bundleOf(first)));
    },
  ],
  ...(['120000', '160000'] as const).flatMap((mode): typeof cases => [
    [
      `${mode} where a folder is needed`,
      async (world) => {
        put(world, 'main', 'user-research', mode, 'src');
        return toldBy(world.publish(bundleOf(first)));
      },
    ],
    [
      `${mode} where the file is to go`,
      async (world) => {
        put(world, 'main', path, mode, 'src');
        return toldBy(world.publish(bundleOf(first)));
      },
    ],
  ]),
  [
    'a folder where the file is to go',
    async (world) => {
      world.double.push(product, 'main', { [`${path}/index.md`]: 'x' });
      return toldBy(world.publish(bundleOf(first)));
    },
  ],
  [
    'a mode that somebody set',
    async (world) => {
      const last = await published(world);
      const head = put(world, branch, path, '100755', first);
      const same = await toldBy(world.publish(bundleOf(first), last));
      await world.publish(bundleOf(second), last, { onTopOf: head });
      return [same, git(world.repository.bare, 'ls-tree', branch, path).slice(0, 6)];
    },
  ],
  [
    'a name that differs in capitals alone',
    async (world) => {
      world.double.push(product, 'main', { [`${folder}/2026-11-18-Filters.md`]: 'x' });
      return toldBy(world.publish(bundleOf(first)));
    },
  ],
  ['the base itself', ({ publish }) => toldBy(publish(bundleOf(first, { branch: 'main' })))],
  [
    'a follow-up of what was edited on its way into the base',
    async (world) => {
      const last = await published(world);
      world.double.push(product, branch, { [path]: '# Edited\n' }, 'noor', 'Edit\n');
      const { git: objects } = world.repository;
      objects.setRef('heads/main', world.repository.head(branch)!);
      objects.deleteRef(`heads/${branch}`);
      const next = bundleOf(second, { branch: `${branch}-2` });
      const told = await toldBy(world.publish(next, last));
      const head = world.repository.head('main')!;
      world.double.push(product, 'main', { 'src/app.ts': 'x' });
      return [{ ...(told as object), head: 'main' }, await toldBy(world.publish(next, last, { onTopOf: head }))];
    },
  ],
];

describe('a clone and GitHub do the same', () => {
  test.each(cases)('%s', async (_what, happens) => {
    const byGitHub = await happens(await worldBy('GitHub'));
    expect(await happens(await worldBy('a clone'))).toEqual(byGitHub);
  });
});
