import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import type { ExportDraft } from '../../../../shared/ipc/export.ts';

interface Known {
  notes: readonly Pick<NoteSummary, 'id' | 'teamIds'>[];
  findings: readonly Pick<FindingSummary, 'id' | 'teamIds' | 'evidence'>[];
}

/** Ids of the teams that a document is about: those of its interviews, or of its findings, which else take those of their evidence. */
export function teamsOfDraft(draft: ExportDraft | null, { notes, findings }: Known): string[] {
  if (draft === null) return [];
  const teamsOf = (ids: Iterable<string>) => {
    const wanted = new Set(ids);
    return notes.filter(({ id }) => wanted.has(id)).flatMap(({ teamIds }) => teamIds);
  };
  if ('selection' in draft) return unique(teamsOf(draft.selection.interviewIds));
  if ('interviewIds' in draft) return unique(teamsOf(draft.interviewIds));
  if (!('findingIds' in draft)) return [];
  const wanted = new Set<string>(draft.findingIds);
  return unique(
    findings
      .filter(({ id }) => wanted.has(id))
      .flatMap(({ teamIds, evidence }) =>
        teamIds.length > 0 ? teamIds : teamsOf(evidence.map(({ interview }) => interview)),
      ),
  );
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
