import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeChecked } from '../../../../main/search/cache/cache-file.ts';
import { headerOf, miniSearchVersion } from '../../../../main/search/cache/configuration.ts';
import { createIndexCache, indexPath } from '../../../../main/search/cache/index-cache.ts';
import { NotePacker } from '../../../../main/search/cache/packed-note.ts';
import type { SearchDocument } from '../../../../shared/search/feed.ts';
import { createSearchEngine, type SearchEngine } from '../../../../shared/search/search-engine.ts';
import { root } from '../../../support/launch-app.ts';
import { ask, clock, documentOf, type NoteParts } from '../../shared/search/notes.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fieldbook-index-'));
  file = path.join(folder, 'vault.index');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const always = () => false;

function engineOf(...notes: NoteParts[]): SearchEngine {
  const packer = new NotePacker();
  const engine = createSearchEngine({ ...clock, keepPlain: (plain) => packer.pack(plain) });
  engine.put(notes.map((note, i) => documentOf({ id: `n${i}`, version: `${i}`, ...note })));
  return engine;
}

const cacheAt = (place = file) => createIndexCache(place, new NotePacker());

async function loaded(place = file): Promise<SearchEngine | null> {
  const engine = engineOf();
  return (await cacheAt(place).load(engine)) ? engine : null;
}

const questions = [
  '',
  'refund',
  'ref',
  'checkout slow',
  '"slow refund"',
  '東京',
  'cafe',
  'refnd',
  'nothing',
  'mark:pain',
  'has:timestamp',
  'tag:money',
  '👩',
  'noor',
];

/** All that anybody could tell two engines apart by. */
function answersOf(engine: SearchEngine): unknown {
  const state = engine.state().notes.map(({ document }) => [document.id, document.version]);
  const asked = questions.map((query) => [
    engine.search(ask(query)),
    engine.search(ask(query, { view: 'highlights' })),
    engine.preview({ type: 'preview', requestId: 1, noteId: 'n0', query }),
  ]);
  return [state.sort(), asked];
}

const mark = '<mark data-highlight="h_7f3k9q2m1x0c" data-kind="pain" data-tags="money">東京タワー refund</mark> ';
const notes: NoteParts[] = [
  {
    title: 'Refunds',
    body: 'a **slow** refund\n\n[10:02](#t=10:02) Noor: the checkout is slow',
    names: ['Noor'],
    tags: ['money'],
  },
  {
    title: 'Café',
    body: `# Déjà “vu”\n\n${mark}`,
  },
  { title: 'Half a pair', body: 'a \ud83d alone, and 👩‍👩‍👧 together; ß' },
];

describe('the kept index', () => {
  test('answers as the one it was made of, before and after further changes', async () => {
    const engine = engineOf(...notes);
    engine.remove(['n1']);
    engine.put([documentOf({ id: 'n1', ...notes[1], version: 'again' })]);
    expect(await cacheAt().save(engine, always)).toBe(true);
    const again = (await loaded())!;
    expect(answersOf(again)).toEqual(answersOf(engine));
    for (const one of [engine, again]) {
      one.remove(['n0']);
      one.put([documentOf({ id: 'n3', body: 'another slow refund' })]);
    }
    expect(answersOf(again)).toEqual(answersOf(engine));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['vault.index']);
  });

  test('whatever is put in, taken out, kept and taken up again', async () => {
    const text = fc.string({
      unit: fc.constantFrom('refund ', 'slow ', mark, 'é', '東京', '\n\n', '“', '\ud83d', 'x', ' '),
    });
    const step = fc.oneof(
      fc.record({ put: fc.nat(5), body: text, title: text }),
      fc.record({ drop: fc.nat(5) }),
      fc.constant({ keep: true as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const plain = engineOf();
        let kept = engineOf();
        for (const one of steps) {
          if ('put' in one) {
            const document = documentOf({ id: `n${one.put}`, title: one.title, body: one.body });
            for (const engine of [plain, kept]) engine.put([document]);
          } else if ('drop' in one) for (const engine of [plain, kept]) engine.remove([`n${one.drop}`]);
          else {
            await cacheAt().save(kept, always);
            kept = (await loaded())!;
          }
        }
        expect(answersOf(kept)).toEqual(answersOf(plain));
      }),
      { numRuns: 30 },
    );
  });

  test('every single bit counts: with another one it is not used', async () => {
    const engine = engineOf({ title: 'Refunds', body: 'a slow refund' });
    await cacheAt().save(engine, always);
    const whole = await readFile(file);
    const right = JSON.stringify(answersOf(engine));
    const wrong: number[] = [];
    const lanes = Array.from({ length: 8 }, async (_, lane) => {
      await mkdir(path.join(folder, `${lane}`));
      const place = path.join(folder, `${lane}`, 'vault.index');
      const cache = cacheAt(place);
      for (let bit = lane; bit < whole.length * 8; bit += 8) {
        const flipped = Buffer.from(whole);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        await writeFile(place, flipped);
        const again = engineOf();
        const used = await cache.load(again).catch(() => true);
        if (used && JSON.stringify(answersOf(again)) !== right) wrong.push(bit);
      }
    });
    await Promise.all(lanes);
    expect(wrong).toEqual([]);
    expect(whole.length).toBeGreaterThan(500);
  });

  test('cut short anywhere, longer, empty or something else, it is not used', async () => {
    await cacheAt().save(engineOf(...notes), always);
    const whole = await readFile(file);
    for (let size = 0; size < whole.length; size += size < 400 ? 1 : 37) {
      await writeFile(file, whole.subarray(0, size));
      expect(await loaded(), `${size} bytes`).toBeNull();
    }
    for (const other of [Buffer.concat([whole, Buffer.from('x')]), Buffer.alloc(5000), Buffer.from('{}')]) {
      await writeFile(file, other);
      expect(await loaded()).toBeNull();
    }
    await rm(file);
    expect(await loaded()).toBeNull();
    await mkdir(file);
    expect(await loaded()).toBeNull();
    await expect(cacheAt().save(engineOf(...notes), always)).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['vault.index']);
    await rm(file, { recursive: true });
    await symlink('/nowhere', file);
    expect(await loaded()).toBeNull();
    await rm(file);
    execFileSync('/usr/bin/mkfifo', [file]);
    expect(await loaded()).toBeNull();
  });

  test('that of another vault or another version is not used, though its hash is right', async () => {
    await cacheAt().save(engineOf(...notes), always);
    const other = path.join(folder, 'other.index');
    await copyFile(file, other);
    expect(await loaded(other)).toBeNull();
    expect(await loaded()).not.toBeNull();
    const own = headerOf('vault.index');
    const rest = (await readFile(file)).subarray(own('0'.repeat(64)).length);
    for (const [from, to] of [
      [/index \d+/, 'index 9'],
      [/minisearch [\d.]+/, 'minisearch 7.1.0'],
      [/v8 \S+/, 'v8 11.3.244.8-electron.0'],
      [/configuration \w+/, `configuration ${'0'.repeat(64)}`],
    ] as const) {
      await writeChecked(file, (hash) => own(hash).replace(from, to), [rest], always);
      expect(await loaded(), to).toBeNull();
    }
    await writeChecked(file, own, [rest], always);
    expect(await loaded()).not.toBeNull();
  });

  test('bytes that pass the check and make no sense leave the engine as it was', async () => {
    await writeChecked(file, headerOf('vault.index'), [Buffer.from([0, 5, 0, 0, 0, 1, 2, 3])], always);
    const engine = engineOf(...notes);
    expect(await cacheAt().load(engine)).toBe(false);
    expect(engine.search(ask('refund')).total).toBe(2);
  });

  test('a change while it is written leaves what was kept before, and nothing else', async () => {
    await cacheAt().save(engineOf({ body: 'before' }), always);
    let looks = 0;
    expect(await cacheAt().save(engineOf(...notes), () => ++looks === 2)).toBe(false);
    expect((await loaded())!.search(ask('before')).total).toBe(1);
    expect(await readdir(folder)).toEqual(['vault.index']);
  });

  test('leftovers of a writer that was killed go, and indexes that no start has used for months', async () => {
    const killed = path.join(folder, '.fieldbook-00000000-1-000000000000.tmp');
    const unused = path.join(folder, 'unused.index');
    await cacheAt(path.join(folder, 'used.index')).save(engineOf(...notes), always);
    for (const place of [killed, unused]) await writeFile(place, 'x');
    for (const name of ['used.index', 'unused.index', path.basename(killed)])
      await utimes(path.join(folder, name), new Date('2025-01-01'), new Date('2025-01-01'));
    expect(await loaded(path.join(folder, 'used.index'))).not.toBeNull();
    await cacheAt().save(engineOf(...notes), always);
    expect((await readdir(folder)).sort()).toEqual(['used.index', 'vault.index']);
  });

  test('two folders with one vault id keep an index each', () => {
    expect(indexPath('/data', 'v', '/a')).not.toBe(indexPath('/data', 'v', '/b'));
    expect(indexPath('/data', 'v', '/a')).not.toBe(indexPath('/data', 'w', '/a'));
  });

  test('it is made for the MiniSearch that is installed', async () => {
    const installed = JSON.parse(await readFile(path.join(root, 'node_modules/minisearch/package.json'), 'utf8'));
    expect(miniSearchVersion).toBe(installed.version);
  });
});

test('a note opens to what was packed, also when many were opened since', () => {
  const engine = engineOf(
    ...Array.from(
      { length: 200 },
      (_, i): NoteParts => ({ body: `refund ${i} ß “${i}”\n\n- [0:0${i % 10}](#t=0:0${i % 10}) word` }),
    ),
  );
  const plain = createSearchEngine(clock);
  plain.put(
    Array.from(
      { length: 200 },
      (_, i) =>
        documentOf({
          id: `n${i}`,
          body: `refund ${i} ß “${i}”\n\n- [0:0${i % 10}](#t=0:0${i % 10}) word`,
        }) satisfies SearchDocument,
    ),
  );
  for (const query of ['refund word', '"refund 17"', 'ss']) {
    expect(engine.search(ask(query, { limit: 200 }))).toEqual(plain.search(ask(query, { limit: 200 })));
  }
});
