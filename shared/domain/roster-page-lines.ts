import { isName, isTeamName, peopleIn, slugOf, splitNames } from './roster-names.ts';
import type { PageLine } from './roster-page-blocks.ts';

/** What heads a list: people, "no PM", teams in general, or nothing that concerns a roster. */
export type Label = { label: 'people'; names: string[] } | { label: 'no-pm' } | { label: 'teams' } | { label: 'other' };

export interface TeamLine {
  name: string;
  /** Id that the link names; `null` where the name alone must do. */
  slug: string | null;
  /** `team`: the link leads to a team; `plain`: a short title that may be one. */
  certainty: 'team' | 'plain';
  /** Support that the note on the line states: of the list's own people (`self`), or of others by name. */
  light: { self: boolean; names: string[] };
  /** The note says something that was not understood. */
  puzzling: boolean;
}

const noPm = new RegExp(
  [
    String.raw`\b(?:no|without|lacking|missing|needs?|needing|await(?:s|ing)?|seeking|(?:looking|waiting) for|don[’']t have|not have)\s+(?:an?\s+|any\s+|the\s+)?(?:(?:dedicated|full|current|assigned|own)\s+)*(?:PMs?|product managers?)\b`,
    String.raw`\b(?:unassigned|unsupported|uncovered|unstaffed|PM-?less|not (?:yet |currently )?(?:assigned|covered|supported))\b`,
    String.raw`^(?:no PM|none|nobody|no one|no-one|vacant|open|TBD|TBA|tbc)\b.{0,20}$`,
  ].join('|'),
  'i',
);

/** Reads a bold line or heading as the head of a group. A line that goes on after the bold text ("-> Anna") heads none. */
export function readLabel(line: PageLine): Label {
  if (line.text.length > 120) return { label: 'other' };
  if (noPm.test(line.text)) return { label: 'no-pm' };
  const after = line.bold ? line.afterBold : '';
  if (after && !/^[:：]$|^:?\s*\(.*\):?$|^[,–—|-]\s*[^>].{0,40}$/u.test(after)) return { label: 'other' };
  if (/^[–—|-]/.test(after) && !/product|PM/i.test(after)) return { label: 'other' };
  const names = peopleIn(line.text);
  if (names.length > 0) return { label: 'people', names };
  return { label: /\b(?:teams?|squads?)\b/i.test(line.text) ? 'teams' : 'other' };
}

/** Reads one item of a list as a team, or `null` where it is none. */
export function readTeam(line: PageLine): TeamLine | null {
  const { link } = line;
  if (link?.text && /^[^\p{L}\p{N}]*$/u.test(link.before)) {
    const slug = slugOfLink(link.url);
    if (slug?.team) return team(link.text, slug.id, 'team', link.after);
    return isTeamName(link.text) ? team(link.text, slug?.id ?? null, 'plain', link.after) : null;
  }
  if (link && /^[^\p{L}\p{N}]*$/u.test(link.after) === false && !line.text.includes('(')) return null;
  const cut = /^(.*?)\s*(?:\((.*)\)?|\s[–—-]\s(.*))$/u.exec(line.text);
  const name = (cut?.[1] ?? line.text).replace(/[,;]$/, '').trim();
  if (!isTeamName(name)) return null;
  return team(name, null, 'plain', cut ? (cut[2] ?? cut[3] ?? '') : '');
}

/** Reads one item of a list as a team that its link proves to be one, or `null`. */
export function readTeamLink(line: PageLine): TeamLine | null {
  const found = readTeam(line);
  return found?.certainty === 'team' ? found : null;
}

function team(name: string, slug: string | null, certainty: TeamLine['certainty'], note: string): TeamLine | null {
  const short = name.slice(0, 80).trim();
  if (!/[\p{L}\p{N}]/u.test(short)) return null;
  return { name: short, slug, certainty, ...readNote(note) };
}

const lightWords =
  /(?:\b(?:with|some|only|currently|now|temporary|temporarily|receives?|gets?|has)\s+)*\b(?:light(?:ly|er)?|partial(?:ly)?|part[- ]time)[- ]?(?:touch|weight)?\s*(?:PM\s+)?(?:support(?:ed)?|help|coverage|covered)?\s*(?:is\s+)?(?:given\s+)?(?:from|by|via|through|of|with|:|–|—|-)?\s*/i;

/** What stands after a team: "(light support from Anna and Tom)", "– light support: Anna", "(Anna, light)". */
export function readNote(note: string): Pick<TeamLine, 'light' | 'puzzling'> {
  const text = note
    .replace(/^[\s([–—:,-]+|[\s)\].,]+$/gu, '')
    .replace(/\)\s*\(/g, ', ')
    .trim();
  if (text === '') return { light: { self: false, names: [] }, puzzling: false };
  if (!/\b(?:light|partial|part[- ]time)/i.test(text)) {
    return { light: { self: false, names: [] }, puzzling: !/^(?:team|squad|no PM.*|new|beta|alpha)$/i.test(text) };
  }
  const rest = text
    .replace(lightWords, ',')
    .replace(/\b(?:for now|until .*|since .*|from \d.*|this quarter|in the meantime|currently|only|PM)$/i, '')
    .replace(/[()[\]]/g, ' ')
    .replace(/\s+/g, ' ');
  const parts = splitNames(rest).map((part) =>
    part.replace(/\s+(?:for now|until .*|since .*|only)$/i, '').replace(/^(?:from|by)\s+/i, ''),
  );
  const names = parts.filter(isName);
  return { light: { self: parts.length === 0, names }, puzzling: names.length < parts.length };
}

/** The id in a team's link: the last segment of its path. `team` where the path, or a bare relative name, says it is a team. */
function slugOfLink(url: string): { id: string; team: boolean } | null {
  if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(url)) return null;
  const absolute = /^(?:https?:)?\/\//i.test(url);
  const path = url.replace(/^(?:https?:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/, '');
  const segments = path.split('/').filter((s) => s !== '' && s !== '.' && s !== '..');
  const last = segments.at(-1);
  if (last === undefined) return null;
  const id = slugOf(unescaped(last).replace(/\.(?:mdx?|html?)$/i, ''), '');
  if (id === '') return null;
  const below = segments.slice(0, -1).some((s) => /^(?:[a-z]+[-_])?(?:teams?|squads?)$/i.test(s));
  const bare = !absolute && segments.length === 1 && !path.startsWith('/');
  return { id, team: below || bare };
}

function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
