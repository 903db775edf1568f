import type { ExportInterview, ExportParticipant } from './document.ts';
import type { ExportFinding } from './finding-document.ts';
import type { TableHighlight } from './highlight-table.ts';
import type { ResultInterview } from './results.ts';

/**
 * What a document says of one person beside their stand-ins: what stands where they are described, and the dates of what is said to be
 * theirs. Whoever is never described is not in it, and neither is what somebody wrote about them in their own words.
 */
export interface Told {
  participantId: string;
  role?: string | undefined;
  segment?: string | undefined;
  companySize?: string | undefined;
  /** `YYYY-MM-DD` of interviews. */
  dates: readonly string[];
}

/** Each person described, with the date beside it; `''` where none stands there. */
type Described = readonly [who: ExportParticipant, date: string];

/** All that is said of each, in the order in which they come up. `companySize` counts only where the document shows it. */
export function toldOf(described: readonly Described[], showsSize = false): Told[] {
  const told = new Map<string, Told & { dates: string[] }>();
  for (const [{ id, role, segment, companySize }, date] of described) {
    const one = told.get(id) ?? { participantId: id, dates: [] };
    if (date !== '' && !one.dates.includes(date)) one.dates.push(date);
    // An empty value is shown nowhere.
    told.set(id, { ...one, ...(role && { role }), ...(segment && { segment }) });
    if (showsSize && companySize) told.get(id)!.companySize = companySize;
  }
  return [...told.values()];
}

/** Of interviews in whole: everybody who was in one that says something. */
export function toldInInterviews(
  interviews: readonly Pick<ExportInterview, 'participants' | 'date' | 'body'>[],
): Told[] {
  const said = interviews.filter(({ body }) => body !== null);
  return toldOf(said.flatMap(({ participants, date }) => participants.map((one) => [one, date] as const)));
}

/** Of interviews as snapshots, which say how large the company is. */
export function toldInSnapshots(interviews: readonly Pick<ExportInterview, 'participants' | 'date'>[]): Told[] {
  const there = interviews.flatMap(({ participants, date }) => participants.map((one) => [one, date] as const));
  return toldOf(there, true);
}

/** Of findings with their quotes, each under whoever said it. */
export function toldInFindings(findings: readonly Pick<ExportFinding, 'evidence'>[]): Told[] {
  const quotes = findings.flatMap(({ evidence }) => evidence);
  return toldOf(quotes.flatMap(({ speaker, interview }) => (speaker ? [[speaker, interview.date] as const] : [])));
}

/** Of what a search found, as a list: everybody who was there, and whoever speaks. As a table it describes nobody. */
export function toldInResults(
  interviews: readonly Pick<ResultInterview, 'participants' | 'date' | 'quotes'>[],
): Told[] {
  return toldOf(
    interviews.flatMap(({ participants, date, quotes }) => {
      const speakers = (quotes ?? []).flatMap(({ speaker }) => (speaker && typeof speaker !== 'string' ? speaker : []));
      return quotes === null ? [] : [...participants, ...speakers].map((one) => [one, date] as const);
    }),
  );
}

/** Of highlights as a table: whoever says one. */
export function toldInTable(highlights: readonly Pick<TableHighlight, 'speaker' | 'date'>[]): Told[] {
  return toldOf(highlights.flatMap(({ speaker, date }) => (speaker ? [[speaker, date] as const] : [])));
}
