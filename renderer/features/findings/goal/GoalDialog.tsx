import { Plus, User } from 'lucide-react';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { type GoalStatus, type GoalSummary, goalStatuses } from '../../../../shared/domain/goal.ts';
import { call } from '../../../api.ts';
import { change } from '../../../state/changes.ts';
import { useFindingsLook } from '../../../state/findings.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { announce } from '../../../state/status.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { sentenceOf } from '../../../ui/errors.ts';
import { humanize, today } from '../../../ui/format.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { peopleOptions, teamOptions } from '../options.tsx';
import { PickedChips } from '../PickedChips.tsx';
import { useEditedGoal } from './edit-goal.ts';
import styles from './GoalDialog.module.css';
import { type GoalDraft, goalEdits, newGoalOf, problemsOf } from './goal-draft.ts';
import { quarterOf } from './goal-progress.ts';

const statuses = goalStatuses.map((status) => ({ value: status, label: humanize(status) }));

/** A research goal: a new one, or one that is there. Mounted with the commands of the area. */
export function GoalDialog() {
  const goalId = useEditedGoal((s) => s.goalId);
  const goal = useVault((s) => s.goals.find((one) => one.id === goalId));
  const { filter } = useFindingsLook();
  if (goalId === null || (goalId !== 'new' && !goal)) return null;
  return <Form key={goalId} goal={goal ?? null} teamIds={filter.teamIds} />;
}

function Form({ goal, teamIds }: { goal: GoalSummary | null; teamIds: string[] }) {
  const form = useId();
  const roster = useVault((s) => s.roster);
  const [draft, setDraft] = useState<GoalDraft>(() => draftOf(goal, teamIds));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const teams = useMemo(() => teamOptions(roster), [roster]);
  const people = useMemo(() => peopleOptions(roster), [roster]);
  const problems = tried ? problemsOf(draft) : {};
  const edit = (part: Partial<GoalDraft>) => setDraft((before) => ({ ...before, ...part }));
  const close = () => useEditedGoal.setState({ goalId: null });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.keys(problemsOf(draft)).length > 0) return;
    setBusy(true);
    try {
      if (goal === null) {
        await call('goals:create', newGoalOf(draft));
        announce('Research goal created');
      } else {
        const edits = goalEdits(draftOf(goal, []), draft);
        if (edits.length > 0) await change('Research goal changed', [{ id: goal.id, edits }]);
      }
      close();
    } catch (error) {
      setProblem(sentenceOf(error) ?? 'Not saved');
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(next) => !next && close()}
      title={goal === null ? 'New research goal' : 'Research goal'}
      width={520}
      footer={
        <>
          {goal !== null && (
            <Button
              variant="quiet"
              className={styles.text}
              onClick={() => {
                close();
                useNavigation.getState().go({ area: 'goal', goalId: goal.id });
              }}
            >
              Open its text
            </Button>
          )}
          <Button onClick={close}>Cancel</Button>
          <Button variant="accent" type="submit" form={form} disabled={busy}>
            {goal === null ? 'Create goal' : 'Save'}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        <TextArea
          label="Question"
          placeholder="Why do teams stop watching replays after the first month?"
          rows={2}
          maxLength={2000}
          value={draft.question}
          onChange={(event) => edit({ question: event.target.value })}
          error={problems.question ?? problem}
        />
        <div className={styles.pair}>
          <TextField
            label="Quarter"
            placeholder="2026-Q4"
            value={draft.quarter}
            onChange={(event) => edit({ quarter: event.target.value.trim().toUpperCase() })}
            error={problems.quarter ?? null}
          />
          <TextField
            label="Interviews wanted"
            inputMode="numeric"
            value={draft.targetInterviews}
            onChange={(event) => edit({ targetInterviews: event.target.value })}
            error={problems.targetInterviews ?? null}
          />
        </div>
        <PickedChips
          legend="Teams"
          label="Team"
          options={teams}
          value={draft.teamIds}
          onChange={(teamIds) => edit({ teamIds })}
          empty="No such team. Import teams from a page first."
          icon={<Plus size={14} aria-hidden />}
        />
        <PickedChips
          legend="Owner"
          label="Owner"
          options={people}
          value={draft.ownerId === null ? [] : [draft.ownerId]}
          onChange={([ownerId]) => edit({ ownerId: ownerId ?? null })}
          single
          empty="Nobody of that name"
          icon={<User size={14} aria-hidden />}
        />
        <Checkbox checked={draft.isBiggestUnknown} onChange={(isBiggestUnknown) => edit({ isBiggestUnknown })}>
          The biggest unknown of its teams in this quarter
        </Checkbox>
        <section aria-label="Status" className={styles.status}>
          <h3>Status</h3>
          <Segmented
            label="Status"
            options={statuses}
            value={draft.status}
            onChange={(status: GoalStatus) => edit({ status })}
          />
        </section>
        {goal === null ? (
          <TextArea
            label="Why it is asked"
            hint="Stands in the goal’s file. What hangs on the answer?"
            rows={2}
            value={draft.motivation}
            onChange={(event) => edit({ motivation: event.target.value })}
          />
        ) : (
          <TextArea
            label="Answer"
            hint="What has been learned, once there is evidence for it."
            rows={2}
            value={draft.answer}
            onChange={(event) => edit({ answer: event.target.value })}
          />
        )}
      </form>
    </Dialog>
  );
}

function draftOf(goal: GoalSummary | null, teamIds: string[]): GoalDraft {
  if (goal === null) {
    return {
      question: '',
      quarter: quarterOf(today()),
      teamIds,
      isBiggestUnknown: true,
      ownerId: null,
      targetInterviews: '',
      status: 'active',
      answer: '',
      motivation: '',
    };
  }
  const { question, quarter, isBiggestUnknown, ownerId, targetInterviews, status, answer } = goal;
  return {
    question,
    quarter,
    teamIds: goal.teamIds,
    isBiggestUnknown,
    ownerId,
    targetInterviews: targetInterviews === null ? '' : String(targetInterviews),
    status,
    answer: answer ?? '',
    motivation: '',
  };
}
