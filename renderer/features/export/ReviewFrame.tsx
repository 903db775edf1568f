import { GitPullRequest } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Bundle, ExportDraft, Target, Visibility } from '../../../shared/ipc/export.ts';
import { useCommand } from '../../commands/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import type { MenuItem } from '../../ui/Menu.tsx';
import { ConfirmBundle } from './ConfirmBundle.tsx';
import { ExportFrame } from './ExportFrame.tsx';
import styles from './ExportView.module.css';
import { PublishedNote } from './PublishedNote.tsx';
import { ConfirmTarget } from './targets/ConfirmTarget.tsx';
import { TargetSection } from './targets/TargetSection.tsx';
import { nameOfTarget } from './targets/target-words.ts';
import { useTargets } from './targets/use-targets.ts';
import { isExposed } from './targets/visibility-words.ts';
import { useExport } from './use-export.ts';
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
  const [toConfirm, setToConfirm] = useState<Target | null>(null);
  const [exposed, setExposed] = useState<Bundle | null>(null);
  const ways = useWaysOut(outgoing, missing);
  const cannotPublish = ways.blocked ?? (target === null ? 'Choose a repository first' : null);
  const working = progress.state === 'working';
  const published = progress.state === 'published' ? progress.published : null;

  const openPullRequest = () => {
    if (!target || cannotPublish !== null || working) return;
    if (target.confirmed) publishTo(target);
    else setToConfirm(target);
  };
  /** Where anybody may be able to read it, this very bundle is confirmed first. */
  const publishTo = (to: Pick<Target, 'targetId' | 'visibility'>) => {
    if (isExposed(to)) setExposed(bundle);
    else void publish(to.targetId);
  };
  const confirmTarget = async ({ targetId, visibility: known }: Target, visibility: Visibility) => {
    setToConfirm(null);
    try {
      if (visibility !== known) await targets.setVisibility(targetId, visibility);
      await targets.confirm(targetId);
      publishTo({ targetId, visibility });
    } catch (error) {
      fail(error);
    }
  };
  const confirmBundle = ({ sha256 }: Bundle) => {
    setExposed(null);
    if (target) void publish(target.targetId, sha256);
  };
  useCommand('export:pull-request', openPullRequest, cannotPublish);

  return (
    <ExportFrame
      title={title}
      outgoing={outgoing}
      missing={missing}
      source="Markdown"
      comparable
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
      <TargetSection bundle={bundle} targets={targets} onFail={fail} />
      {children}
      <ConfirmTarget
        target={toConfirm}
        onClose={() => setToConfirm(null)}
        onConfirm={(confirmed, visibility) => void confirmTarget(confirmed, visibility)}
      />
      <ConfirmBundle bundle={exposed} target={target} onClose={() => setExposed(null)} onConfirm={confirmBundle} />
    </ExportFrame>
  );
}
