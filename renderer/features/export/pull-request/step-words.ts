import type { PublishStep } from '../../../../shared/ipc/export.ts';
import type { Run } from './publish-state.ts';

const doing: Readonly<Record<PublishStep, string>> = {
  reading: 'Looking at the repository',
  fork: 'Making your fork ready',
  files: 'Sending the files',
  commit: 'Making the commit',
  branch: 'Putting the branch in place',
  'pull-request': 'Opening the pull request',
};

/** What a publishing is at, in a few words. */
export function stepWords({ step, isStopping }: Pick<Run, 'step' | 'isStopping'>): string {
  if (isStopping) return 'Stopping';
  return step === null ? 'Checking the text once more' : doing[step];
}

/** What is left of a publishing that was stopped at a step: nothing, or what the next try takes up. */
export function stoppedWords(step: PublishStep | null): string {
  switch (step) {
    case null:
    case 'reading':
      return 'Stopped. Nothing was sent.';
    case 'fork':
      return 'Stopped. Your fork may have been made; nothing else was sent.';
    case 'files':
    case 'commit':
      return 'Stopped before the branch was changed. Nothing of it can be seen there.';
    case 'branch':
    case 'pull-request':
      return 'Stopped. The branch may be there already; publish again to go on from it.';
  }
}
