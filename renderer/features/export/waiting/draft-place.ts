import type { ExportDraft } from '../../../../shared/ipc/export.ts';
import type { Place } from '../../../state/navigation.ts';

/** Where a document that was made before is looked at again, with what was typed then. `null` for what is never proposed for review. */
export function placeOfDraft(draft: ExportDraft, followUp = false): Place | null {
  if ('selection' in draft) {
    return { area: 'export', selection: draft.selection, again: againOf(draft, followUp) };
  }
  switch (draft.document) {
    case 'summary':
      return {
        area: 'document',
        draft: { document: 'summary', interviewIds: draft.interviewIds },
        again: againOf(draft, followUp),
      };
    case 'goal':
      return {
        area: 'document',
        draft: { document: 'goal', findingIds: draft.findingIds, goalId: draft.goalId ?? null },
        again: againOf(draft, followUp),
      };
    case 'digest':
    case 'standup':
      return {
        area: 'document',
        draft: { document: draft.document, findingIds: draft.findingIds },
        again: againOf(draft, followUp),
      };
    default:
      return null;
  }
}

type Review = Extract<ExportDraft, { owner: string }>;

function againOf({ title, owner, deadline, feedbackWanted }: Review, followUp: boolean) {
  return { fields: { title, owner, deadline, feedbackWanted }, followUp };
}
