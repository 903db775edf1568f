import type { Participant } from '../domain/participant.ts';
import type { FilterNode, QueryNode } from '../search/language/ast.ts';
import { parseQuery } from '../search/language/parse.ts';
import { fold } from './fold.ts';
import type { KnownIdentity } from './identities.ts';

/**
 * Whom a query asks for by `participant:` and `company:`, each in the very spelling: there a lower-case first name or the beginning
 * of a name is somebody too, which elsewhere would be every other word.
 */
export function identitiesOfQuery(query: string, participants: readonly Participant[]): KnownIdentity[] {
  return filtersIn(parseQuery(query).node).flatMap(({ operator, values }) =>
    operator !== 'participant' && operator !== 'company'
      ? []
      : values.flatMap(({ text }): KnownIdentity[] => {
          const named = participants.find((p) => isCalled(operator === 'company' ? p.company : p.name, text));
          const kind = operator === 'company' ? 'company' : 'name';
          return named ? [{ kind, value: text, participantId: named.id, part: false }] : [];
        }),
  );
}

/** The one of these participants whom a speaker's name in a note stands for: the whole name, or a word that only one of them has. */
export function participantCalled(name: string, participants: readonly Participant[]): Participant | null {
  const wanted = fold(name.trim(), 'name').text;
  const whole = participants.find((p) => fold(p.name, 'name').text === wanted);
  if (whole) return whole;
  const having = participants.filter((p) => wordsOf(p.name).includes(wanted));
  return having.length === 1 ? having[0]! : null;
}

function isCalled(name: string | undefined, value: string): boolean {
  const wanted = fold(value.trim(), 'name').text;
  return wanted !== '' && ` ${fold(name ?? '', 'name').text}`.includes(` ${wanted}`);
}

function wordsOf(name: string): string[] {
  return fold(name, 'name').text.split(/[\s,]+/);
}

function filtersIn(node: QueryNode | null): FilterNode[] {
  if (!node) return [];
  if (node.type === 'filter') return [node];
  if (node.type === 'not') return filtersIn(node.node);
  return 'nodes' in node ? node.nodes.flatMap(filtersIn) : [];
}
