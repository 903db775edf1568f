import { parseDeepLink, searchLink } from '../domain/deep-link.ts';
import type { Bundle, Mark, Offer, PrivacyHit, Surface } from '../ipc/export.ts';
import { applyDecisions, type Decisions, hitIdOf, type Writing } from '../privacy/decide.ts';
import type { KnownIdentity } from '../privacy/identities.ts';
import type { Match, Scanner } from '../privacy/scan.ts';
import { toCsv } from './csv.ts';
import { imageFolder, placeImages } from './images.ts';
import { escapeMarkdown } from './markdown-tree.ts';
import { neutralizeMarkdown, neutralizePlain } from './neutralize.ts';
import type { Found } from './results.ts';
import { type Naming, namesUnder } from './templates.ts';

/** A document before any decision: Markdown in parts (a long list as a whole takes very long to parse), the cells of a table, or the query that a link leads to. */
export type Draft =
  | { form: 'markdown'; parts: readonly string[] }
  | { form: 'csv'; rows: readonly (readonly string[])[] }
  | { form: 'link'; query: string };

/** What is about to leave, before any decision: the words of the vault as they stand. */
export interface Composed {
  title: string;
  document: Draft;
  /** What follows the subject in the commit message; `null` where nothing is committed. */
  commitBody: string | null;
  /** What the pull request says besides, as Markdown: who owns it, until when, what is asked. */
  opening: string;
  /** All that there would be, where this is only the first of it. */
  found: Found | null;
  /** The names under which the document may show pictures. */
  images: ReadonlySet<string>;
  /** What path, branch and title are made from, once the title is decided. */
  naming: Naming;
}

/** What leaves, byte for byte; of pictures where they stand. */
export interface Cleared
  extends Pick<
    Bundle,
    'form' | 'found' | 'title' | 'branch' | 'commitMessage' | 'pullRequest' | 'files' | 'hits' | 'marks' | 'undecided'
  > {
  images: { path: string; name: string }[];
}

/** What of a bundle is looked through: everything but the pixels. */
export type Readable = Pick<Cleared, 'form' | 'title' | 'branch' | 'commitMessage' | 'pullRequest' | 'files'> & {
  images: readonly { path: string }[];
};

type Surfaces = Record<Surface, string>;

/**
 * Carries the decisions through every surface (body, title, branch, commit message, pull request, path), neutralises what GitHub would act
 * on and scans the result. `undecided` counts the hits that stand in it without a "keep": 0 means it may leave.
 */
export function clearComposed(
  composed: Composed,
  scan: Scanner,
  decisions: Decisions,
  offersFor: (identity: KnownIdentity) => Offer[],
): Cleared {
  const hits = new Map<string, PrivacyHit>();
  const note = (match: Match, surface: Surface, line: number) => {
    const hitId = hitIdOf(match);
    const { kind, participantId } = match.identity;
    const hit = hits.get(hitId) ?? {
      hitId,
      kind,
      exact: match.exact,
      participantId,
      offers: offersFor(match.identity),
      places: [],
      decision: decisions.get(hitId) ?? null,
      keptBy: null,
    };
    if (!hit.places.some((p) => p.surface === surface && p.line === line)) hit.places.push({ surface, line });
    hits.set(hitId, hit);
  };
  const decide = (text: string, surface: Surface, writing: Writing, firstLine = 1) => {
    const applied = applyDecisions(text, scan, decisions, writing);
    for (const { match, line } of applied.taken) note(match, surface, firstLine + line - 1);
    return applied.text;
  };

  const { form } = composed.document;
  const written = writeDraft(composed.document, (part, writing, line) => decide(part, 'body', writing, line));
  const names = namesUnder(decide(composed.title, 'title', 'plain'), composed.naming);
  const title = decide(names.title, 'title', 'plain');
  const commit =
    composed.commitBody === null
      ? ''
      : neutralizePlain(decide(`${title}\n\n${composed.commitBody}\n`, 'commit', 'plain'));
  const branch = decide(names.branch, 'branch', 'name');
  const path = decide(names.path, 'path', 'name');
  const pullRequest =
    composed.commitBody === null ? null : { title, body: pullRequestBody(composed, composed.commitBody, path, decide) };
  const used = new Set<string>();
  const text = composed.images.size > 0 ? placeImages(written, path, composed.images, used) : written;
  const images = [...used].map((name) => ({ path: `${imageFolder(path)}/${name}`, name }));
  const left = { form, title, branch, commitMessage: commit, pullRequest, files: [{ path, text }], images };
  const surfaces = surfacesOf(left);
  const standing = scanSurfaces(surfaces, scan);
  for (const { match, surface, line } of standing) note(match, surface, line);
  return {
    ...left,
    found: composed.found,
    hits: [...hits.values()],
    marks: standing.flatMap((one) => markOf(one, decisions)),
    undecided: undecidedOf(standing, decisions).size,
  };
}

/** What the pull request says: what the document rests on, whose it is, and where it lies. */
function pullRequestBody(
  { opening }: Composed,
  summary: string,
  path: string,
  decide: (text: string, surface: Surface, writing: Writing, firstLine: number) => string,
): string {
  const text = [escapeMarkdown(summary), opening].filter((part) => part !== '').join('\n\n');
  // The title and an empty line stand above it.
  return `${neutralizeMarkdown(decide(text, 'pull-request', 'markdown', 3))}\n\nDocument: \`${path.replaceAll('`', '')}\`\n`;
}

/** The hits that stand in what is about to leave and were not kept. Run again on the final bytes by the door. */
export function openHits(cleared: Readable, scan: Scanner, kept: ReadonlySet<string>): Set<string> {
  const standing = scanSurfaces(surfacesOf(cleared), scan).map(({ match }) => hitIdOf(match));
  return new Set(standing.filter((hitId) => !kept.has(hitId)));
}

/** How much there is to look through in what is about to leave, in UTF-16 units. */
export function sizeOf(cleared: Readable): number {
  return Object.values(surfacesOf(cleared)).reduce((sum, text) => sum + text.length, 0);
}

/** The text of a document, each part of it decided about before it is written in the form's own way. */
function writeDraft(draft: Draft, decide: (text: string, writing: Writing, line?: number) => string): string {
  switch (draft.form) {
    case 'markdown': {
      let line = 1;
      const parts = draft.parts.map((part) => {
        const text = neutralizeMarkdown(decide(part, 'markdown', line));
        line += text.split('\n').length + 1;
        return text;
      });
      return draft.parts.length === 1 ? parts[0]! : `${parts.join('\n\n')}\n`;
    }
    case 'csv': {
      // Most cells of a long table are those of the row above: dates, teams, titles.
      const asTheyAre = new Set<string>();
      const decided = (cell: string, line: number) => {
        if (asTheyAre.has(cell)) return cell;
        const text = decide(cell, 'plain', line);
        if (text === cell) asTheyAre.add(cell);
        return text;
      };
      return toCsv(draft.rows.map((row, i) => row.map((cell) => decided(cell, i + 1))));
    }
    case 'link':
      return searchLink(decide(draft.query, 'name'));
  }
}

/** What whoever gets the text reads in it: escapes of links and doubled quotes of tables would hide a name from the scan. */
function readable(form: Bundle['form'], text: string): string {
  if (form === 'csv') return text.replaceAll('""', '"');
  const link = form === 'link' ? parseDeepLink(text) : null;
  return link?.to === 'search' ? link.query : text;
}

function surfacesOf({ form, title, branch, commitMessage, pullRequest, files, images }: Readable): Surfaces {
  return {
    title,
    branch,
    commit: commitMessage,
    'pull-request': pullRequest === null ? '' : `${pullRequest.title}\n\n${pullRequest.body}`,
    path: [...files, ...images].map((f) => f.path).join('\n'),
    body: readable(form, files.map((f) => f.text).join('\n')),
  };
}

function undecidedOf(standing: readonly { match: Match }[], decisions: Decisions): Set<string> {
  const open = standing.map(({ match }) => hitIdOf(match));
  return new Set(open.filter((hitId) => decisions.get(hitId)?.decision !== 'keep'));
}

function scanSurfaces(surfaces: Surfaces, scan: Scanner) {
  return (Object.keys(surfaces) as Surface[]).flatMap((surface) => {
    const text = surfaces[surface];
    let line = 1;
    let at = 0;
    return scan(text).map((match) => {
      for (; at < match.start; at++) if (text[at] === '\n') line++;
      return { match, surface, line };
    });
  });
}

/** The mark of what stands in a surface. Offsets of a table's or link's body, and of a picture's path, are those of what is read in it. */
function markOf({ match, surface }: { match: Match; surface: Surface }, decisions: Decisions): Mark[] {
  const hitId = hitIdOf(match);
  const state = decisions.get(hitId)?.decision === 'keep' ? 'kept' : 'open';
  return [{ surface, start: match.start, end: match.end, hitId, state }];
}
