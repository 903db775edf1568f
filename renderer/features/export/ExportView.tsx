import { GitPullRequest } from 'lucide-react';
import { useState } from 'react';
import type { CloneTarget, ExportSelection } from '../../../shared/ipc/export.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmTarget } from './ConfirmTarget.tsx';
import { DocumentSection } from './DocumentSection.tsx';
import { ExportFrame } from './ExportFrame.tsx';
import styles from './ExportView.module.css';
import { InterviewsSection } from './InterviewsSection.tsx';
import { PublishedNote } from './PublishedNote.tsx';
import { TargetSection } from './TargetSection.tsx';
import { nameOfTarget } from './target-words.ts';
import { useDraft } from './use-draft.ts';
import { useExport } from './use-export.ts';
import { useTargets } from './use-targets.ts';
import { useWaysOut } from './use-ways-out.tsx';
import { WaysOutMenu } from './WaysOutMenu.tsx';

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
  const targets = useTargets();
  const { target } = targets;
  const outgoing = useExport(state.draft, target?.targetId ?? null);
  const { bundle, progress, publish, fail } = outgoing;
  const [toConfirm, setToConfirm] = useState<CloneTarget | null>(null);

  const ways = useWaysOut(outgoing, state.missing);
  const { blocked } = ways;
  const cannotPublish = blocked ?? (target === null ? 'Choose a local clone first' : null);
  const working = progress.state === 'working';
  const published = progress.state === 'published' ? progress.published : null;

  const openPullRequest = () => {
    if (!target || cannotPublish !== null || working) return;
    if (target.confirmed) void publish(target.targetId);
    else setToConfirm(target);
  };
  const confirmAndPublish = async ({ targetId }: CloneTarget) => {
    setToConfirm(null);
    try {
      await targets.confirm(targetId);
      await publish(targetId);
    } catch (error) {
      fail(error);
    }
  };
  useCommand('export:pull-request', openPullRequest, cannotPublish);

  return (
    <ExportFrame
      title="Export as a pull request"
      outgoing={outgoing}
      missing={state.missing}
      source="Markdown"
      sent={published && `On a branch of ${target ? nameOfTarget(target) : 'the remote'}`}
      news={published && <PublishedNote published={published} onFail={fail} />}
      other={<WaysOutMenu ways={ways} />}
      main={
        <Button
          className={styles.main}
          variant={cannotPublish === null && !published ? 'accent' : 'default'}
          disabled={cannotPublish !== null || working}
          title={cannotPublish ?? undefined}
          icon={<GitPullRequest size={14} aria-hidden />}
          onClick={openPullRequest}
        >
          {working ? 'Pushing…' : 'Open pull request…'}
        </Button>
      }
    >
      <TargetSection
        bundle={bundle}
        targets={targets.targets}
        target={target}
        onTarget={targets.choose}
        onAdd={() => void targets.add().catch(fail)}
        onRemove={(targetId) => void targets.remove(targetId).catch(fail)}
      />
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
      <ConfirmTarget
        target={toConfirm}
        onClose={() => setToConfirm(null)}
        onConfirm={(confirmed) => void confirmAndPublish(confirmed)}
      />
    </ExportFrame>
  );
}
