import type { Decision } from '../ipc/export.ts';
import type { KnownIdentity } from './identities.ts';
import type { FoundIdentity, Match, Scanner } from './scan.ts';

/** Decisions by hit: `keep` holds for this identity and this exact string alone. */
export type Decisions = ReadonlyMap<string, Decision>;

/** The name of a hit: one identity and one exact string of it; `-` where nobody is known by it. */
export function hitIdOf(match: Match<FoundIdentity>): string {
  return `${match.identity.kind}:${match.identity.participantId ?? '-'}:${match.exact}`;
}

/** How a decided text is written into a surface: prose as it is, a file or branch name as a slug. */
export type Writing = 'markdown' | 'plain' | 'name';

export interface Applied<Who extends FoundIdentity = KnownIdentity> {
  text: string;
  /** What was taken out, with the line (from 1) of the new text where its stand-in is. */
  taken: { match: Match<Who>; line: number }[];
  /** What still stands in `text`: kept or undecided. */
  left: Match<Who>[];
}

const rounds = 3;

/**
 * Carries out the decisions in one text: replaces and redacts until nothing decided so is left. `left` is the scan of the
 * result, so that a stand-in that is itself somebody's name is found too.
 */
export function applyDecisions<Who extends FoundIdentity = KnownIdentity>(
  text: string,
  scan: Scanner<Who>,
  decisions: Decisions,
  writing: Writing,
): Applied<Who> {
  const taken: Applied<Who>['taken'] = [];
  let current = text;
  for (let round = 0; ; round++) {
    const matches = scan(current);
    const due = matches.filter((m) => isOut(decisions.get(hitIdOf(m))));
    if (due.length === 0 || round === rounds) return { text: current, taken, left: matches };
    const next = takeOut(current, due, decisions, writing);
    if (round === 0) taken.push(...next.taken);
    current = next.text;
  }
}

function isOut(decision: Decision | undefined): boolean {
  return decision?.decision === 'replace' || decision?.decision === 'redact';
}

function takeOut<Who extends FoundIdentity>(
  text: string,
  due: readonly Match<Who>[],
  decisions: Decisions,
  writing: Writing,
) {
  const taken: Applied<Who>['taken'] = [];
  let out = '';
  let line = 1;
  let at = 0;
  const write = (part: string) => {
    out += part;
    for (let i = part.indexOf('\n'); i >= 0; i = part.indexOf('\n', i + 1)) line++;
  };
  for (const match of due) {
    if (match.start < at) continue;
    write(text.slice(at, match.start));
    taken.push({ match, line });
    write(standIn(text, match, decisions.get(hitIdOf(match))!, writing));
    at = match.end;
  }
  write(text.slice(at));
  return { text: out, taken };
}

function standIn(text: string, match: Match<FoundIdentity>, decision: Decision, writing: Writing): string {
  const plain = decision.decision === 'replace' ? decision.with.replace(/\s+/g, ' ').trim() || 'Somebody' : 'redacted';
  if (writing === 'name' || isInAddress(text, match.start)) return nameForm(plain);
  // Emphasis that began or ended inside the name must stay in balance.
  const marks = writing === 'plain' ? [] : (text.slice(match.start, match.end).match(/[*_~]+/g) ?? []);
  const shown = decision.decision === 'redact' ? '[redacted]' : writing === 'plain' ? plain : escapeProse(plain);
  const follows =
    writing === 'markdown' && decision.decision === 'redact' && /^[([:]/.test(text.slice(match.end, match.end + 1))
      ? ' '
      : '';
  return shown + (marks.length % 2 === 1 ? marks[0] : '') + follows;
}

function isInAddress(text: string, start: number): boolean {
  const before = /[^\s<>"]*$/.exec(text.slice(Math.max(0, start - 2048), start))?.[0] ?? '';
  return /:\/\/|mailto:|\]\([^)]*$/i.test(before);
}

function nameForm(value: string): string {
  const slug = value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return slug.replace(/^-+|-+$/g, '') || 'redacted';
}

function escapeProse(value: string): string {
  return value.replace(/[\\`*_[\]<>#|~&]/g, '\\$&');
}
