import { z } from 'zod';
import type { FieldProblem } from '../../shared/domain/interview.ts';
import { Participant, type ParticipantChange } from '../../shared/domain/participant.ts';
import { Membership, Person, Team } from '../../shared/domain/roster.ts';
import { type TagNote, tagFields } from '../../shared/domain/tag.ts';
import { parseFrontMatter, type YamlValue } from '../../shared/markdown/front-matter.ts';
import { setFrontMatterValue } from '../../shared/markdown/front-matter-edit.ts';
import { readFields } from '../../shared/markdown/interview-fields.ts';
import { writeYamlValue } from '../../shared/markdown/yaml-write.ts';

/** A record read from a file; `null` where an indispensable value is missing or wrong. */
export interface RecordReading<T> {
  value: T | null;
  problems: FieldProblem[];
}

/** Reads `participants/<id>.md` from the whole file. */
export function readParticipant(text: string): RecordReading<Participant> {
  return readRecord(text, Participant);
}

/** Reads `roster/people/<id>.yml`. One membership that cannot be read does not hide the others. */
export function readPerson(yaml: string): RecordReading<Person> {
  const schema = z.object({ ...Person.shape, memberships: z.array(z.unknown()).default([]) });
  const { value, problems } = readRecord(asFrontMatter(yaml), schema);
  if (value === null) return { value, problems };
  const memberships: Membership[] = [];
  value.memberships.forEach((one, index) => {
    const parsed = Membership.safeParse(one);
    if (parsed.success) memberships.push(parsed.data);
    else
      problems.push({
        field: 'memberships',
        message: `Membership ${index + 1} needs a team, full or light support, and a date it starts.`,
      });
  });
  return { value: { ...value, memberships }, problems };
}

/** Reads `roster/teams/<id>.yml`. */
export function readTeam(yaml: string): RecordReading<Team> {
  return readRecord(asFrontMatter(yaml), Team);
}

/** Reads `tags/<slug>.yml`. A file that says nothing of a tag is somebody else's: no problem, and no tag. */
export function readTag(yaml: string): RecordReading<Omit<TagNote, 'path'>> {
  const { values, problems, raw } = readFields(asFrontMatter(yaml), tagFields);
  const { tag } = values;
  if (tag !== undefined) return { value: { ...values, tag }, problems };
  if (!Object.keys(tagFields).some((key) => Object.hasOwn(raw, key))) return { value: null, problems: [] };
  const isTold = problems.some((problem) => problem.field === 'tag');
  return { value: null, problems: isTold ? problems : [...problems, { field: 'tag', message: '“tag” is missing.' }] };
}

/** The top-level values of a YAML file, as YAML reads them, and what is wrong with them. */
export function readYamlFile(yaml: string): { values: Record<string, YamlValue>; problems: FieldProblem[] } {
  const { values, problems } = parseFrontMatter(asFrontMatter(yaml));
  return { values, problems };
}

/** The file of a new participant; empty values are left out. */
export function writeParticipant(participant: Participant): string {
  return `---\n${yamlLines({ id: participant.id, ...participantValues(participant) })}---\n`;
}

/**
 * The file of a participant with only the given values changed: every other key, the order, comments and the body keep their bytes.
 * An empty value takes its key away. `null` where that cannot be done without touching more.
 */
export function editParticipant(before: string, change: ParticipantChange): string | null {
  let text = before;
  for (const key of participantKeys) {
    const value = change[key as keyof ParticipantChange];
    if (value === undefined) continue;
    const isNone = value === null || value === '' || (key === 'doNotContact' && value === false);
    const isEmpty = isNone || (Array.isArray(value) && value.length === 0);
    const edit = setFrontMatterValue(text, key, isEmpty ? undefined : plain(value), participantKeys);
    if (edit.outcome === 'refused' || edit.outcome === 'rewritten') return null;
    text = edit.text;
  }
  return text;
}

/** In the order in which they are written (note-format.md); what is empty does not stand in the file. */
function participantValues(participant: Omit<Participant, 'id'>) {
  const { name, nicknames, emails, handles, phone, company, role, technical, segment, plan, companySize, crm } =
    participant;
  return {
    name,
    nicknames: nicknames.length > 0 ? nicknames : undefined,
    emails: emails.length > 0 ? emails : undefined,
    handles: handles.length > 0 ? handles : undefined,
    ...{ phone, company, role, technical, segment, plan, companySize, crm },
    doNotContact: participant.doNotContact || undefined,
  };
}

const participantKeys: readonly string[] = [
  'id',
  ...['name', 'nicknames', 'emails', 'handles', 'phone', 'company'],
  ...['role', 'technical', 'segment', 'plan', 'companySize', 'crm', 'doNotContact'],
];

/** The file of a person: a new one, or `before` with only what differs changed. AppError-free; unchanged text comes back as it is. */
export function writePerson(person: Person, before: string | null): string {
  if (before !== null) {
    return editYaml(before, {
      name: person.name,
      role: person.role,
      github: person.github,
      memberships: person.memberships,
    });
  }
  const memberships = person.memberships.map((m) => `  - ${writeYamlValue(plain(m), 'plain')}\n`).join('');
  const head = yamlLines({ id: person.id, name: person.name, role: person.role, github: person.github });
  return head + (memberships === '' ? '' : `memberships:\n${memberships}`);
}

/** The file of a team: a new one, or `before` with only what differs changed. */
export function writeTeam(team: Team, before: string | null): string {
  const aliases = team.aliases.length > 0 ? team.aliases : undefined;
  if (before !== null) return editYaml(before, { name: team.name, aliases });
  return yamlLines({ id: team.id, name: team.name, aliases });
}

/** The file of a tag: a new one, or `before` with only what differs changed. */
export function writeTag({ tag, description, color }: Omit<TagNote, 'path'>, before: string | null): string {
  return before === null ? yamlLines({ tag, description, color }) : editYaml(before, { tag, description, color });
}

function readRecord<S extends z.ZodObject>(text: string, schema: S): RecordReading<z.output<S>> {
  const { values, problems } = readFields(text, schema.shape as Record<string, z.ZodType>);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { value: parsed.data, problems };
  const missing = parsed.error.issues.map((issue) => String(issue.path[0] ?? ''));
  const known = new Set(problems.map((problem) => problem.field));
  return {
    value: null,
    problems: [
      ...problems,
      ...missing.filter((field) => !known.has(field)).map((field) => ({ field, message: `“${field}” is missing.` })),
    ],
  };
}

/** A YAML file in the shape that the front matter functions know. A `---` line of its own is left out. */
function asFrontMatter(yaml: string): string {
  const body = yaml.replace(/^\uFEFF/, '').replace(/^---[ \t]*(?:\r\n|\n|\r)/, '');
  return `---\n${body}${/[\r\n]$/.test(body) || body === '' ? '' : '\n'}---\n`;
}

function editYaml(before: string, values: Record<string, unknown>): string {
  const wrapped = asFrontMatter(before);
  let edited = wrapped;
  for (const [key, value] of Object.entries(values)) {
    edited = setFrontMatterValue(edited, key, value === undefined ? undefined : plain(value), Object.keys(values)).text;
  }
  if (edited === wrapped) return before;
  const head = /^\uFEFF?(?:---[ \t]*(?:\r\n|\n|\r))?/.exec(before)?.[0] ?? '';
  return head + edited.slice(4, -4);
}

function yamlLines(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${writeYamlValue(plain(value), 'plain')}\n`)
    .join('');
}

/** Without the keys that are `undefined`, which YAML does not know. */
function plain(value: unknown): YamlValue {
  return JSON.parse(JSON.stringify(value)) as YamlValue;
}
