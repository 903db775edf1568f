// What `npm run fidelity` bundles and runs: the product's own document code, without a page.
import { createRandom } from '../../scripts/lib/random.mjs';
import { type CanonicalResult, createCanonicalCheck } from './canonical.ts';
import { createEditCheck, type EditResult, noEdits } from './edit-check.ts';
import type { Random } from './edits.ts';
import { type Folder, type NoteFile, readFolder, writeSpecExamples } from './folder.ts';
import { checkInPlace, type InPlaceResult } from './in-place.ts';
import { judgeVersion } from './judge.ts';
import { measureSpeed, type SpeedResult } from './speed.ts';
import { checkTyped, type TypedResult } from './typed.ts';
import { createUntouchedCheck, type Failure, forms } from './untouched.ts';

export interface Request {
  folders: string[];
  /** Where the examples of the specifications may be written to count as one more folder; `null`: not wanted. */
  spec: string | null;
  inPlace: boolean;
  /** Where the copy of `inPlace` stays; `null`: it is removed. */
  keep: string | null;
  edits: number;
  typed: number;
  speed: boolean;
  seed: number;
  progress: (message: string) => void;
}

export interface FolderResult {
  name: string;
  files: number;
  bytes: number;
  readOnly: Record<string, string>;
  /** Each file in each of its forms, opened and saved. */
  saves: number;
  changed: Failure[];
  canonical: CanonicalResult;
  edited: EditResult;
  crashes: Failure[];
  inPlace: InPlaceResult | null;
}

export interface Result {
  judge: string;
  seed: number;
  folders: FolderResult[];
  typed: TypedResult | null;
  speed: SpeedResult | null;
}

/** Runs all checks asked for. Throws only where it cannot run at all (no such folder, no judge). */
export async function runFidelity(request: Request): Promise<Result> {
  const { seed, progress } = request;
  const result: Result = { judge: judgeVersion(), seed, folders: [], typed: null, speed: null };
  if (request.spec !== null) await writeSpecExamples(request.spec);
  const folders = request.spec === null ? request.folders : [...request.folders, request.spec];
  for (const path of folders) {
    const folder = await readFolder(path);
    if (path === request.spec) folder.name = 'CommonMark and GFM examples';
    result.folders.push(await checkFolder(folder, request));
  }
  if (request.typed > 0) {
    progress(`typing ${request.typed} texts`);
    result.typed = checkTyped(request.typed, seed);
  }
  if (request.speed) result.speed = measureSpeed(createRandom(seed) as Random);
  return result;
}

async function checkFolder(folder: Folder, request: Request): Promise<FolderResult> {
  const { files } = folder;
  const result: FolderResult = {
    name: folder.name,
    files: files.length,
    bytes: folder.bytes,
    readOnly: folder.readOnly,
    saves: files.length * forms.length,
    changed: [],
    canonical: { blocks: 0, opaque: 0, literal: 0, differing: [], lost: [] },
    edited: noEdits(),
    crashes: [],
    inPlace: null,
  };
  const say = (what: string) => request.progress(`${folder.name}: ${what}`);
  const untouched = createUntouchedCheck();
  const canonical = createCanonicalCheck();
  files.forEach(({ path, text }, i) => {
    say(`opening and writing, file ${i + 1} of ${files.length}`);
    const { failures, crashes } = untouched(path, text);
    result.changed.push(...failures);
    result.crashes.push(...crashes);
    try {
      addTo(result.canonical, canonical(path, text));
    } catch (error) {
      result.crashes.push({ file: path, what: `writing anew: ${error instanceof Error ? error.stack : error}` });
    }
  });
  if (request.edits > 0) await editFiles(files, request, result.edited, say);
  if (request.inPlace) {
    say('saving a copy in place');
    result.inPlace = await checkInPlace(folder.root, request.keep);
  }
  return result;
}

/** Spreads the edits over the files; a third as many more change one word each. */
async function editFiles(
  files: readonly NoteFile[],
  request: Request,
  result: EditResult,
  say: (what: string) => void,
) {
  const random = createRandom(request.seed) as Random;
  const check = createEditCheck(random, result);
  const perFile = Math.max(3, Math.ceil(request.edits / files.length));
  for (let tries = 0; result.edits < request.edits && tries < files.length * 20; tries++) {
    const count = Math.min(request.edits - result.edits, perFile);
    const { path, text } = random.pick(files);
    const made = await check.edit(path, text, count);
    await check.oneWord(path, text, Math.ceil(made / 3));
    say(`editing, ${result.edits} of ${request.edits}`);
  }
}

function addTo(total: CanonicalResult, one: CanonicalResult): void {
  total.blocks += one.blocks;
  total.opaque += one.opaque;
  total.literal += one.literal;
  total.differing.push(...one.differing);
  total.lost.push(...one.lost);
}
