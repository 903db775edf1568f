import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBundleStore } from '../../../../main/export/bundle-store.ts';
import { largestImage } from '../../../../main/export/read-images.ts';
import { pngPicture } from '../../../support/pictures.ts';
import { publishTo } from '../../../support/publish.ts';
import { ids } from './fake-vault.ts';
import {
  clean,
  clearedFor,
  draft,
  type Exports,
  folderName,
  hashOf,
  name,
  picture,
  replaceAll,
  setUp,
} from './outgoing.ts';
import { git, makeRepository } from './repository.ts';

describe('pictures of a note', () => {
  test('stand beside the document, referred to relatively, cleaned, under a name that names nobody', async () => {
    const { exports } = setUp();
    const bundle = await clearedFor(exports);
    expect(bundle.images).toEqual([
      {
        path: `user-research/2026/${folderName}/${name}`,
        type: 'image/png',
        size: clean.length,
        sha256: hashOf(clean),
      },
    ]);
    expect(bundle.leftOut).toEqual([]);
    expect(bundle.files[0]!.text).toMatch(
      new RegExp(`^!\\[The funnel of Company [A-Z]+\\]\\(${folderName}/${name}\\)$`, 'm'),
    );
    const shown = await exports.image(bundle.bundleId, bundle.images[0]!.path);
    expect(Buffer.from(shown.replace('data:image/png;base64,', ''), 'base64')).toEqual(clean);
    await expect(exports.image('f'.repeat(32), bundle.images[0]!.path)).rejects.toMatchObject({ code: 'not-cleared' });
    await expect(exports.image(bundle.bundleId, '../x.png')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a picture that changed is another bundle, although its words are the same', async () => {
    const { exports, put } = setUp(`![Funnel](../attachments/${ids.filters}/Noor%20Haddad.png)\n`);
    const first = await clearedFor(exports);
    put(`attachments/${ids.filters}/Noor Haddad.png`, pngPicture(2, 2, [0, 0, 0]));
    const second = await clearedFor(exports);
    expect(second.sha256).not.toBe(first.sha256);
    expect(second.images[0]!.sha256).not.toBe(first.images[0]!.sha256);
  });

  test('a picture that is exchanged after the preview does not leave', async () => {
    const store = createBundleStore(() => 'id');
    const image = { name, type: 'image/png' as const, bytes: Uint8Array.from(clean) };
    const { bundleId, sha256 } = store.hold({
      cleared: {
        ...{ form: 'markdown', found: null, title: 'A', branch: 'b', commitMessage: '', pullRequest: null },
        ...{ files: [{ path: 'a.md', text: 'A' }], images: [{ path: `a/${name}`, name }] },
        ...{ hits: [], marks: [], undecided: 0 },
      },
      ...{ images: new Map([[name, image]]), decisions: new Map(), keptBy: () => null, targetState: () => null },
      about: { singledOut: [], before: null, leftOut: [], withheld: [] },
    });
    const clear = () => store.cleared(bundleId, sha256, async () => ({ open: [] }));
    expect((await clear()).images).toHaveLength(1);
    image.bytes[image.bytes.length - 20]! ^= 1;
    await expect(clear()).rejects.toThrow('bytes');
  });

  test.each<[string, string, string, ((put: (path: string, bytes: Uint8Array | string) => void) => void)?]>([
    ['missing', 'gone.png', 'gone.png'],
    ['missing', 'outside of the vault', '../../outside.png'],
    ['missing', 'by an address of the disk', 'file:///etc/logo.png'],
    ['kind', 'SVG', '../attachments/a.svg', (put) => put('attachments/a.svg', '<svg><script>1</script></svg>')],
    ['kind', 'HEIC', '../attachments/a.heic', (put) => put('attachments/a.heic', '\0\0\0\x18ftypheic')],
    ['kind', 'a note', '../participants/p.md', (put) => put('participants/p.md', 'name: Noor')],
    ['kind', 'a folder', '../attachments'],
    ['damaged', 'cut off', '../attachments/a.png', (put) => put('attachments/a.png', picture.subarray(0, 40))],
    [
      'too-large',
      'of more than 10 MB',
      '../attachments/a.png',
      (put) => put('attachments/a.png', Buffer.concat([picture, Buffer.alloc(largestImage)])),
    ],
  ])('stays where it is (%s): %s', async (why, _what, address, make) => {
    const { exports, put } = setUp(`See ![the step](${address}) there.\n`);
    make?.(put);
    const bundle = await clearedFor(exports);
    expect(bundle.leftOut).toEqual([{ name: address.split('/').at(-1), why }]);
    expect(bundle.images).toEqual([]);
    expect(bundle.files[0]!.text).toContain('See (picture: the step) there.');
  });

  test('a link out of the vault is not followed', async () => {
    const { exports, root, place } = setUp('![x](../attachments/out.png)\n');
    writeFileSync(join(place, 'secret.png'), picture);
    symlinkSync(join(place, 'secret.png'), join(root, 'attachments', 'out.png'));
    expect((await clearedFor(exports)).leftOut).toEqual([{ name: 'out.png', why: 'missing' }]);
  });

  test('single highlights show no pictures', async () => {
    const { exports } = setUp();
    const selection = { interviewIds: [ids.filters], highlightIds: [] };
    const bundle = await clearedFor(exports, null, { ...draft, selection });
    expect([bundle.images, bundle.leftOut]).toEqual([[], []]);
  });

  test('reach the branch byte for byte, and go from it with the text that showed them', async () => {
    const repository = makeRepository();
    const { bare, clone } = repository;
    const { exports, notes } = setUp(undefined, clone);
    const { targetId } = await exports.addClone();
    await exports.confirmTarget(targetId);
    const bundle = await clearedFor(exports, targetId);
    const before = git(clone, 'status', '--porcelain');
    const published = await publishTo(exports, bundle, targetId);
    const blobAt = (path: string) => git(bare, 'rev-parse', `${published.branch}:${path}`);
    const written = join(repository.root, 'clean.png');
    writeFileSync(written, clean);
    expect(blobAt(bundle.images[0]!.path)).toBe(git(clone, 'hash-object', '--no-filters', written));
    expect(git(clone, 'status', '--porcelain')).toBe(before);

    notes[ids.filters]!.body = 'No picture any more.\n';
    const next = await clearedFor(exports, targetId);
    expect((await publishTo(exports, next, targetId)).outcome).toBe('updated');
    expect(git(bare, 'ls-tree', '-r', '--name-only', published.branch).split('\n')).toEqual([
      'README.md',
      'src/app.ts',
      next.files[0]!.path,
    ]);
  });

  test('on the branch, what others put or changed beside them stays', async () => {
    const { bare, seed, clone } = makeRepository();
    const { exports, notes } = setUp(undefined, clone);
    const { targetId } = await exports.addClone();
    await exports.confirmTarget(targetId);
    const bundle = await clearedFor(exports, targetId);
    const { branch } = await publishTo(exports, bundle, targetId);
    git(seed, 'fetch', '-q', bare, branch);
    git(seed, 'checkout', '-q', 'FETCH_HEAD');
    const beside = dirname(bundle.images[0]!.path);
    writeFileSync(join(seed, bundle.images[0]!.path), 'drawn over');
    writeFileSync(join(seed, beside, 'chart.png'), 'theirs');
    git(seed, 'add', '.');
    git(seed, 'commit', '-q', '-m', 'Draw');
    git(seed, 'push', '-q', bare, `HEAD:${branch}`);
    notes[ids.filters]!.body = 'No picture any more.\n';
    const next = await clearedFor(exports, targetId);
    await publishTo(exports, next, targetId, { onTopOf: git(bare, 'rev-parse', branch) });
    expect(git(bare, 'ls-tree', '-r', '--name-only', branch, '--', `${beside}/`).split('\n').sort()).toEqual(
      [bundle.images[0]!.path, `${beside}/chart.png`].sort(),
    );
  });
});

describe('each way out', () => {
  const ways: [string, (exports: Exports, bundleId: string, sha256: string) => Promise<unknown>][] = [
    ['copy as Markdown', (exports, id, sha) => exports.copy(id, sha, 'text')],
    ['copy as rich text', (exports, id, sha) => exports.copy(id, sha, 'rich')],
    ['save as a file', (exports, id, sha) => exports.save(id, sha)],
    ['save as a folder', (exports, id, sha) => exports.saveFolder(id, sha, 'ask')],
    ['replace a folder', (exports, id, sha) => exports.saveFolder(id, sha, 'replace')],
    ['print', (exports, id, sha) => exports.print(id, sha)],
  ];
  const refusals = ['an undecided name', 'a forged id', 'a forged hash', 'a bundle of before', 'somebody new'];
  test.each(ways.flatMap(([way, leave]) => refusals.map((why) => [way, why, leave] as const)))(
    '%s refuses %s',
    async (_way, why, leave) => {
      const { exports, people, out, place } = setUp('Ask Ilse Varga and Noor Haddad.\n');
      let bundle = await exports.prepare(draft, null);
      if (why !== 'an undecided name') bundle = await exports.decide(bundle.bundleId, replaceAll(bundle));
      if (why === 'a bundle of before') await exports.prepare(draft, null);
      if (why === 'somebody new') people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse Varga', emails: [] });
      const bundleId = why === 'a forged id' ? 'f'.repeat(32) : bundle.bundleId;
      const sha256 = why === 'a forged hash' ? 'f'.repeat(64) : bundle.sha256;
      await expect(leave(exports, bundleId, sha256)).rejects.toMatchObject({ code: 'not-cleared' });
      expect([out.copied, out.printed, readdirSync(place)]).toEqual([[], [], []]);
    },
  );

  test('rich text says what the previewed Markdown says, with the picture in it', async () => {
    const { exports, out } = setUp();
    const bundle = await clearedFor(exports);
    await exports.copy(bundle.bundleId, bundle.sha256, 'rich');
    const [{ text, html }] = out.copied as [{ text: string; html: string }];
    expect(text).toBe(bundle.files[0]!.text);
    expect(html).toContain('<h1>Filters</h1>');
    expect(html).toContain(`<img src="data:image/png;base64,${clean.toString('base64')}" alt="The funnel of Company`);
    expect(html).not.toMatch(/Noor|Haddad|Lumenpay|<script|style=/);
  });

  test('a page for printing holds the same, and nothing that it would have to load but its style', async () => {
    const { exports, out } = setUp();
    const bundle = await clearedFor(exports);
    await exports.print(bundle.bundleId, bundle.sha256);
    const { title, html } = out.printed[0]!;
    expect(title).toBe(bundle.title);
    expect(html).toContain('<h1>Filters</h1>');
    expect(html.match(/(?:src|href)="[^"]{0,20}/g)).toEqual(['href="print.css', 'src="data:image/png;base6']);
    out.prints = false;
    await expect(exports.print(bundle.bundleId, bundle.sha256)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
