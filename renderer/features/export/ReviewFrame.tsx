import { GitPullRequest } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { CloneTarget, ExportDraft } from '../../../shared/ipc/export.ts';
import { useCommand } from '../../commands/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import type { MenuItem } from '../../ui/Menu.tsx';
import { ConfirmTarget } from './ConfirmTarget.tsx';
import { ExportFrame } from './ExportFrame.tsx';
import styles from './ExportView.module.css';
import { PublishedNote } from './PublishedNote.tsx';
import { TargetSection } from './TargetSection.tsx';
import { nameOfTarget } from './target-words.ts';
import { useExport } from './use-export.ts';
import { useTargets } from './use-targets.ts';
import { useWaysOut } from './use-ways-out.tsx';
import { WaysOutMenu } from './WaysOutMenu.tsx';

interface Props {
  title: string;
  /** `null` while something is missing. */
  draft: ExportDraft | null;
  /** What is missing, as a sentence. */
  missing: string | null;
  /** Further ways out. */
  more?: readonly MenuItem[];
  /** Sections of the side below the target: what the document is made of. */
  children?: ReactNode;
}

/** A document that is proposed for review: as a pull request first, and in every other way. */
export function ReviewFrame({ title, draft, missing, more, children }: Props) {
  const targets = useTargets();
  const { target } = targets;
  const outgoing = useExport(draft, target?.targetId ?? null);
  const { bundle, progress, publish, fail } = outgoing;
  const [toConfirm, setToConfirm] = useState<CloneTarget | null>(null);
  const ways = useWaysOut(outgoing, missing);
  const cannotPublish = ways.blocked ?? (target === null ? 'Choose a local clone first' : null);
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
      title={title}
      outgoing={outgoing}
      missing={missing}
      source="Markdown"
      sent={published && `On a branch of ${target ? nameOfTarget(target) : 'the remote'}`}
      news={published && <PublishedNote published={published} onFail={fail} />}
      other={<WaysOutMenu ways={ways} {...(more && { more })} />}
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
      {children}
      <ConfirmTarget
        target={toConfirm}
        onClose={() => setToConfirm(null)}
        onConfirm={(confirmed) => void confirmAndPublish(confirmed)}
      />
    </ExportFrame>
  );
}
