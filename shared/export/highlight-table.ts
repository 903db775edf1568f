import type { Stance } from '../domain/finding.ts';
import type { HighlightKind } from '../domain/interview.ts';
import { formatTimestamp } from '../markdown/timestamps.ts';
import { squeeze } from '../markdown/words.ts';
import { type ExportParticipant, highlightNames, plainParticipant } from './document.ts';

/** A highlight as a row of a table. */
export interface TableHighlight {
  highlightId: string;
  /** Plain text, all of it. */
  text: string;
  kind: HighlightKind | null;
  tags: readonly string[];
  /** Of the call. */
  atSeconds: number | null;
  /** Who says it, where that is known. */
  speaker: ExportParticipant | null;
  /** Of its interview: title, calendar date, names of teams and PMs. */
  title: string;
  date: string;
  teams: readonly string[];
  pms: readonly string[];
  /** Where the table is one of findings: whose evidence it is, how, and what became of it. */
  evidence?: { claim: string; stance: Stance; state: EvidenceWord };
}

/** What became of an attached quote, for people to read. `missing`: the quote as it was attached stands in the row. */
export type EvidenceWord = 'as attached' | 'changed since' | 'missing' | 'in several notes' | 'attached twice';

const columns = ['Quote', 'Kind', 'Tags', 'Speaker', 'Time', 'Interview', 'Date', 'Team', 'PM', 'Highlight'];
const columnsOfFindings = ['Claim', 'Stance', 'Evidence'];

/**
 * Highlights as rows, the names of the columns first. Several values of a cell are parted by `; `, line breaks become spaces. Not yet
 * cleared: names that stand in quotes, tags, titles and claims are still there.
 */
export function highlightRows(highlights: readonly TableHighlight[]): string[][] {
  const ofFindings = highlights.some(({ evidence }) => evidence !== undefined);
  const rows = highlights.map((one) => {
    const { evidence } = one;
    const first = ofFindings ? [evidence?.claim ?? '', evidence?.stance ?? '', evidence?.state ?? ''] : [];
    return [
      ...first,
      one.text,
      one.kind ? highlightNames[one.kind][0] : '',
      one.tags.join('; '),
      one.speaker ? plainParticipant(one.speaker) : '',
      one.atSeconds === null ? '' : formatTimestamp(one.atSeconds),
      one.title || 'Untitled interview',
      one.date,
      one.teams.join('; '),
      one.pms.join('; '),
      one.highlightId,
    ];
  });
  const head = ofFindings ? [...columnsOfFindings, ...columns] : columns;
  return [head, ...rows.map((row) => row.map(squeeze))];
}
