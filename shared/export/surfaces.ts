import { parseDeepLink, searchLink } from '../domain/deep-link.ts';
import type { Bundle, Surface } from '../ipc/export.ts';
import { hitIdOf } from '../privacy/decide.ts';
import { betweenCells } from '../privacy/fold.ts';
import type { FoundIdentity, Match, Scanner } from '../privacy/scan.ts';

/** What of a bundle is looked through: everything but the pixels. */
export type Readable = Pick<Bundle, 'form' | 'title' | 'branch' | 'commitMessage' | 'pullRequest' | 'files'> & {
  images: readonly { path: string }[];
};

/** A hit that stands in a surface, with its offsets in the surface's text as it leaves. */
export interface Standing {
  match: Match<FoundIdentity>;
  surface: Surface;
  start: number;
  end: number;
}

type Surfaces = Record<Surface, string>;

/** The texts in which somebody may be named, as they leave. */
export function surfacesOf({ title, branch, commitMessage, pullRequest, files, images }: Readable): Surfaces {
  return {
    body: files.map((f) => f.text).join('\n'),
    title,
    branch,
    commit: commitMessage,
    'pull-request': pullRequest === null ? '' : `${pullRequest.title}\n\n${pullRequest.body}`,
    path: [...files, ...images].map((f) => f.path).join('\n'),
  };
}

/** All that is found in what is about to leave, as whoever gets it reads it. */
export function standingIn(leaves: Readable, scan: Scanner<FoundIdentity>): Standing[] {
  const surfaces = surfacesOf(leaves);
  return (Object.keys(surfaces) as Surface[]).flatMap((surface) => {
    const { text, offsetOf } = read(surface === 'body' ? leaves.form : 'plain', surfaces[surface]);
    return scan(text).map((match) => ({
      ...{ match, surface },
      ...{ start: offsetOf(match.start), end: offsetOf(match.end) },
    }));
  });
}

/** The hits that stand in what is about to leave and were not kept. Run again on the final bytes by the door. */
export function openHits(leaves: Readable, scan: Scanner<FoundIdentity>, kept: ReadonlySet<string>): Set<string> {
  const standing = standingIn(leaves, scan).map(({ match }) => hitIdOf(match));
  return new Set(standing.filter((hitId) => !kept.has(hitId)));
}

/** How much there is to look through in what is about to leave, in UTF-16 units. */
export function sizeOf(leaves: Readable): number {
  return Object.values(surfacesOf(leaves)).reduce((sum, text) => sum + text.length, 0);
}

/** What is read in a text: escapes of links and doubled quotes of tables would hide a name from the scan. */
function read(form: Bundle['form'] | 'plain', text: string): { text: string; offsetOf(at: number): number } {
  if (form === 'csv') return cellByCell(text);
  const link = form === 'link' ? parseDeepLink(text) : null;
  if (link?.to !== 'search') return { text, offsetOf: (at) => at };
  return { text: link.query, offsetOf: (at) => searchLink(link.query.slice(0, at)).length };
}

/** A table as its cells are read: what parts them parts names and addresses, too. */
function cellByCell(text: string) {
  /** Where in the text that is read a quote stands for two. */
  const doubled: number[] = [];
  let isQuoted = false;
  const single = text.replace(/""|"|,|\n/g, (sign, at: number) => {
    if (sign === '""' && isQuoted) {
      doubled.push(at - doubled.length);
      return '"';
    }
    if (sign === '"') isQuoted = !isQuoted;
    return isQuoted || sign[0] === '"' ? sign : betweenCells;
  });
  // Asked in order, so that each is passed once.
  let passed = 0;
  let last = 0;
  const offsetOf = (at: number) => {
    if (at < last) passed = 0;
    last = at;
    while (passed < doubled.length && doubled[passed]! < at) passed++;
    return at + passed;
  };
  return { text: single, offsetOf };
}
