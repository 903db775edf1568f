import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { GoalSummary } from '../../shared/domain/goal.ts';
import type { FieldProblem, NoteSummary } from '../../shared/domain/interview.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import type { Person, Team } from '../../shared/domain/roster.ts';
import type { TagNote } from '../../shared/domain/tag.ts';
import type { DocumentKind } from '../../shared/ipc/notes.ts';

interface EntryFile {
  path: string;
  size: number;
  mtimeMs: number;
  hash: string;
  problems: FieldProblem[];
  /** It went away in a crowd; kept until the user agrees. */
  missing?: true | undefined;
}

/** What a file of Markdown with an id of its own is read as; the catalogue may have to give it another id. */
export type DocumentReading =
  | { kind: 'note'; declaredId: string | null; highlightIds: string[]; summary: NoteSummary }
  | { kind: 'finding'; declaredId: string | null; summary: FindingSummary }
  | { kind: 'goal'; declaredId: string | null; summary: GoalSummary };

type RecordReading =
  | { kind: 'participant'; value: Participant | null }
  | { kind: 'person'; value: Person | null }
  | { kind: 'team'; value: Team | null }
  | { kind: 'tag'; value: Omit<TagNote, 'path'> | null };

/** A file that is opened in the editor: an interview, a finding or a research goal. */
export type DocumentEntry = EntryFile & DocumentReading;
export type RecordEntry = EntryFile & RecordReading;
/** What is known of one file, as the snapshot keeps it. */
export type Entry = DocumentEntry | RecordEntry;
export type NoteEntry = Extract<Entry, { kind: 'note' }>;

export function isDocument(entry: Entry): entry is DocumentEntry {
  return entry.kind === 'note' || entry.kind === 'finding' || entry.kind === 'goal';
}

/** What the page calls a kind of document. */
export function documentKindOf(kind: DocumentEntry['kind']): DocumentKind {
  return kind === 'note' ? 'interview' : kind;
}
