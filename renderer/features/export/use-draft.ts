import { useState } from 'react';
import type { ExportDraft, ExportSelection } from '../../../shared/ipc/export.ts';
import { useVault } from '../../state/vault.ts';
import { plural } from '../../ui/format.ts';
import type { DocumentFields } from './DocumentSection.tsx';
import { type HighlightsByInterview, useHighlights } from './use-highlights.ts';
import { useMyName } from './use-my-name.ts';

export interface DraftState {
  fields: DocumentFields;
  setFields(fields: DocumentFields): void;
  interviewIds: string[];
  setInterviewIds(ids: string[]): void;
  scope: 'notes' | 'highlights';
  setScope(scope: 'notes' | 'highlights'): void;
  highlights: HighlightsByInterview;
  leftOut: ReadonlySet<string>;
  leaveOut(highlightId: string, out: boolean): void;
  /** `null` while something is missing. */
  draft: ExportDraft | null;
  /** What is missing, as a sentence. */
  missing: string | null;
}

/** What is to be exported, as the user has put it together so far. `typed`: the fields of a document that is opened again. */
export function useDraft(
  selection: ExportSelection,
  title: string | undefined,
  typed: DocumentFields | undefined,
): DraftState {
  const notes = useVault((s) => s.notes);
  const owner = useMyName();
  const [interviewIds, setInterviewIds] = useState<string[]>(selection.interviewIds);
  const [scope, setScope] = useState<'notes' | 'highlights'>(selection.highlightIds ? 'highlights' : 'notes');
  const [fields, setFields] = useState<DocumentFields>(
    () =>
      typed ?? {
        title: title ?? titleFor(selection.interviewIds, notes),
        owner,
        deadline: '',
        feedbackWanted: '',
      },
  );
  const highlights = useHighlights(interviewIds, scope === 'highlights');
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());

  const isOut = (id: string) =>
    changed.get(id) ?? (selection.highlightIds ? !selection.highlightIds.includes(id) : false);
  const all = interviewIds.flatMap((id) => highlights.get(id)?.map((h) => h.id) ?? []);
  const leftOut = new Set(all.filter(isOut));
  const chosen = all.filter((id) => !leftOut.has(id));
  const read = interviewIds.every((id) => highlights.has(id));

  const missing =
    interviewIds.length === 0
      ? 'Add an interview to export.'
      : fields.title.trim() === ''
        ? 'Give the export a title.'
        : scope === 'highlights' && read && chosen.length === 0
          ? 'None of these interviews has a highlight that is ticked.'
          : null;
  const waiting = scope === 'highlights' && !read;
  const draft: ExportDraft | null =
    missing !== null || waiting
      ? null
      : {
          ...fields,
          title: fields.title.trim(),
          selection: { interviewIds, ...(scope === 'highlights' && { highlightIds: chosen }) },
        };
  return {
    fields,
    setFields,
    interviewIds,
    setInterviewIds,
    scope,
    setScope,
    highlights,
    leftOut,
    leaveOut: (id, out) => setChanged((now) => new Map(now).set(id, out)),
    draft,
    missing,
  };
}

function titleFor(ids: readonly string[], notes: readonly { id: string; title: string }[]): string {
  const only = ids.length === 1 ? notes.find((note) => note.id === ids[0]) : undefined;
  return only ? only.title.slice(0, 200) : `Findings from ${plural(ids.length, 'interview')}`;
}
