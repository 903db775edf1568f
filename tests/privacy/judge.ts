import type { Bundle, Decision, PrivacyHit, Surface } from '../../shared/ipc/export.ts';
import type { Case } from './cases.ts';
import { isIn, type Piece, readPiece, tellTales } from './detector.ts';
import { type Driven, type Way, ways } from './drive.ts';
import { type Place, placesOf } from './places.ts';
import type { LookAlike, Needle, Plant } from './plant.ts';
import { codeOf, commandOf, draftOf } from './world.ts';

/** What became of one plant. It escaped where there is a problem, each a sentence. */
export interface Verdict {
  plant: Plant;
  document: Case['document'];
  /** Whether it is of the sort that never leaves, with nobody asked. */
  isDropped: boolean;
  /** Whether it alone kept all from leaving. */
  isRefused: boolean;
  isGone: boolean;
  problems: string[];
}

export interface CaseVerdict {
  plants: Verdict[];
  lookAlikes: { lookAlike: LookAlike; askedAbout: string[] }[];
  /** How often each way was tried with something undecided, and how often it let it out. */
  refusals: Map<string, { tried: number; letOut: number }>;
  /** Bytes that were looked through. */
  bytes: number;
  /** Sentences about what is wrong with the run itself. */
  broken: string[];
}

/** So often what a stand-in uncovers is decided about. */
const rounds = 4;

/** Takes one document through all its ways, undecided, with each identifier alone undecided, and with all taken out. */
export async function judge(driven: Driven, one: Case): Promise<CaseVerdict> {
  const { exports, targetId } = driven;
  const verdict: CaseVerdict = { plants: [], lookAlikes: [], refusals: new Map(), bytes: 0, broken: [] };
  const problems = new Map<Plant, string[]>(one.plants.map((plant) => [plant, []]));
  const say = (plant: Plant, problem: string) => problems.get(plant)!.push(problem);
  const isDropped = (plant: Plant) => placeOf(one, plant).isDropped === true;

  const first = await undecided(driven, await exports.prepare(draftOf(one), targetId));
  const texts = textsOf(first);
  const surfaces = Object.entries(texts).map(([label, content]) => readPiece({ label, content }));
  const dropped = one.plants.filter(isDropped);
  const asked = one.plants.filter((plant) => !isDropped(plant));
  for (const plant of asked) {
    const seen = surfaces.filter((piece) => tellTales(plant.needles, [piece]).length > 0);
    if (seen.length === 0) verdict.broken.push(`${nameOf(plant)}: it did not get into the document`);
    for (const piece of seen) {
      for (const needle of plant.needles) {
        if (!isIn(needle, piece)) continue;
        if (!isOffered(needle, piece.label, first.hits)) say(plant, `not found in the ${piece.label}`);
        else if (!isMarked(needle, piece.label, first, texts)) say(plant, `found and not marked in the ${piece.label}`);
      }
    }
  }
  for (const lookAlike of one.lookAlikes) {
    verdict.lookAlikes.push({
      lookAlike,
      askedAbout: asksAt(first, codeOf('look-alike', lookAlike.n), lookAlike.text),
    });
  }

  const open = waysOf(one);
  for (const way of open) {
    const outcome = await driven.go(way, first);
    count(verdict, way, 'left' in outcome);
    if (!('left' in outcome) || asked.length === 0) continue;
    for (const plant of asked) say(plant, `left undecided (${way})`);
  }

  const refused = new Set<Plant>();
  let current = first;
  for (const plant of asked) {
    const own = (hit: PrivacyHit) => plant.needles.some((needle) => isOffered(needle, null, [hit]));
    current = await decideAll(driven, current, (hit) => (own(hit) ? null : { decision: 'keep' }));
    const outcome = await driven.go('copy', current);
    count(verdict, 'copy', 'left' in outcome);
    if ('left' in outcome) say(plant, 'everything left though it alone was undecided');
    else refused.add(plant);
  }

  const gone = new Set<Plant>(one.plants);
  for (const [what, decide] of decisions) {
    current = await undecided(driven, current);
    for (let round = 0; round < rounds && current.undecided > 0; round++)
      current = await decideAll(driven, current, decide);
    const pieces: Piece[] = [];
    for (const way of open) {
      const outcome = await driven.go(way, current);
      if ('left' in outcome)
        pieces.push(...outcome.left.map((piece) => ({ ...piece, label: `${piece.label} (${way})` })));
      else verdict.broken.push(`document ${one.n} (${one.document}): ${way} after all was ${what}: ${outcome.refused}`);
    }
    verdict.bytes += pieces.reduce((sum, { content }) => sum + content.length, 0);
    const read = pieces.map(readPiece);
    for (const plant of [...asked, ...dropped]) {
      const where = tellTales(plant.needles, read);
      if (where.length === 0) continue;
      gone.delete(plant);
      say(plant, `after all was ${what} still in ${where[0]}`);
    }
  }

  for (const plant of one.plants) {
    const about = { plant, document: one.document, isDropped: isDropped(plant) };
    const isRefused = refused.has(plant);
    verdict.plants.push({ ...about, isRefused, isGone: gone.has(plant), problems: [...new Set(problems.get(plant))] });
  }
  return verdict;
}

const decisions: [what: string, decide: (hit: PrivacyHit) => Decision][] = [
  ['replaced', (hit) => ({ decision: 'replace', with: hit.offers[0]!.text })],
  ['redacted', () => ({ decision: 'redact' })],
];

/** The same by the command line, before anything was decided: what it printed though something was undecided, or kept in spite of stand-ins. */
export async function judgeCommand({ command }: Driven, one: Case, verdict: Pick<CaseVerdict, 'refusals' | 'broken'>) {
  const line = commandOf(one);
  const found = new Map<Plant, string[]>();
  if (line === null) return found;
  const say = (plant: Plant, problem: string) => found.set(plant, [...(found.get(plant) ?? []), problem]);
  const bare = await command('document', '.', ...line);
  const asked = one.plants.filter((plant) => placeOf(one, plant).isDropped !== true);
  count(verdict, 'command line', bare.out !== '');
  if (bare.out !== '') for (const plant of asked) say(plant, 'left undecided (command line)');
  const { code, out, err } = await command('document', '.', ...line, '--pseudonyms', '--json');
  if (code !== 0)
    verdict.broken.push(`document ${one.n} (${one.document}): the command line ended with ${code}: ${err}`);
  const read = [
    readPiece({ label: 'what the command line printed', content: out }),
    readPiece({ label: 'its JSON', content: unquoted(out) }),
  ];
  for (const plant of one.plants) {
    const [where] = tellTales(plant.needles, read);
    if (where !== undefined) say(plant, `after all was replaced still in ${where}`);
  }
  return found;
}

function unquoted(json: string): string {
  try {
    return Object.values(JSON.parse(json) as Record<string, string>).join('\n');
  } catch {
    return json;
  }
}

function placeOf(one: Case, { surface }: Plant): Place {
  return placesOf(one.document).find((place) => place.surface === surface)!;
}

/** The ways out that there are for a document. */
function waysOf({ document }: Case): readonly Way[] {
  if (document === 'link') return ['copy'];
  if (document === 'results') return ways.filter((way) => way !== 'publish');
  return document.endsWith('-csv') ? ['copy', 'copy as rich text', 'save', 'print'] : ways;
}

/** Every text of a bundle, by the surface that the hits name. */
function textsOf({ title, branch, commitMessage, pullRequest, files, images }: Bundle): Record<Surface, string> {
  return {
    ...{ title, branch, commit: commitMessage },
    'pull-request': pullRequest === null ? '' : `${pullRequest.title}\n\n${pullRequest.body}`,
    path: [...files, ...images].map((file) => file.path).join('\n'),
    body: files.map(({ text }) => text).join('\n'),
  };
}

/** Whether what gives somebody away is asked about, on that surface. */
function isOffered(needle: Needle, surface: string | null, hits: readonly PrivacyHit[]): boolean {
  return hits.some(
    ({ exact, places }) =>
      (surface === null || places.some((place) => place.surface === surface)) &&
      isIn(needle, readPiece({ label: '', content: exact })),
  );
}

/** Whether a mark of something undecided is around it, there. */
function isMarked(needle: Needle, surface: string, { marks }: Bundle, texts: Record<string, string>): boolean {
  return marks.some(
    (mark) =>
      mark.surface === surface &&
      mark.state === 'open' &&
      isIn(needle, readPiece({ label: '', content: (texts[surface] ?? '').slice(mark.start, mark.end) })),
  );
}

/** What is marked at something that stands behind a code, or in the code itself. */
function asksAt({ files, hits, marks }: Bundle, code: string, { length }: string): string[] {
  const text = files[0]?.text ?? '';
  const found = new Set<string>();
  for (let start = text.indexOf(code); start >= 0; start = text.indexOf(code, start + 1)) {
    // What is put before it, and a sign before each of its own where Markdown needs one.
    const end = start + code.length + ' | about '.length + 2 * length;
    const line = text.indexOf('\n', start);
    const until = Math.min(
      end,
      line < 0 ? end : line,
      ...[text.indexOf(' as it was told', start)].filter((at) => at >= 0),
    );
    const there = marks.filter((mark) => mark.surface === 'body' && mark.start < until && mark.end > start);
    for (const { hitId } of there) found.add(hitId);
  }
  return hits.flatMap(({ hitId, kind, exact }) => (found.has(hitId) ? `${kind} “${exact}”` : []));
}

async function undecided(driven: Driven, bundle: Bundle): Promise<Bundle> {
  return bundle.hits.some(({ decision }) => decision !== null) ? decideAll(driven, bundle, () => null) : bundle;
}

function decideAll({ exports }: Driven, bundle: Bundle, decide: (hit: PrivacyHit) => Decision | null): Promise<Bundle> {
  return exports.decide(bundle.bundleId, Object.fromEntries(bundle.hits.map((hit) => [hit.hitId, decide(hit)])));
}

function count({ refusals }: Pick<CaseVerdict, 'refusals'>, way: string, letOut: boolean): void {
  const so = refusals.get(way) ?? { tried: 0, letOut: 0 };
  refusals.set(way, { tried: so.tried + 1, letOut: so.letOut + Number(letOut) });
}

/** A plant in words. */
export function nameOf({ n, kind, spelling, surface, text }: Plant): string {
  return `plant ${n} (${kind}, ${spelling}, in ${surface}): ${JSON.stringify(text)}`;
}
