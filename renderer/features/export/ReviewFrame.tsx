import { type ReactNode, useEffect, useState } from 'react';
import type { Bundle, ExportDraft, Target, Visibility } from '../../../shared/ipc/export.ts';
import { useGitHub } from '../../state/github.ts';
import { useNavigation } from '../../state/navigation.ts';
import type { MenuItem } from '../../ui/Menu.tsx';
import { ConfirmBundle } from './ConfirmBundle.tsx';
import { ExportFrame } from './ExportFrame.tsx';
import { MovedDialog } from './pull-request/MovedDialog.tsx';
import { doNextStep } from './pull-request/next-steps.ts';
import { useOptions } from './pull-request/options-store.ts';
import { PublishButton } from './pull-request/PublishButton.tsx';
import { PublishNews } from './pull-request/PublishNews.tsx';
import { PublishProgress } from './pull-request/PublishProgress.tsx';
import { PullRequestPart } from './pull-request/PullRequestPart.tsx';
import { hasLeft, idle, isOutdated, type Progress } from './pull-request/publish-state.ts';
import { openerOf, publishLabel, whyNotThere } from './pull-request/target-account.ts';
import { usePublish } from './pull-request/use-publish.ts';
import { usePublishCommands } from './pull-request/use-publish-commands.ts';
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
  /** It follows a pull request that has ended, from the start. */
  isFollowUp?: boolean | undefined;
  /** Further ways out. */
  more?: readonly MenuItem[];
  /** Sections of the side below the target: what the document is made of. */
  children?: ReactNode;
}

/** A document that is proposed for review: as a pull request first, and in every other way. */
export function ReviewFrame({ title, draft, missing, isFollowUp = false, more, children }: Props) {
  const targets = useTargets();
  const { target } = targets;
  const targetId = target?.targetId ?? null;
  const accounts = useGitHub((s) => s.accounts);
  const opener = openerOf(target, accounts);
  /** At which target it is to follow a pull request that has ended; `true`: at whichever is chosen first. */
  const [followsAt, setFollowsAt] = useState<string | boolean>(isFollowUp);
  const followUp = followsAt === true || (targetId !== null && followsAt === targetId);
  const outgoing = useExport(withFollowUp(draft, followUp), targetId);
  const { bundle, progress, fail, handover } = outgoing;
  const place = useNavigation((s) => s.place);
  const [options, setOptions] = useOptions(JSON.stringify([targetId, place]));
  const publishing = usePublish({ outgoing, target, options, renewTargets: targets.reload });
  const { run, publish, keep } = publishing;
  const [toConfirm, setToConfirm] = useState<Target | null>(null);
  const [exposed, setExposed] = useState<Bundle | null>(null);
  const ways = useWaysOut(outgoing, missing);
  const cannotKeep = ways.blocked ?? (target === null ? 'Choose a repository first' : null);
  const cannotPublish = cannotKeep ?? whyNotThere(target, opener);
  const isBusy = run !== null;

  const openPullRequest = () => {
    if (!target || cannotPublish !== null || isBusy) return;
    if (target.confirmed) publishTo(target);
    else setToConfirm(target);
  };
  /** Where anybody may be able to read it, this very bundle is confirmed first. */
  const publishTo = (to: Pick<Target, 'visibility'>) => {
    if (isExposed(to)) setExposed(bundle);
    else void publish();
  };
  const confirmTarget = async ({ targetId: id, visibility: known }: Target, visibility: Visibility) => {
    setToConfirm(null);
    try {
      if (visibility !== known) await targets.setVisibility(id, visibility);
      await targets.confirm(id);
      publishTo({ visibility });
    } catch (error) {
      fail(error);
    }
  };
  const confirmBundle = ({ sha256 }: Bundle) => {
    setExposed(null);
    void publish({ confirmed: sha256 });
  };
  const addOnTop = (onTopOf: string) => {
    handover.tell(idle);
    void publish({ onTopOf });
  };
  const prepareFollowUp = () => setFollowsAt(targetId ?? true);
  const published = progress.state === 'published' ? progress.published : null;
  const isChanged = isOutdated(progress, bundle?.sha256 ?? null);
  // From now on it is the pull request that the next publishing adds to.
  useEffect(() => {
    if (published !== null) setFollowsAt(false);
  }, [published]);
  usePublishCommands({
    ...{ progress, run, options, setOptions, cannotPublish },
    account: opener.account,
    cannotKeep: isBusy ? 'Another export is on its way' : cannotKeep,
    open: openPullRequest,
    keep: () => void keep(),
    followUp: prepareFollowUp,
    fail,
  });

  return (
    <ExportFrame
      title={title}
      outgoing={outgoing}
      missing={missing}
      source="Markdown"
      comparable
      sent={sentWords(target, progress, { isUnderway: isBusy && !publishing.isOther, isChanged })}
      news={<PublishNews {...{ progress, bundle, target }} onFollowUp={prepareFollowUp} onFail={fail} />}
      onStep={(step) => doNextStep(step, { opener, keep, done: () => handover.tell(idle), fail })}
      underway={run && <PublishProgress run={run} isOther={publishing.isOther} />}
      other={<WaysOutMenu ways={ways} {...(more && { more })} />}
      main={
        <PublishButton
          label={publishLabel(target, opener, { before: bundle?.before != null, followUp })}
          unavailable={cannotPublish}
          isBusy={isBusy}
          isDone={progress.state === 'ended' || (published !== null && !isChanged)}
          onPress={openPullRequest}
        />
      }
    >
      <TargetSection bundle={bundle} targets={targets} onFail={fail} />
      <PullRequestPart {...{ target, opener, draft, options }} onChange={setOptions} />
      {children}
      <ConfirmTarget
        target={toConfirm}
        onClose={() => setToConfirm(null)}
        onConfirm={(confirmed, visibility) => void confirmTarget(confirmed, visibility)}
      />
      <ConfirmBundle bundle={exposed} target={target} onClose={() => setExposed(null)} onConfirm={confirmBundle} />
      <MovedDialog
        moved={progress.state === 'moved' ? progress.moved : null}
        place={target ? nameOfTarget(target) : ''}
        onClose={() => handover.tell(idle)}
        onAddOnTop={addOnTop}
      />
    </ExportFrame>
  );
}

function withFollowUp(draft: ExportDraft | null, followUp: boolean): ExportDraft | null {
  return draft !== null && followUp && 'owner' in draft ? { ...draft, followUp: true } : draft;
}

/** What the status bar says of it; `null` as long as nothing has left. */
function sentWords(
  target: Target | null,
  progress: Progress,
  { isUnderway, isChanged }: { isUnderway: boolean; isChanged: boolean },
): string | null {
  const where = target ? nameOfTarget(target) : 'the remote';
  if (isUnderway) return `Publishing to ${where}`;
  const left = hasLeft(progress);
  if (left === 'yes') return isChanged ? `Changed since it went to ${where}` : `On a branch of ${where}`;
  return left === 'maybe' ? `Perhaps on a branch of ${where}` : null;
}
