import type { FieldProblem, InterviewFrontMatter, ReadOnlyReason } from '../../../../shared/domain/interview.ts';
import type { NoteFile } from '../../../../shared/ipc/notes.ts';
import { readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import type { SaveState } from './save-state.ts';
import type { ShownAs } from './shown-document.ts';

/** Something about the whole note that its editor says in a banner until it is dismissed. */
export type Notice = { kind: 'both-kept'; copyId: string } | { kind: 'restored' } | { kind: 'literal' };

export interface SessionView {
  id: string;
  /** Vault-relative; `null` for a note that has no file yet. */
  path: string | null;
  readOnly: ReadOnlyReason | null;
  fields: InterviewFrontMatter;
  problems: readonly FieldProblem[];
  save: SaveState;
  notice: Notice | null;
  shownAs: ShownAs;
  /** Why the text cannot be shown formatted; `null` where it can. */
  sourceOnly: string | null;
}

/** The front matter of a text as the fields show it. */
export function fieldsOf(text: string): { fields: InterviewFrontMatter; problems: FieldProblem[] } {
  const { values, problems } = readInterviewFields(text);
  return { fields: values, problems };
}

/** What is to be said of a note when it is opened. */
export function noticeOf(file: NoteFile | null): Notice | null {
  if (!file?.recovered) return null;
  const { copyId } = file.recovered;
  return copyId === null ? { kind: 'restored' } : { kind: 'both-kept', copyId };
}
