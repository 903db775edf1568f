import { searchLink } from '../domain/deep-link.ts';
import type { Bundle, Offer } from '../ipc/export.ts';
import { type Applied, applyDecisions, type Decisions, type Spot, type Writing } from '../privacy/decide.ts';
import type { FoundIdentity, Match, Scanner } from '../privacy/scan.ts';
import { carrySpots, joinWritten, moved, type Written } from './carry-spots.ts';
import { csvCell } from './csv.ts';
import { collectHits } from './hits.ts';
import { imageFolder, placeImages } from './images.ts';
import { escapeMarkdown, parseMarkdown } from './markdown-tree.ts';
import { createMemo, type Memo } from './memo.ts';
import { neutralizeParsed, neutralizePlain } from './neutralize.ts';
import { pullRequestOf } from './pull-request-text.ts';
import { hiddenByMarkup, withHidden } from './rendered.ts';
import type { Found } from './results.ts';
import { standingIn } from './surfaces.ts';
import { isFollowUp, type Naming, namesUnder, slugOf } from './templates.ts';

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

/** What was made of parts of a document, for as long as the vault knows the same people. */
export interface Remembered {
  /** Of Markdown: made harmless, and what its markup hides. */
  parts: Memo<{ harmless: string; hidden: readonly Match<FoundIdentity>[] }>;
  /** Of cells, for as long as nothing else is decided. */
  cells: Memo<Written>;
  turn(): void;
}

/** Remembers nothing yet. */
export function createRemembered(): Remembered {
  const parts: Remembered['parts'] = createMemo();
  return {
    parts,
    cells: createMemo(),
    turn() {
      parts.turn();
      this.cells = createMemo();
    },
  };
}

/** Carries the decisions out in a text that is written in some way; `spots`: the stand-ins in it already. */
export type Decide = (text: string, writing: Writing, spots?: readonly Spot[]) => Written;

/**
 * Carries the decisions through every surface (body, title, branch, commit message, pull request, path), neutralises what GitHub would act
 * on and scans the result. `undecided` counts the hits that stand in it without a "keep": 0 means it may leave.
 */
export function clearComposed(
  composed: Composed,
  scan: Scanner<FoundIdentity>,
  decisions: Decisions,
  offersFor: (identity: FoundIdentity) => Offer[],
  remembered: Remembered = createRemembered(),
): Cleared {
  remembered.turn();
  const decide: Decide = (text, writing, spots) => {
    if (writing === 'markdown') return decideMarkdown(text, scan, decisions, remembered);
    const applied = applyDecisions(text, scan, decisions, writing, spots);
    return { text: applied.text, spots: applied.taken };
  };
  const { form } = composed.document;
  const applied = applyDecisions(composed.title, scan, decisions, 'plain');
  const asked: Written = { text: applied.text, spots: applied.taken };
  const name = namesUnder(asked.text, composed.naming).title;
  const title = decide(name, 'plain', carrySpots(asked, name).spots);
  const names = namesUnder(recognizable(applied, scan), composed.naming);
  const branch = decide(names.branch, 'name', slugsOf(asked, names.branch));
  const path = decide(names.path, 'name', slugsOf(asked, names.path));
  const summary = composed.commitBody;
  const commit = summary === null ? nothing : commitOf(title, summary, decide);
  const opening = isFollowUp(names, composed.naming) ? [followsEarlier, composed.opening] : [composed.opening];
  const request = summary === null ? null : pullRequestOf([escapeMarkdown(summary), ...opening], path, decide);

  const used = new Set<string>();
  const written = writeDraft(composed.document, decide, remembered);
  const body =
    composed.images.size > 0
      ? carrySpots(written, placeImages(written.text, path.text, composed.images, used))
      : written;
  const images = [...used].map((name) => ({ path: `${imageFolder(path.text)}/${name}`, name }));
  const left = {
    ...{ form, title: title.text, branch: branch.text, commitMessage: commit.text },
    pullRequest: request && { title: title.text, body: request.body.text },
    ...{ files: [{ path: path.text, text: body.text }, ...(request?.rest ?? [])], images },
  };
  const standing = standingIn(left, scan);
  const opened = request ? joinWritten([title, request.body], afterTitle) : nothing;
  const spots = { body, title, branch, commit, 'pull-request': opened, path };
  return { ...left, found: composed.found, ...collectHits(left, standing, spots, decisions, offersFor) };
}

/** Looks through what is read in it, too, where marks and tags are gone, and makes the result harmless. */
function decideMarkdown(
  text: string,
  scan: Scanner<FoundIdentity>,
  decisions: Decisions,
  { parts }: Remembered,
): Written {
  const look = (source: string, known: readonly Match<FoundIdentity>[]) =>
    parts.of(source, () => {
      const root = parseMarkdown(source);
      return { harmless: neutralizeParsed(source, root), hidden: hiddenByMarkup(source, root, scan, known) };
    });
  const scanShown = (source: string) => {
    const known = scan(source);
    return withHidden(known, look(source, known).hidden);
  };
  // What is decided about is what stands in the end: `noor&#64;lumenpay.example` becomes another string than it was.
  const { text: decided, taken } = applyDecisions(look(text, scan(text)).harmless, scanShown, decisions, 'markdown');
  const { harmless, hidden } = look(decided, []);
  const standing = hidden.map(
    (match): Spot => ({ matches: [match], start: match.start, end: match.end, stands: true }),
  );
  const spots = standing.length === 0 ? taken : [...taken, ...standing].sort((a, b) => a.start - b.start);
  return carrySpots({ text: decided, spots }, harmless);
}

const nothing: Written = { text: '', spots: [] };
/** Stands between a title and what follows it. */
const afterTitle = '\n\n';

function commitOf(title: Written, body: string, decide: Decide): Written {
  const message = decide(`${title.text}${afterTitle}${body}\n`, 'plain', title.spots);
  const harmless = carrySpots(message, neutralizePlain(message.text));
  return decide(harmless.text, 'plain', harmless.spots);
}

const followsEarlier = 'It follows an earlier pull request for the same document.';

/**
 * A title without what stands in it and is no longer recognized as a slug (an address, a link with a token): in the name of a branch or a file nobody
 * could be asked about it.
 */
function recognizable({ text, left }: Applied, scan: Scanner<FoundIdentity>): string {
  let out = '';
  let end = 0;
  for (const { identity, start, end: inner } of left) {
    // Its possessive becomes one word with it.
    const over = inner + /^[’'\p{L}]*/u.exec(text.slice(inner))![0].length;
    const slug = slugOf(text.slice(start, over));
    // A number of anybody becomes one with the date before it.
    const unseen = scan(slug).reduce((rest, match) => {
      const isOurs = identity.participantId !== null && match.identity.participantId === identity.participantId;
      return isOurs ? rest.fill('', match.start, match.end) : rest;
    }, slug.split(''));
    if (over <= end || !/[^-]/.test(unseen.join(''))) continue;
    out += `${text.slice(end, Math.max(end, start))} `;
    end = over;
  }
  return out + text.slice(end);
}

/** Stand-ins of a title in a name that was made of it. */
function slugsOf({ text, spots }: Written, name: string): Spot[] {
  const found: Spot[] = [];
  let from = 0;
  for (const { matches, start, end } of spots) {
    const slug = slugOf(text.slice(start, end));
    const at = name.indexOf(slug, from);
    if (at < 0) continue;
    found.push({ matches, start: at, end: at + slug.length });
    from = at + slug.length;
  }
  return found;
}

/** The text of a document, each part of it decided about before it is written in the form's own way. */
function writeDraft(draft: Draft, decide: Decide, { cells }: Remembered): Written {
  switch (draft.form) {
    case 'markdown': {
      const parts = draft.parts.map((part) => decide(part, 'markdown'));
      return parts.length === 1 ? parts[0]! : joinWritten([joinWritten(parts, '\n\n'), { text: '', spots: [] }], '\n');
    }
    case 'csv':
      return writeTable(draft.rows, decide, cells);
    case 'link': {
      const { text, spots } = decide(draft.query, 'name');
      const offset = (at: number) => searchLink(text.slice(0, at)).length;
      return {
        text: searchLink(text),
        spots: spots.map(({ matches, start, end }) => ({ matches, start: offset(start), end: offset(end) })),
      };
    }
  }
}

function writeTable(rows: readonly (readonly string[])[], decide: Decide, cells: Remembered['cells']): Written {
  const spots: Spot[] = [];
  const out: string[] = [];
  let at = 0;
  const put = (text: string) => {
    out.push(text);
    at += text.length;
  };
  for (const row of rows) {
    for (const [i, value] of row.entries()) {
      if (i > 0) put(',');
      // Most cells of a long table are those of the row above: dates, teams, titles.
      const cell = cells.of(value, () => {
        const decided = decide(value, 'plain');
        return carrySpots(decided, csvCell(decided.text));
      });
      for (const spot of cell.spots) spots.push(moved(spot, at));
      put(cell.text);
    }
    put('\r\n');
  }
  return { text: out.join(''), spots };
}
