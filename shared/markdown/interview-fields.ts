import type { z } from 'zod';
import type { findingFields } from '../domain/finding.ts';
import type { goalFields } from '../domain/goal.ts';
import {
  type FieldProblem,
  type InterviewField,
  type InterviewFrontMatter,
  interviewFields,
} from '../domain/interview.ts';
import { type FrontMatterEntry, parseFrontMatter, type YamlValue } from './front-matter.ts';

export interface InterviewFields {
  values: InterviewFrontMatter;
  problems: FieldProblem[];
  /** Every key of the file with the value as YAML reads it, known to Fieldbook or not. */
  raw: Record<string, YamlValue>;
}

/** Reads what Fieldbook uses of a note's front matter, from the whole file. One bad value hides no other; never throws. */
export function readInterviewFields(text: string): InterviewFields {
  return readFields(text, interviewFields);
}

/**
 * Reads keys of a file's front matter, each checked by its own schema. A scalar that YAML takes for a number or a truth value
 * is offered as it was written too, so that a title `1e3` or a tag `2024` stays text. An empty value counts as absent.
 */
export function readFields<S extends Record<string, z.ZodType>>(
  text: string,
  schemas: S,
): {
  values: { [K in keyof S]?: z.infer<S[K]> };
  problems: FieldProblem[];
  raw: Record<string, YamlValue>;
  /** As `raw`, each scalar as it was written. */
  written: Record<string, YamlValue>;
} {
  const frontMatter = parseFrontMatter(text);
  const values: { [K in keyof S]?: z.infer<S[K]> } = {};
  const problems: FieldProblem[] = [...frontMatter.problems];
  for (const entry of frontMatter.entries) {
    if (!Object.hasOwn(schemas, entry.key) || entry.value === null) continue;
    const schema = schemas[entry.key as keyof S]!;
    const read = readEntry(entry, schema);
    if (read.ok) values[entry.key as keyof S] = read.value as z.infer<S[keyof S]>;
    else problems.push({ field: entry.key, message: messageFor(entry) });
  }
  const written = Object.fromEntries(frontMatter.entries.map(({ key, asWritten }) => [key, asWritten]));
  return { values, problems, raw: frontMatter.values, written };
}

function readEntry(entry: FrontMatterEntry, schema: z.ZodType): { ok: true; value: unknown } | { ok: false } {
  for (const value of [entry.value, entry.asWritten]) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return { ok: true, value: parsed.data };
  }
  return { ok: false };
}

const expectations: {
  [K in InterviewField | keyof typeof findingFields | keyof typeof goalFields | 'color']?: string;
} = {
  title: 'a line of text',
  occurredAt: 'a date like 2026-11-18, or a date and time like 2026-11-18T15:00:00+01:00',
  durationMinutes: 'a number of minutes',
  kind: 'a kind of interview that Fieldbook knows',
  status: 'a status that Fieldbook knows',
  teams: 'a list of team ids, like [session-replay]',
  pms: 'a list of people’s ids, like [mira]',
  interviewers: 'a list of people’s ids, like [mira]',
  attendees: 'a list of people’s ids, like [mira]',
  participants: 'a list of participant ids, like [p_7f3k9q2m1x0c]',
  tags: 'a list of words, like [onboarding]',
  goals: 'a list of goals',
  consent: 'not_asked, granted, declined or withdrawn',
  claim: 'a sentence',
  verdict: 'a line of text',
  owner: 'the id of a person, like mira',
  question: 'a sentence',
  quarter: 'a quarter like 2026-Q4',
  biggestUnknown: 'true or false',
  color: 'one of the ten colors, like red or teal',
  targetInterviews: 'a number of interviews',
};

function messageFor(entry: FrontMatterEntry): string {
  const written = typeof entry.asWritten === 'string' ? entry.asWritten : JSON.stringify(entry.asWritten);
  const shown = written.length > 60 ? `${written.slice(0, 59)}…` : written;
  const expected = expectations[entry.key as keyof typeof expectations];
  return expected ? `“${shown}” is not ${expected}.` : `“${shown}” cannot be read here.`;
}
