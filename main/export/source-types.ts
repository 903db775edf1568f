import type { ExportInterview } from '../../shared/export/document.ts';
import type { TableHighlight } from '../../shared/export/highlight-table.ts';
import type { ExportImage } from '../../shared/export/images.ts';
import type { Found, ResultInterview, ResultQuote } from '../../shared/export/results.ts';
import type {
  FindingsDraft,
  HighlightsDraft,
  InterviewsDraft,
  LeftOut,
  LinkDraft,
  ResultsDraft,
  SummaryDraft,
  Withheld,
} from '../../shared/ipc/export.ts';
import type { SourceFindings } from './finding-sources.ts';
import type { SourceSummary } from './summary-sources.ts';

/** One note as the vault holds it, with everything in it. */
export interface SourceInterview extends Omit<ExportInterview, 'participants' | 'images'> {
  participantIds: readonly string[];
  /** The names that its pictures leave by, by their addresses in the body. */
  images?: ReadonlyMap<string, string>;
  /** The pictures that stay. */
  leftOut?: readonly LeftOut[];
}

/** An interview that a search found, with names as they stand in the note. */
export interface SourceResult extends Omit<ResultInterview, 'participants' | 'quotes'> {
  noteId: string;
  participantIds: readonly string[];
  quotes: readonly SourceQuote[] | null;
}

export interface SourceQuote extends Omit<ResultQuote, 'speaker'> {
  /** As it stands before the colon. */
  speaker?: string | undefined;
  /** Whose highlight it is. */
  participantId?: string | undefined;
}

/** A highlight with the words of its note. */
export interface SourceHighlight extends Omit<TableHighlight, 'speaker'> {
  noteId: string;
  /** All participants of its interview. */
  participantIds: readonly string[];
  /** Whose words they are, where that is known. */
  speakerId: string | null;
}

/** What is to leave, with the words of the vault that it is made of. */
export type Source = SourceParts & {
  /** The interviews that stay for want of consent. */
  withheld: readonly Withheld[];
  /** The pictures, by the names that they leave by. */
  images?: ReadonlyMap<string, ExportImage>;
};

/** A source without what only main needs: text alone. */
export type SourceParts =
  | { of: 'interviews'; draft: InterviewsDraft; interviews: readonly SourceInterview[] }
  | { of: 'results'; draft: ResultsDraft; results: readonly SourceResult[]; found: Found }
  | { of: 'highlights'; draft: HighlightsDraft; highlights: readonly SourceHighlight[]; ofAll: number | null }
  | { of: 'link'; draft: LinkDraft }
  | { of: 'findings'; draft: FindingsDraft; source: SourceFindings }
  | { of: 'summary'; draft: SummaryDraft; source: SourceSummary };
