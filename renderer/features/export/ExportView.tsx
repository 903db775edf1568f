import type { ExportSelection } from '../../../shared/ipc/export.ts';
import type { DocumentAgain } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { DocumentSection } from './DocumentSection.tsx';
import { InterviewsSection } from './InterviewsSection.tsx';
import { ReviewFrame } from './ReviewFrame.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  selection: ExportSelection;
  title?: string | undefined;
  again?: DocumentAgain | undefined;
}

/** An export before it leaves: the document on the left, names to decide and the target on the right. */
export function ExportView({ selection, title, again }: Props) {
  const key = JSON.stringify([selection.interviewIds, again]);
  return <ExportPanes key={key} selection={selection} title={title} again={again} />;
}

function ExportPanes({ selection, title, again }: Props) {
  const notes = useVault((s) => s.notes);
  const state = useDraft(selection, title, again?.fields);
  return (
    <ReviewFrame
      title="Export as a pull request"
      draft={state.draft}
      missing={state.missing}
      isFollowUp={again?.followUp}
    >
      <DocumentSection fields={state.fields} onChange={state.setFields} />
      <InterviewsSection
        notes={notes}
        interviewIds={state.interviewIds}
        onInterviews={state.setInterviewIds}
        scope={state.scope}
        onScope={state.setScope}
        highlights={state.highlights}
        leftOut={state.leftOut}
        onLeaveOut={state.leaveOut}
      />
    </ReviewFrame>
  );
}
