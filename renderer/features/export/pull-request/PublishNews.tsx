import type { Bundle, Target } from '../../../../shared/ipc/export.ts';
import { WaitingNews } from '../waiting/WaitingNews.tsx';
import { EndedNote } from './EndedNote.tsx';
import { PublishedNote } from './PublishedNote.tsx';
import { isOutdated, type Progress } from './publish-state.ts';
import { StoppedNote } from './StoppedNote.tsx';

interface Props {
  progress: Progress;
  bundle: Bundle | null;
  target: Target | null;
  onFollowUp: () => void;
  onFail: (error: unknown) => void;
}

/** What has become of the document so far, and what of it waits to be sent. */
export function PublishNews({ progress, bundle, target, onFollowUp, onFail }: Props) {
  return (
    <>
      {progress.state === 'published' && (
        <PublishedNote
          published={progress.published}
          isOutdated={isOutdated(progress, bundle?.sha256 ?? null)}
          onFail={onFail}
        />
      )}
      {progress.state === 'ended' && <EndedNote ended={progress.ended} onFollowUp={onFollowUp} onFail={onFail} />}
      {progress.state === 'stopped' && <StoppedNote sentence={progress.sentence} />}
      <WaitingNews bundle={bundle} target={target} onFollowUp={onFollowUp} />
    </>
  );
}
