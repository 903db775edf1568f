import { ChevronsUpDown, Sheet, Target } from 'lucide-react';
import { useMemo } from 'react';
import { type DocumentAgain, type DocumentStart, useNavigation } from '../../../state/navigation.ts';
import { useVault } from '../../../state/vault.ts';
import { Picker } from '../../../ui/Picker.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { DocumentSection } from '../DocumentSection.tsx';
import { InterviewsSection } from '../InterviewsSection.tsx';
import { ReviewFrame } from '../ReviewFrame.tsx';
import sections from '../Sections.module.css';
import { FindingsSection } from './FindingsSection.tsx';
import { type DocumentState, useDocument } from './use-document.ts';

const types = [
  { value: 'digest', label: 'Digest' },
  { value: 'goal', label: 'Goal answer' },
  { value: 'standup', label: 'Stand-up' },
] as const;

/** A document made of findings, or of interviews, before it leaves: what it says on the left, what it is made of on the right. */
export function DocumentView({ draft, again }: { draft: DocumentStart; again?: DocumentAgain | undefined }) {
  return <DocumentPanes key={JSON.stringify([draft, again])} start={draft} again={again} />;
}

function DocumentPanes({ start, again }: { start: DocumentStart; again: DocumentAgain | undefined }) {
  const state = useDocument(start, again?.fields);
  const Panes = state.parts.document === 'summary' ? Summary : Findings;
  return <Panes state={state} isFollowUp={again?.followUp} />;
}

interface PanesProps {
  state: DocumentState;
  isFollowUp: boolean | undefined;
}

function Summary({ state, isFollowUp }: PanesProps) {
  const notes = useVault((s) => s.notes);
  return (
    <ReviewFrame title="Share a summary" draft={state.draft} missing={state.missing} isFollowUp={isFollowUp}>
      <DocumentSection fields={state.fields} onChange={state.setFields} />
      <InterviewsSection
        notes={notes}
        interviewIds={state.parts.interviewIds}
        onInterviews={(interviewIds) => state.change({ interviewIds })}
        scope="notes"
      />
    </ReviewFrame>
  );
}

function Findings({ state, isFollowUp }: PanesProps) {
  const { parts, change, draft, findings, fields } = state;
  const ids = draft !== null && 'findingIds' in draft ? (draft.findingIds ?? []) : [];
  return (
    <ReviewFrame
      title="Share findings"
      draft={draft}
      missing={state.missing}
      isFollowUp={isFollowUp}
      more={[
        {
          label: 'Highlights as CSV…',
          icon: <Sheet size={16} aria-hidden />,
          unavailable: ids.length === 0 ? 'Add a finding first' : null,
          onSelect: () =>
            useNavigation.getState().go({
              area: 'share',
              draft: {
                document: 'highlights',
                form: 'csv',
                title: fields.title.trim() || 'Findings',
                of: { findingIds: ids },
              },
            }),
        },
      ]}
    >
      <DocumentSection
        fields={fields}
        onChange={state.setFields}
        type={
          <Segmented
            label="Type"
            options={types}
            value={parts.document === 'summary' ? 'digest' : parts.document}
            onChange={(document) => change({ document, ...(document === 'goal' && { goalId: likelyGoal(state) }) })}
          />
        }
      >
        {parts.document === 'goal' && <GoalProperty state={state} />}
      </DocumentSection>
      <FindingsSection
        findings={findings}
        evidence={state.evidence}
        onFindings={(findingIds) => change({ findingIds })}
      />
    </ReviewFrame>
  );
}

/** The goal that was chosen, else one that the findings belong to, else the first of the latest quarter. */
function likelyGoal({ parts, findings }: DocumentState): string | null {
  const { goals } = useVault.getState();
  const ofFindings = new Set(findings.flatMap(({ goalIds }) => goalIds));
  return parts.goalId ?? (goals.find(({ id }) => ofFindings.has(id)) ?? goals[0])?.id ?? null;
}

/** The research goal that is answered. Choosing one takes the findings that belong to it, where none were chosen by hand. */
function GoalProperty({ state: { parts, change } }: { state: DocumentState }) {
  const goals = useVault((s) => s.goals);
  const findings = useVault((s) => s.findings);
  const options = useMemo(
    () =>
      goals.map(({ id, question, quarter }) => ({
        id,
        label: question || 'A goal without a question',
        hint: quarter,
        mark: <Target size={14} aria-hidden />,
      })),
    [goals],
  );
  const goal = goals.find(({ id }) => id === parts.goalId);
  const choose = (goalId: string | null) => {
    const ofGoal = findings.filter(({ goalIds }) => goalId !== null && goalIds.includes(goalId)).map(({ id }) => id);
    change({ goalId, ...(parts.findingIds.length === 0 && { findingIds: ofGoal }) });
  };
  return (
    <div className={sections.prop}>
      <span className={sections.label}>Goal</span>
      <Picker
        label="Research goal"
        options={options}
        value={parts.goalId === null ? [] : [parts.goalId]}
        onChange={([goalId]) => choose(goalId ?? null)}
        single
        empty="No such goal"
        trigger={
          <button type="button" className={sections.select} title={goal?.question}>
            <span className={sections.chosen}>{goal?.question || 'Choose a research goal…'}</span>
            <ChevronsUpDown size={14} aria-hidden />
          </button>
        }
      />
    </div>
  );
}
