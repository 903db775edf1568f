import type { Decision } from '../ipc/export.ts';
import type { FoundIdentity, Match as MatchOf, Scanner as ScannerOf } from './scan.ts';

type Match = MatchOf<FoundIdentity>;
type Scanner = ScannerOf<FoundIdentity>;

/** Decisions by hit: `keep` holds for this identity and this exact string alone. */
export type Decisions = ReadonlyMap<string, Decision>;

/** The name of a hit: one identity and one exact string of it; `-` where nobody is known by it. */
export function hitIdOf({ identity, exact }: Pick<Match, 'identity' | 'exact'>): string {
  return `${identity.kind}:${identity.participantId ?? '-'}:${exact}`;
}

/** How a decided text is written into a surface: prose as it is, a file or branch name as a slug. */
export type Writing = 'markdown' | 'plain' | 'name';

/** Where in a text a stand-in is, `[start, end)`, and for what: for several where one took the place of another. */
export interface Spot {
  matches: readonly Match[];
  start: number;
  end: number;
  /** Nothing was taken out: it still stands there. */
  stands?: boolean;
}

export interface Applied {
  text: string;
  /** What was taken out, where its stand-ins are in `text`: in order, none overlaps another. */
  taken: readonly Spot[];
  /** What still stands in `text`: kept or undecided. */
  left: Match[];
}

const rounds = 3;

/**
 * Carries out the decisions in one text: replaces and redacts until nothing decided so is left. `left` is the scan of the
 * result, so that a stand-in that is itself somebody's name is found too. `before`: stand-ins that are already in it.
 */
export function applyDecisions(
  text: string,
  scan: Scanner,
  decisions: Decisions,
  writing: Writing,
  before: readonly Spot[] = [],
): Applied {
  let [current, taken] = [text, before];
  for (let round = 0; ; round++) {
    const matches = scan(current);
    const due = matches.filter((m) => isOut(decisions.get(hitIdOf(m))));
    if (due.length === 0 || round === rounds) return { text: current, taken, left: matches };
    const next = takeOut(current, due, decisions, writing);
    taken = merge(taken, next.edits);
    current = next.text;
  }
}

function isOut(decision: Decision | undefined): boolean {
  return decision?.decision === 'replace' || decision?.decision === 'redact';
}

/** A stand-in put in place of `[from, to)`. */
interface Edit {
  match: Match;
  from: number;
  to: number;
  start: number;
  end: number;
}

function takeOut(text: string, due: readonly Match[], decisions: Decisions, writing: Writing) {
  const edits: Edit[] = [];
  let out = '';
  let at = 0;
  for (const match of due) {
    if (match.start < at) continue;
    // An address in angle brackets is a link; words in them would be a tag.
    const angles = writing === 'markdown' && text[match.start - 1] === '<' && text[match.end] === '>' ? 1 : 0;
    const [from, to] = [Math.max(at, match.start - angles), match.end + angles];
    out += text.slice(at, from);
    const start = out.length;
    out += standIn(text, match, decisions.get(hitIdOf(match))!, writing);
    edits.push({ match, from, to, start, end: out.length });
    at = to;
  }
  return { text: out + text.slice(at), edits };
}

/** Moves the spots there were to where they are now; what was taken out together with one of them shares its place. */
function merge(spots: readonly Spot[], edits: readonly Edit[]): Spot[] {
  const all: Spot[] = [];
  let next = 0;
  let moved = 0;
  const put = (edit: Edit) => {
    all.push({ matches: [edit.match], start: edit.start, end: edit.end });
    moved = edit.end - edit.to;
    next++;
  };
  for (const { matches, start, end } of spots) {
    while (next < edits.length && edits[next]!.to <= start) put(edits[next]!);
    let own: Spot = { matches, start: start + moved, end: end + moved };
    while (next < edits.length && edits[next]!.from < end) {
      const edit = edits[next]!;
      put(edit);
      const { start: from } = all.pop()!;
      own = {
        matches: [...own.matches, edit.match],
        start: Math.min(own.start, from),
        end: Math.max(end, edit.to) + moved,
      };
    }
    const last = all.at(-1);
    if (last && last.end > own.start) all[all.length - 1] = { ...last, matches: [...last.matches, ...own.matches] };
    else all.push(own);
  }
  while (next < edits.length) put(edits[next]!);
  return all;
}

/** An underscore within a word (`noor_h`) is none. */
const emphasis = /[*~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;

function standIn(text: string, match: Match, decision: Decision, writing: Writing): string {
  const plain = decision.decision === 'replace' ? inOneLine(decision.with) || 'Somebody' : 'redacted';
  if (writing === 'name' || isInAddress(text, match)) return nameForm(plain);
  // What began or ended inside the name must stay in balance.
  const inside = writing === 'markdown' ? text.slice(match.start, match.end) : '';
  const marks = inside.match(emphasis) ?? [];
  const [opened, closed] = unbalanced(inside);
  const shown =
    decision.decision === 'redact' ? '[redacted]' : writing === 'plain' ? plain : escapeProse(plain, text[match.end]);
  const follows =
    writing === 'markdown' && decision.decision === 'redact' && /^[([:]/.test(text.slice(match.end, match.end + 1))
      ? ' '
      : '';
  return opened + shown + (marks.length % 2 === 1 ? marks[0] : '') + closed + follows;
}

const pairs = /\]\([^()]*\)|\]\[[^\]]*\]|\[|<(\/?)[a-z][^<>]*>/gi;

/** Links and tags that begin in a part of a text and end behind it, and those that began before it and end in it. */
function unbalanced(part: string): [opened: string, closed: string] {
  const opened: string[] = [];
  const closed: string[] = [];
  for (const { 0: mark, 1: slash } of part.matchAll(pairs)) {
    const ends = mark.startsWith(']') || slash === '/';
    if (!ends) opened.push(mark);
    else if (opened.length > 0) opened.pop();
    else closed.push(mark);
  }
  // What ends and begins anew in it goes on through it.
  while (opened.length > 0 && closed.length > 0 && opened[0]![0] === '<' && closed.at(-1)![0] === '<') {
    opened.shift();
    closed.pop();
  }
  return [opened.join(''), closed.join('')];
}

/** What stands around the sign of an e-mail address: an escape of Markdown, a joiner that keeps GitHub from taking it for a mention. */
const atDomain = /[\p{L}\p{N}][\\\p{Cf}]*@\S*$/u;
const localPart = /^[\p{L}\p{N}._%+\-\\\p{Cf}]*@\p{Cf}*[\p{L}\p{N}]/u;

/** Whether it is part of a link or of an e-mail address, which words with spaces would break. */
function isInAddress(text: string, { start, end }: Match): boolean {
  const before = /[^\s<>"]*$/.exec(text.slice(Math.max(0, start - 2048), start))?.[0] ?? '';
  const isInLink = /:\/\/|mailto:|\]\([^)]*$/i.test(before);
  return isInLink || atDomain.test(before) || localPart.test(text.slice(end, end + 64));
}

function nameForm(value: string): string {
  const slug = value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return slug.replace(/^-+|-+$/g, '') || 'redacted';
}

/** Control characters, and signs that turn the direction of what follows them: nobody sees them in own words. */
const unseen = /(?!\s)\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function inOneLine(words: string): string {
  return words.replace(unseen, '').replace(/\s+/g, ' ').trim();
}

/** As it reads, also where a line begins with it: no list, rule, heading or table comes of it and what `follows`. */
function escapeProse(value: string, follows = ''): string {
  const escaped = value.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/^(?:[-+](?=[ :-]|$)|=(?==*$)|:(?=-))/, '\\$&');
  return `${escaped}${follows}`.replace(/^\d{1,9}(?=[.)])/, '$&\\').slice(0, follows === '' ? undefined : -1);
}
