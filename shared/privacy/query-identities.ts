import type { Participant } from '../domain/participant.ts';
import type { QueryNode } from '../search/language/ast.ts';
import { parseQuery } from '../search/language/parse.ts';
import { nameForm } from './fold.ts';
import { type KnownIdentity, mostPeopleWithParts, shortCompany } from './identities.ts';
import { isOrdinary } from './ordinary-words.ts';
import { shortParts } from './short-names.ts';

/** Shorter words are looked for only among the parts of names of two letters. */
const shortestWord = 3;
/** Typed in lower case, these are subjects, and nobody. */
const abbreviations = new Set('ab ai bi cs hr id ml pm pr qa tv ui ux'.split(' '));
const notInWords = /[^\p{L}\p{M}\p{N}'’]+/u;

/**
 * Whom a query names, each in the very spelling: by `participant:` and `company:`, also misspelled, or by a word that is part of a
 * name. Searches are typed in lower case, and there `noor` is somebody, which in a text would be every other word.
 */
export function identitiesOfQuery(query: string, participants: readonly Participant[]): KnownIdentity[] {
  const { node, problems } = parseQuery(query);
  const parts = leavesOf(node);
  const named = (kind: 'name' | 'company', value: string): KnownIdentity[] => {
    const who = participants.find((p) => isCalled(kind === 'company' ? p.company : p.name, value));
    return who ? [{ kind, value, participantId: who.id, part: false }] : [];
  };
  const filters = parts.flatMap((part) => {
    if (part.type !== 'filter' || (part.operator !== 'participant' && part.operator !== 'company')) return [];
    return part.values.flatMap(({ text }) => named(part.operator === 'company' ? 'company' : 'name', text));
  });
  const unread = problems.flatMap(({ value = '' }) => [...named('name', value), ...named('company', value)]);
  const words = parts.flatMap((part) => (part.type === 'filter' ? [] : part.text.split(notInWords)));
  return [...filters, ...unread, ...partsOfNames(words, participants)];
}

/**
 * Whom tags name by a part of their name or by what their company is called for short, each in the very spelling: tags are written in
 * lower case, as searches are. `involved`: ids of those who were interviewed, who alone count in a vault of thousands.
 */
export function identitiesOfTags(
  tags: readonly string[],
  participants: readonly Participant[],
  involved: ReadonlySet<string>,
): KnownIdentity[] {
  const words = [...new Set(tags)].flatMap((tag) => tag.split(notInWords));
  if (words.length === 0) return [];
  const people = participants.filter(({ id }) => participants.length <= mostPeopleWithParts || involved.has(id));
  const wanted = new Map(words.map((word) => [nameForm(word), word] as const));
  const companies = people.flatMap(({ id, company }): KnownIdentity[] => {
    const value = wanted.get(nameForm(shortCompany(company) ?? ''));
    return value ? [{ kind: 'company', value, participantId: id, part: false }] : [];
  });
  return [...partsOfNames(words, people), ...companies];
}

function partsOfNames(words: readonly string[], participants: readonly Participant[]): KnownIdentity[] {
  const wanted = new Map(
    words
      .filter((word) => word.length >= shortestWord || (word.length === 2 && !isOrdinary(nameForm(word))))
      .filter((word) => !abbreviations.has(word))
      .map((word) => [nameForm(word), word] as const),
  );
  if (wanted.size === 0) return [];
  return participants.flatMap(({ id, name }) =>
    wordsOf(name).flatMap((word): KnownIdentity[] => {
      const value = wanted.get(word);
      if (value?.length === 2 && !shortParts(name).some((part) => nameForm(part) === word)) return [];
      return value === undefined ? [] : [{ kind: 'name', value, participantId: id, part: false }];
    }),
  );
}

/** The one of these participants whom a speaker's name in a note stands for: the whole name, or a word that only one of them has. */
export function participantCalled(name: string, participants: readonly Participant[]): Participant | null {
  const wanted = nameForm(name.trim());
  const whole = participants.find((p) => nameForm(p.name) === wanted);
  if (whole) return whole;
  const having = participants.filter((p) => wordsOf(p.name).includes(wanted));
  return having.length === 1 ? having[0]! : null;
}

function isCalled(name: string | undefined, value: string): boolean {
  const wanted = nameForm(value.trim());
  return wanted !== '' && ` ${nameForm(name ?? '')}`.includes(` ${wanted}`);
}

function wordsOf(name: string): string[] {
  return nameForm(name).split(/[\s,]+/);
}

type Leaf = Extract<QueryNode, { type: 'filter' | 'word' | 'phrase' }>;

function leavesOf(node: QueryNode | null): Leaf[] {
  if (!node) return [];
  if (node.type === 'not') return leavesOf(node.node);
  return 'nodes' in node ? node.nodes.flatMap(leavesOf) : [node];
}
