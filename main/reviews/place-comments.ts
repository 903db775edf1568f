import { type PublishedFinding, placesIn, type ReviewPlace, textOfHunk } from '../../shared/findings/review-places.ts';
import type { Feedback, LineComment, Said } from '../github/feedback.ts';
import type { StoredComment } from './review-cache.ts';

/** What was published when a comment was written. */
export interface PublishedThen {
  findings: readonly PublishedFinding[];
  inFootnotes: boolean;
}

interface Parts {
  /** What was known of the same pull request before: places that were found are not looked for again. */
  before: readonly StoredComment[];
  publishedAt(commit: string): PublishedThen;
  /** The text of a file of the branch; `null` where it cannot be had. */
  textAt(commit: string, path: string): Promise<string | null>;
}

/** A comment longer than this is cut. In UTF-16 units. */
const longest = 20_000;
const nowhere: ReviewPlace = { highlightId: null, findingId: null, section: null };

/** The comments of a pull request in the order in which they were written, each with the place in the document that it is about. */
export async function placeComments(feedback: Feedback, parts: Parts): Promise<StoredComment[]> {
  const known = new Map(parts.before.map((comment) => [comment.id, comment]));
  const answers = new Map(feedback.lineComments.map(({ id, inReplyTo }) => [id, inReplyTo]));
  const placed: StoredComment[] = [];
  for (const one of feedback.lineComments) {
    const anchor = anchorOf(one);
    const earlier = known.get(`line-${one.id}`);
    const place = earlier?.anchor === anchor ? earlier : await placeOf(one, parts);
    const { highlightId, findingId, section } = place;
    placed.push({
      ...saidOf(one, 'line'),
      ...{ thread: `line-${rootOf(one.id, answers)}`, path: one.path, line: one.line, outdated: one.outdated },
      ...{ highlightId, findingId, section, anchor, says: null },
    });
  }
  const whole = { path: null, line: null, outdated: false, ...nowhere, anchor: '' };
  for (const one of feedback.reviews) {
    if (one.body.trim() === '') continue;
    const says = one.state === 'dismissed' ? null : one.state;
    placed.push({ ...saidOf(one, 'review'), thread: `review-${one.id}`, ...whole, says });
  }
  for (const one of feedback.talk)
    placed.push({ ...saidOf(one, 'talk'), thread: `talk-${one.id}`, ...whole, says: null });
  // Within one second GitHub's numbers tell what came first.
  return placed.sort((a, b) => (a.at === b.at ? numberOf(a) - numberOf(b) : a.at < b.at ? -1 : 1));
}

function numberOf({ id }: StoredComment): number {
  return Number(id.slice(id.indexOf('-') + 1));
}

async function placeOf(one: LineComment, { publishedAt, textAt }: Parts): Promise<ReviewPlace> {
  if (one.line === null) return nowhere;
  const { findings, inFootnotes } = publishedAt(one.commit);
  const text = one.isOfBase ? null : await textAt(one.commit, one.path);
  if (text !== null && one.line <= text.split('\n').length) {
    return placesIn({ text, findings, inFootnotes })(one.line, one.from);
  }
  const shown = textOfHunk(one.hunk, one.isOfBase ? 'LEFT' : 'RIGHT');
  const above = one.from === null ? 0 : one.line - one.from;
  return placesIn({ text: shown.text, findings, inFootnotes })(shown.line, (shown.line ?? 0) - above);
}

function anchorOf({ commit, path, line, from, isOfBase }: LineComment): string {
  return `${commit}:${isOfBase ? 'base' : 'head'}:${path}:${from ?? ''}-${line ?? ''}`;
}

/** The comment that begins the thread; where that was not fetched, the first that is known of it. */
function rootOf(id: number, answers: ReadonlyMap<number, number | null>): number {
  const seen = new Set([id]);
  for (let at = id; ; ) {
    const answered = answers.get(at) ?? null;
    if (answered === null || seen.has(answered)) return at;
    seen.add(answered);
    at = answered;
  }
}

function saidOf({ id, login, at, body, url }: Said, kind: 'line' | 'review' | 'talk') {
  const isCut = body.length > longest;
  // Half of a sign would be no text.
  const shown = isCut ? body.slice(0, longest).replace(/[\ud800-\udbff]$/, '') : body;
  return { id: `${kind}-${id}`, login, at, body: shown, isCut, url };
}
