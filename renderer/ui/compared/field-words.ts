import type { FieldChange } from '../../../shared/markdown/compare/compare-notes.ts';
import type { YamlValue } from '../../../shared/markdown/front-matter.ts';
import { formatMoment, humanize } from '../format.ts';

/** A change of a property in words: what went and what came. */
export interface FieldWords {
  label: string;
  removed: string[];
  added: string[];
}

/** Names of teams, people and participants by id. */
export type NameOf = (kind: 'team' | 'person', id: string) => string;

const labels: Record<string, string> = {
  id: 'Id',
  occurredAt: 'Date',
  durationMinutes: 'Minutes',
  pms: 'PMs',
  callStartedAt: 'Call started',
  recruitedFrom: 'Recruited from',
  afterCall: 'After the call',
  '': 'Properties',
};

/** What became of a property, for people to read. */
export function fieldWords({ key, before, after }: FieldChange, nameOf: NameOf): FieldWords {
  const label = labels[key] ?? humanize(key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
  const [old, now] = [wordsOf(key, before, nameOf), wordsOf(key, after, nameOf)];
  if (!Array.isArray(before ?? []) || !Array.isArray(after ?? [])) return { label, removed: old, added: now };
  return { label, removed: old.filter((one) => !now.includes(one)), added: now.filter((one) => !old.includes(one)) };
}

function wordsOf(key: string, value: YamlValue | undefined, nameOf: NameOf): string[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.map((one) => wordOf(key, one, nameOf));
  return [wordOf(key, value, nameOf)];
}

function wordOf(key: string, value: YamlValue, nameOf: NameOf): string {
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (key === 'teams') return nameOf('team', value);
  if (['pms', 'interviewers', 'attendees', 'participants'].includes(key)) return nameOf('person', value);
  if (['kind', 'status', 'consent'].includes(key)) return humanize(value);
  return (key === 'occurredAt' || key === 'callStartedAt') && /^\d{4}-\d{2}-\d{2}/.test(value)
    ? formatMoment(value)
    : value;
}
