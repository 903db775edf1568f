import { Plus, Target } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useMemo, useState } from 'react';
import { call } from '../../../api.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { type FindingSeed, useNewFinding } from '../../../state/new-finding.ts';
import { tellCreated } from '../../../state/trash-change.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { sentenceOf } from '../../../ui/errors.ts';
import { plural } from '../../../ui/format.ts';
import { isMac } from '../../../ui/keys.ts';
import { TextArea } from '../../../ui/TextField.tsx';
import { goalOptions, teamOptions } from '../options.tsx';
import { PickedChips } from '../PickedChips.tsx';
import styles from './NewFindingDialog.module.css';

const longestClaim = 5000;

/** Asks for the claim of a new finding, wherever it is begun. Mounted with the commands of the area. */
export function NewFindingDialog() {
  const seed = useNewFinding((s) => s.seed);
  return seed && <Form seed={seed} />;
}

function Form({ seed }: { seed: FindingSeed }) {
  const form = useId();
  const roster = useVault((s) => s.roster);
  const goals = useVault((s) => s.goals);
  const [claim, setClaim] = useState('');
  const [teams, setTeams] = useState(seed.teamIds);
  const [goalIds, setGoalIds] = useState(seed.goalIds);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const allTeams = useMemo(() => teamOptions(roster), [roster]);
  const allGoals = useMemo(() => goalOptions(goals), [goals]);
  const close = () => useNewFinding.setState({ seed: null });
  const sentence = claim.trim().replace(/\s+/g, ' ');

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (sentence === '') return setProblem('Write the claim first: one sentence that stands by itself.');
    if (busy) return;
    setBusy(true);
    try {
      const finding = await call('findings:create', {
        claim: sentence,
        teams,
        goals: goalIds,
        evidence: seed.evidence,
      });
      close();
      const begun = seed.evidence.length > 0 ? ` with ${plural(seed.evidence.length, 'highlight')}` : '';
      void tellCreated(`Finding created${begun}`, { id: finding.id, title: finding.claim });
      if (seed.onCreated) seed.onCreated(finding);
      else useNavigation.getState().go({ area: 'finding', findingId: finding.id, focus: 'body' });
    } catch (error) {
      setProblem(sentenceOf(error) ?? 'Not created');
      setBusy(false);
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    // A claim is one sentence: Enter has nothing else to do in it.
    if (mod || event.target instanceof HTMLTextAreaElement) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && close()}
      title="New finding"
      width={480}
      description={
        seed.evidence.length > 0 && `Begins with ${plural(seed.evidence.length, 'highlight')} as its evidence.`
      }
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="accent" type="submit" form={form} disabled={busy}>
            Create finding
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} onKeyDown={keyDown}>
        <TextArea
          label="Claim"
          hint="One sentence that can be understood without the notes."
          placeholder="Admins cannot see which step a filter applies to."
          rows={3}
          maxLength={longestClaim}
          value={claim}
          onChange={(event) => {
            setClaim(event.target.value);
            setProblem(null);
          }}
          error={problem}
        />
        <PickedChips
          legend="Teams"
          label="Team"
          options={allTeams}
          value={teams}
          onChange={setTeams}
          empty="No such team. Import teams from a page first."
          icon={<Plus size={14} aria-hidden />}
        />
        <PickedChips
          legend="Research goals"
          label="Goal"
          options={allGoals}
          value={goalIds}
          onChange={setGoalIds}
          empty="No such goal"
          icon={<Target size={14} aria-hidden />}
        />
      </form>
    </Dialog>
  );
}
