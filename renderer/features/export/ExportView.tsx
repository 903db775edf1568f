import { ChevronLeft, GitPullRequest } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CloneTarget, ExportSelection, PrivacyHit } from '../../../shared/ipc/export.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { clearStatus, setStatus } from '../../state/status.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { toast } from '../../ui/Toast.tsx';
import { ConfirmTarget } from './ConfirmTarget.tsx';
import { DocumentSection } from './DocumentSection.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import styles from './ExportView.module.css';
import { InterviewsSection } from './InterviewsSection.tsx';
import { PrivacyList, PrivacyState } from './PrivacyList.tsx';
import { PublishedNote } from './PublishedNote.tsx';
import { TargetSection } from './TargetSection.tsx';
import { nameOfTarget } from './target-words.ts';
import { useDraft } from './use-draft.ts';
import { type Progress, useExport } from './use-export.ts';
import { useHits } from './use-hits.ts';
import { useTargets } from './use-targets.ts';

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
  const { bundle, progress, decide, publish, copy, fail } = outgoing;
  const [form, setForm] = useState<'preview' | 'source'>('preview');
  const [toConfirm, setToConfirm] = useState<CloneTarget | null>(null);
  const panes = useRef<HTMLDivElement>(null);
  const hits = useHits(bundle, panes);
  useStatusLine(progress, target);

  const undecided = bundle?.undecided ?? 0;
  const blocked =
    state.missing ?? (bundle === null ? 'No preview yet' : undecided > 0 ? 'Decide on each name first' : null);
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
  const copyMarkdown = async () => {
    if (await copy()) toast({ message: 'Markdown copied' });
  };
  useCommand('export:pull-request', openPullRequest, cannotPublish);
  useCommand('export:copy', () => void copyMarkdown(), blocked);

  return (
    <div ref={panes} className={styles.export}>
      <div className={styles.pane}>
        <PaneHeader
          className={styles.head}
          lead={
            <>
              <IconButton
                label="Back"
                icon={<ChevronLeft size={16} aria-hidden />}
                onClick={() => useNavigation.getState().back()}
              />
              <h1 className={styles.title}>Export as a pull request</h1>
            </>
          }
        >
          <Segmented
            label="Show as"
            options={[
              { value: 'preview', label: 'Preview' },
              { value: 'source', label: 'Markdown' },
            ]}
            value={form}
            onChange={setForm}
          />
        </PaneHeader>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.document} tabIndex={0} aria-label="What will leave">
          {bundle ? (
            <ExportPreview bundle={bundle} form={form} currentHit={hits.current} />
          ) : (
            (outgoing.problem ?? state.missing) && (
              <EmptyState title="Nothing to show yet">{outgoing.problem ?? state.missing}</EmptyState>
            )
          )}
        </section>
      </div>
      <section className={styles.side} aria-label="Privacy and target">
        <header className={styles.sideHead}>
          <h2 className={styles.title}>Privacy</h2>
          {bundle && <span className={styles.count}>{bundle.hits.length} found</span>}
          <span className={styles.spacer} />
          <PrivacyState bundle={bundle} />
        </header>
        <div className={styles.sideBody}>
          {published && <PublishedNote published={published} onFail={fail} />}
          {progress.state === 'failed' && <ErrorNote className={styles.error}>{progress.sentence}</ErrorNote>}
          {bundle && (
            <PrivacyList
              bundle={bundle}
              currentHit={hits.current}
              onCurrent={hits.setCurrent}
              onDecide={(hit: PrivacyHit, decision) => decide({ [hit.hitId]: decision })}
            />
          )}
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
        </div>
        <footer className={styles.foot}>
          <Button
            variant="quiet"
            disabled={blocked !== null}
            title={blocked ?? undefined}
            onClick={() => void copyMarkdown()}
          >
            Copy Markdown
          </Button>
          <span className={styles.spacer} />
          {undecided > 0 && (
            <Button variant="quiet" keys="n" aria-keyshortcuts="N" onClick={hits.next}>
              Next hit
            </Button>
          )}
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
        </footer>
      </section>
      <ConfirmTarget
        target={toConfirm}
        onClose={() => setToConfirm(null)}
        onConfirm={(confirmed) => void confirmAndPublish(confirmed)}
      />
    </div>
  );
}

function useStatusLine(progress: Progress, target: CloneTarget | null) {
  const sent = progress.state === 'published' ? (target ? nameOfTarget(target) : 'the remote') : null;
  useEffect(() => {
    setStatus({
      save:
        sent === null
          ? { state: 'read-only', text: 'Nothing has left this computer' }
          : { state: 'saved', text: `On a branch of ${sent}` },
    });
  }, [sent]);
  useEffect(() => clearStatus, []);
}
