import { type Phrase, readPhrase } from './phrase.ts';
import { isTooCommon, queryWord, wordsOf } from './tokenize.ts';

/** One thing a note must hold: any of the alternatives; of an alternative, all terms. */
export interface Unit {
  alternatives: string[][];
  /** Whether the last term of each alternative may be the beginning of a word: anywhere, or in titles and names alone. */
  prefix: 'no' | 'short-fields' | 'everywhere';
  /** Words in quotes are meant as they stand. */
  quoted: boolean;
  /** Two letters beside other words: they count where they are a word, else they wait until there are more. */
  tentative?: boolean;
}

/** A query as the engine runs it. No units and no phrases: every note. */
export interface Query {
  /** In the order they are looked up: the word being typed comes last, on what the others left. */
  units: Unit[];
  phrases: Phrase[];
}

/** More different words than this narrow nothing any further; pasted pages stay cheap. */
const mostUnits = 32;
const mostPhrases = 8;

/** The filters of a query: within one list any may match, between lists all must. Empty lists do not filter. */
export interface Filters {
  teamIds: string[];
  pmIds: string[];
  tags: string[];
  /** Calendar dates: on or after the one, before the other. */
  after?: string;
  before?: string;
}

const value = '(?:"[^"]*"|[^\\s",]+)';
const operator = new RegExp(`(?:^|\\s)(team|pm|tag|after|before|during):(${value}(?:,${value})*)`, 'g');

/** Takes `team:`, `pm:`, `tag:`, `after:`, `before:` and `during:A..B` out of a query. */
export function takeFilters(text: string): { filters: Filters; rest: string } {
  const filters: Filters = { teamIds: [], pmIds: [], tags: [] };
  const rest = text.replace(operator, (_, name: string, list: string) => {
    const values = (list.match(new RegExp(value, 'g')) ?? []).map((one) => one.replaceAll('"', ''));
    const [first = ''] = values;
    if (name === 'team') filters.teamIds.push(...values);
    else if (name === 'pm') filters.pmIds.push(...values);
    else if (name === 'tag') filters.tags.push(...values);
    else if (name === 'after') filters.after = first;
    else if (name === 'before') filters.before = first;
    else [filters.after, filters.before] = [first.split('..')[0], `${first.split('..')[1] ?? ''}~`];
    return ' ';
  });
  return { filters, rest: rest.trim() };
}

/**
 * Reads what was typed: words (all must be there, the last one as far as it has been typed) and `"exact phrases"`.
 * Never fails: quotes without a partner and punctuation are text.
 */
export function parseQuery(text: string): Query {
  const phrases: Phrase[] = [];
  const quoted: string[] = [];
  const rest = text.replace(/["“”]([^"“”]*)["“”]/g, (_, inside: string) => {
    const phrase = readPhrase(inside);
    if (phrase === null || phrases.length >= mostPhrases) return inside;
    phrases.push(phrase);
    quoted.push(...wordsOf(inside));
    return ' ';
  });
  const typed = wordsOf(rest);
  const endsQuoted = /["“”]\s*$/.test(text) && phrases.length > 0;
  const last = endsQuoted ? undefined : typed.pop();
  const units = [
    ...unitsOf(quoted, { prefix: 'no', quoted: true }),
    ...unitsOf(typed, { prefix: 'no', quoted: false }),
  ].slice(0, mostUnits - 1);
  const open = last === undefined ? null : openUnit(last, units.length > 0 || phrases.length > 0);
  return { units: distinct(open ? [...units, open] : units), phrases };
}

function unitsOf(words: string[], kind: Pick<Unit, 'prefix' | 'quoted'>): Unit[] {
  const units: Unit[] = [];
  for (const word of words) {
    const alternatives = queryWord(word).filter((terms) => !terms.every(isTooCommon));
    if (alternatives.length > 0) units.push({ alternatives, ...kind });
  }
  return units;
}

/** The word being typed. Next to other words, a single letter or a stop word waits until it has become something. */
function openUnit(word: string, others: boolean): Unit | null {
  const alternatives = queryWord(word).filter((terms) => !others || !terms.every(isTooCommon));
  const letters = alternatives[0]?.at(-1) ?? '';
  if (letters === '') return null;
  const few = /^[a-z0-9]{1,2}$/.test(letters);
  if (few && others) return { alternatives, prefix: 'no', quoted: false, tentative: true };
  return { alternatives, prefix: few ? 'short-fields' : 'everywhere', quoted: false };
}

function distinct(units: Unit[]): Unit[] {
  const seen = new Set<string>();
  return units.filter((unit, i) => {
    const key = unit.alternatives.map((terms) => terms.join(' ')).join('|');
    if (seen.has(key) && i < units.length - 1) return false;
    seen.add(key);
    return true;
  });
}
