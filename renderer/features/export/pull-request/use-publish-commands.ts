import type { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import type { Account } from '../../../../shared/ipc/github.ts';
import { call } from '../../../api.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { announce } from '../../../state/status.ts';
import type { Progress, Run } from './publish-state.ts';

interface Means {
  progress: Progress;
  run: Run | null;
  options: PullRequestOptions;
  setOptions(change: Partial<PullRequestOptions>): void;
  cannotPublish: string | null;
  cannotKeep: string | null;
  account: Account | null;
  open(): void;
  keep(): void;
  followUp(): void;
  fail(error: unknown): void;
}

/** What can be done with a pull request, as commands. */
export function usePublishCommands(means: Means): void {
  const { progress, run, options, setOptions, account, fail } = means;
  const page = progress.state === 'published' ? (progress.published.pullRequest?.url ?? null) : null;
  const toggleDraft = () => {
    setOptions({ draft: !options.draft });
    announce(options.draft ? 'It is opened ready for review.' : 'It is opened as a draft.');
  };
  useCommand('export:pull-request', means.open, run ? 'Another export is on its way' : means.cannotPublish);
  useCommand('export:keep-ready', means.keep, means.cannotKeep);
  useCommand('export:draft', toggleDraft, account ? null : 'Connect GitHub first');
  useCommand('export:follow-up', means.followUp, progress.state === 'ended' ? null : 'No pull request has ended');
  useCommand(
    'export:open-pull-request',
    () => page !== null && void call('app:open-link', { url: page }).catch(fail),
    page === null ? 'No pull request was opened from here yet' : null,
  );
}
