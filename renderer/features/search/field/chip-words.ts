import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import type { Participant } from '../../../../shared/domain/participant.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import { knownValues, type Operator } from '../../../../shared/search/language/ast.ts';
import { parseQuery } from '../../../../shared/search/language/parse.ts';
import { isSameValue } from '../../../../shared/search/language/values.ts';

/** Who, and which research goals, the ids in a filter are. */
export interface Known {
  roster: Roster;
  participants: readonly Participant[];
  goals: readonly Pick<GoalSummary, 'id' | 'question'>[];
}

/** A filter as a chip says it. */
export interface ChipWords {
  /** `team:`, `not team:`. */
  prefix: string;
  values: string;
  /** Its team, where it names one. */
  teamId?: string;
}

/** What the chip of a filter says: `team: Session Replay` for `team:replay`. What cannot be read stays as it was typed. */
export function chipWords(text: string, known: Known): ChipWords {
  const { node } = parseQuery(text);
  const negated = node?.type === 'not';
  const filter = node?.type === 'not' ? node.node : node;
  if (filter?.type !== 'filter') {
    const colon = text.indexOf(':') + 1;
    return { prefix: text.slice(0, colon), values: text.slice(colon) };
  }
  const { operator, values } = filter;
  const team = operator === 'team' && values.length === 1 ? teamOf(values[0]!.text, known)?.id : undefined;
  return {
    prefix: `${negated ? 'not ' : ''}${operator}:`,
    values: values.map(({ text }) => valueName(operator, text, known)).join(', '),
    ...(team !== undefined && { teamId: team }),
  };
}

/** What people call the value of an operator. */
export function valueName(operator: Operator, text: string, known: Known): string {
  if (operator === 'team') return teamOf(text, known)?.name ?? text;
  if (operator === 'pm' || operator === 'by') return known.roster.people.find(isNamed(text))?.name ?? text;
  if (operator === 'participant') return known.participants.find(({ id }) => id === text)?.name ?? text;
  if (operator === 'goal') return known.goals.find(({ id }) => isSameValue(id, text))?.question || text;
  return operator in knownValues ? text.replaceAll('_', ' ') : text;
}

const teamOf = (text: string, { roster }: Known) => roster.teams.find(isNamed(text));

function isNamed(text: string) {
  return ({ id, name, aliases }: { id: string; name: string; aliases?: readonly string[] }) =>
    [id, name, ...(aliases ?? [])].some((one) => isSameValue(one, text));
}
