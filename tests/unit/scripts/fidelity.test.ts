import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresOf, printed } from '../../../scripts/lib/fidelity-report.mjs';
import { type Result, runFidelity } from '../../fidelity/main.ts';
import { sampleNote } from '../renderer/document/note-editor.ts';
import { wellFormedBody } from '../shared/markdown/markdown-arbitrary.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-fidelity-'));
  const files: Record<string, string | Uint8Array> = {
    'sample.md': sampleNote,
    'deep/windows.md': sampleNote.replaceAll('\n', '\r\n'),
    'bom.markdown': `\uFEFF${sampleNote}`,
    'empty.md': '',
    'latin.md': Buffer.from('caf\xe9\n', 'latin1'),
    'deep/picture.bin': Uint8Array.of(0, 1, 2, 255),
  };
  for (const [i, body] of fc.sample(wellFormedBody, { numRuns: 12, seed: 7 }).entries()) {
    files[`made/${i}.md`] = `---\ntitle: Made ${i}   # kept\n---\n${body}`;
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Figure = { name: string; value: string; isHeld: boolean; isAdvice: boolean };
const missed = (result: Result) =>
  (figuresOf(result) as Figure[]).filter(({ isHeld, isAdvice }) => !isHeld && !isAdvice).map(({ name }) => name);

describe('npm run fidelity', () => {
  test('holds all figures on a small folder of everything', async () => {
    const result = await runFidelity({
      folders: [folder],
      spec: null,
      inPlace: true,
      keep: null,
      edits: 60,
      typed: 60,
      speed: false,
      seed: 3,
      progress: () => {},
    });
    expect(missed(result), printed(result, figuresOf(result))).toEqual([]);
    const [one] = result.folders;
    expect(one).toMatchObject({ files: 16, saves: 64, readOnly: { 'latin.md': 'encoding' } });
    expect(one!.inPlace).toMatchObject({ notes: 17, writes: 32, readOnly: { encoding: 1 }, diff: '' });
    expect(one!.edited.edits).toBe(60);
    expect(one!.canonical.blocks).toBeGreaterThan(40);
  });

  test('as a command: prints its figures, writes them as JSON, and ends with 0', () => {
    const json = join(folder, 'out.json');
    const { status, stdout, stderr } = run(join(folder, 'made'), '--json', json);
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain('open + save, byte-identical');
    expect(stdout).toContain('figures, all held');
    expect(JSON.parse(readFileSync(json, 'utf8')).folders[0].files).toBe(12);
    rmSync(json);
  });

  test('ends with 2 where it cannot run', () => {
    expect(run('--edits', 'many').status).toBe(2);
    expect(run(join(folder, 'none')).status).toBe(2);
    expect(run(folder, '--break', 'no-such-fault').status).toBe(2);
  });
});

function run(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts/fidelity.mjs'), ...args], { encoding: 'utf8', cwd: root });
}

const good: Result = JSON.parse(
  JSON.stringify({
    judge: 'a judge',
    seed: 1,
    folders: [
      {
        name: 'notes',
        files: 1000,
        bytes: 1,
        readOnly: {},
        saves: 4000,
        changed: [],
        crashes: [],
        canonical: { blocks: 5000, opaque: 2, literal: 0, differing: [], lost: [] },
        edited: {
          edits: 2000,
          kinds: {},
          equal: 2000,
          caught: [],
          undetected: [],
          untouched: 9000,
          changed: [],
          changedOfNecessity: 0,
          undone: 100,
          notUndone: [],
          lost: [],
          crashes: [],
          refused: [],
          oneWord: 100,
          otherLines: [],
        },
        inPlace: { copy: '', notes: 10, writes: 20, readOnly: {}, failures: [], diff: '' },
      },
    ],
    typed: { texts: 100, characters: 900, changed: 0, literal: 0, example: null },
    speed: { words: 10_000, open: 900, blockSave: 5, verification: 5 },
  }),
);
const failure = { file: 'a.md', what: 'something' };

describe('a figure is missed by', () => {
  test('nothing, where all is well; time is only told', () => {
    expect(missed(good)).toEqual([]);
    expect(printed(good, figuresOf(good))).toContain('– short');
  });

  test.each<[string, (result: Result) => unknown]>([
    ['open + save, byte-identical', ({ folders }) => folders[0]!.changed.push(failure)],
    ['written anew, shown alike by cmark-gfm', ({ folders }) => differ(folders[0]!.canonical.differing, 6)],
    ['written anew, read back equal', ({ folders }) => Object.assign(folders[0]!.canonical, { literal: 6 })],
    ['words lost', ({ folders }) => folders[0]!.canonical.lost.push('word')],
    ['words lost', ({ folders }) => folders[0]!.edited.lost.push(failure)],
    ['crashes', ({ folders }) => folders[0]!.crashes.push(failure)],
    ['crashes', ({ folders }) => folders[0]!.edited.crashes.push(failure)],
    [
      'saved in place: lines of diff -r',
      ({ folders }) => Object.assign(folders[0]!.inPlace!, { diff: 'Only in a: b\n' }),
    ],
    ['saved in place: files really replaced', ({ folders }) => Object.assign(folders[0]!.inPlace!, { writes: 19 })],
    ['saved in place: refused', ({ folders }) => folders[0]!.inPlace!.failures.push(failure)],
    ['edits, read back equal', ({ folders }) => Object.assign(folders[0]!.edited, { equal: 1997 })],
    ['mismatches caught before writing', ({ folders }) => folders[0]!.edited.undetected.push(failure)],
    ['untouched blocks, byte-identical', ({ folders }) => folders[0]!.edited.changed.push(failure)],
    ['edits undone, file byte-identical', ({ folders }) => folders[0]!.edited.notUndone.push(failure)],
    ['one-word edits that change one line', ({ folders }) => differ(folders[0]!.edited.otherLines, 6)],
    ['typed text, unchanged', ({ typed }) => Object.assign(typed!, { changed: 1 })],
  ])('%s', (name, spoil) => {
    const result = structuredClone(good);
    spoil(result);
    expect(missed(result)).toEqual([name]);
  });
});

function differ(list: unknown[], count: number): void {
  for (let i = 0; i < count; i++) list.push({ ...failure, original: 'a', canonical: 'b' });
}
