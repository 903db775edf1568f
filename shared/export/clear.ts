import type { Bundle, PrivacyHit, Surface } from '../ipc/export.ts';
import { applyDecisions, type Decisions, hitIdOf, type Writing } from '../privacy/decide.ts';
import type { KnownIdentity } from '../privacy/identities.ts';
import type { Match, Scanner } from '../privacy/scan.ts';
import { neutralizeMarkdown, neutralizePlain } from './neutralize.ts';
import type { ExportNames } from './templates.ts';

/** What is about to leave, before any decision: the words of the vault as they stand. */
export interface Composed {
  title: string;
  document: string;
  /** What follows the subject in the commit message. */
  commitBody: string;
  /** Path, branch and title made from a decided title, or those of an earlier export of the same selection. */
  names(title: string): ExportNames;
}

/** What leaves, byte for byte. */
export type Cleared = Pick<Bundle, 'title' | 'branch' | 'commitMessage' | 'files' | 'hits' | 'undecided'>;

type Surfaces = Record<Surface, string>;

/**
 * Carries the decisions through every surface (body, title, branch, commit message, path), neutralises what GitHub would act
 * on and scans the result. `undecided` counts the hits that stand in it without a "keep": 0 means it may leave.
 */
export function clearComposed(
  composed: Composed,
  scan: Scanner,
  decisions: Decisions,
  pseudonymOf: (identity: KnownIdentity) => string,
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
      pseudonym: pseudonymOf(match.identity),
      places: [],
      decision: decisions.get(hitId) ?? null,
    };
    if (!hit.places.some((p) => p.surface === surface && p.line === line)) hit.places.push({ surface, line });
    hits.set(hitId, hit);
  };
  const decide = (text: string, surface: Surface, writing: Writing) => {
    const applied = applyDecisions(text, scan, decisions, writing);
    for (const { match, line } of applied.taken) note(match, surface, line);
    return applied.text;
  };

  const body = neutralizeMarkdown(decide(composed.document, 'body', 'markdown'));
  const names = composed.names(decide(composed.title, 'title', 'plain'));
  const title = decide(names.title, 'title', 'plain');
  const commit = neutralizePlain(decide(`${title}\n\n${composed.commitBody}\n`, 'commit', 'plain'));
  const surfaces: Surfaces = {
    body,
    title,
    branch: decide(names.branch, 'branch', 'name'),
    commit,
    path: decide(names.path, 'path', 'name'),
  };
  for (const { match, surface, line } of scanSurfaces(surfaces, scan)) note(match, surface, line);
  return {
    title: surfaces.title,
    branch: surfaces.branch,
    commitMessage: surfaces.commit,
    files: [{ path: surfaces.path, text: surfaces.body }],
    hits: [...hits.values()],
    undecided: undecidedIn(surfaces, scan, decisions).size,
  };
}

/** The hits that stand in what is about to leave and are not kept. Run again on the final bytes by the door. */
export function undecidedHits(cleared: Omit<Cleared, 'hits' | 'undecided'>, scan: Scanner, decisions: Decisions) {
  return undecidedIn(surfacesOf(cleared), scan, decisions);
}

function surfacesOf({ title, branch, commitMessage, files }: Omit<Cleared, 'hits' | 'undecided'>): Surfaces {
  return {
    title,
    branch,
    commit: commitMessage,
    path: files.map((f) => f.path).join('\n'),
    body: files.map((f) => f.text).join('\n'),
  };
}

function undecidedIn(surfaces: Surfaces, scan: Scanner, decisions: Decisions): Set<string> {
  const open = scanSurfaces(surfaces, scan).map(({ match }) => hitIdOf(match));
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
