import type { z } from 'zod';
import type { Evidence } from '../../../../shared/domain/finding.ts';
import { goalFields } from '../../../../shared/domain/goal.ts';
import type { FieldProblem, InterviewFrontMatter, ReadOnlyReason } from '../../../../shared/domain/interview.ts';
import type { DocumentKind, NoteFile } from '../../../../shared/ipc/notes.ts';
import { readFindingFields } from '../../../../shared/markdown/finding-fields.ts';
import { readFields, readInterviewFields } from '../../../../shared/markdown/interview-fields.ts';
import type { SaveState } from './save-state.ts';
import type { ShownAs } from './shown-document.ts';

/** Something about the whole note that its editor says in a banner until it is dismissed. */
export type Notice = { kind: 'both-kept'; copyId: string } | { kind: 'restored' } | { kind: 'literal' };

/** The front matter of each kind of document, as its fields show it. */
export interface FieldsByKind {
  interview: InterviewFrontMatter;
  finding: ReturnType<typeof readFindingFields>['values'] & { evidence?: Evidence[] };
  goal: { [K in keyof typeof goalFields]?: z.infer<(typeof goalFields)[K]> };
}

export interface SessionView {
  id: string;
  /** Vault-relative; `null` for a note that has no file yet. */
  path: string | null;
  readOnly: ReadOnlyReason | null;
  /** Those of the session's kind: `fieldsAs` gives them their type. */
  fields: FieldsByKind[DocumentKind];
  problems: readonly FieldProblem[];
  save: SaveState;
  notice: Notice | null;
  shownAs: ShownAs;
  /** Why the text cannot be shown formatted; `null` where it can. */
  sourceOnly: string | null;
}

type Reader<K extends DocumentKind> = (text: string) => { values: FieldsByKind[K]; problems: FieldProblem[] };

const readers: { [K in DocumentKind]: Reader<K> } = {
  interview: readInterviewFields,
  finding(text) {
    const { values, evidence, problems } = readFindingFields(text);
    return { values: { ...values, evidence }, problems };
  },
  goal: (text) => readFields(text, goalFields),
};

/** The front matter of a text (its beginning is enough) as the fields show it. */
export function fieldsOf(kind: DocumentKind, text: string): Pick<SessionView, 'fields' | 'problems'> {
  const { values, problems } = readers[kind](text);
  return { fields: values, problems };
}

const none = {};

/** Front matter as that of the kind `wanted`: empty where it is of another. The same object each time. */
export function fieldsAs<K extends DocumentKind>(
  wanted: K,
  kind: DocumentKind,
  fields: SessionView['fields'],
): FieldsByKind[K] {
  return (wanted === kind ? fields : none) as FieldsByKind[K];
}

/** What is to be said of a note when it is opened. */
export function noticeOf(file: NoteFile | null): Notice | null {
  if (!file?.recovered) return null;
  const { copyId } = file.recovered;
  return copyId === null ? { kind: 'restored' } : { kind: 'both-kept', copyId };
}
