import type { ExportSelection } from '../../../shared/ipc/export.ts';
import { useVault } from '../../state/vault.ts';
import { DocumentSection } from './DocumentSection.tsx';
import { InterviewsSection } from './InterviewsSection.tsx';
import { ReviewFrame } from './ReviewFrame.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  selection: ExportSelection;
  title?: string;
}

/** An export before it leaves: the document on the left, names to decide and the target on the right. */
export function ExportView({ selection, title }: Props) {
  return <ExportPanes key={selection.interviewIds.join('\n')} selection={selection} title={title} />;
}

function ExportPanes({ selection, title }: Props) {
  const notes = useVault((s) => s.notes);
  const state = useDraft(selection, title);
  return (
    <ReviewFrame title="Export as a pull request" draft={state.draft} missing={state.missing}>
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
