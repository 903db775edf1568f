import type { Published, PullRequestRef } from '../../../../shared/ipc/export.ts';
import type { Outcome, Run } from './publish-state.ts';

interface Told {
  /** A short sentence without a full stop; whole ones where something is to be done. */
  message: string;
  error?: boolean;
  /** Of the pull request; `null`: where the user was is shown instead. */
  page: string | null;
}

/** What is said of a publishing to somebody who is elsewhere when it ends. */
export function toldElsewhere({ title }: Pick<Run, 'title'>, outcome: Outcome): Told {
  switch (outcome.state) {
    case 'published':
      return {
        message: `“${title}”: ${publishedSentence(outcome.published)}`,
        page: outcome.published.pullRequest?.url ?? null,
      };
    case 'moved':
      return { message: `“${title}” was not sent: others have changed its branch.`, error: true, page: null };
    case 'ended': {
      const { number, state } = outcome.ended.pullRequest;
      return { message: `“${title}” was not sent: #${number} is ${state}.`, error: true, page: null };
    }
    case 'failed':
      return { message: `“${title}” was not sent. ${outcome.failure.sentence}`, error: true, page: null };
    case 'stopped':
      return { message: outcome.sentence, page: null };
    case 'kept':
      return { message: `“${title}” is kept ready`, page: null };
  }
}

const said = {
  branch: {
    created: 'The branch was pushed.',
    updated: 'A commit was added to the branch.',
    unchanged: 'The branch already holds exactly this text. Nothing was sent.',
  },
  pullRequest: {
    created: (number: number) => `Pull request #${number} was opened.`,
    updated: (number: number) => `Pull request #${number} was updated.`,
    unchanged: (number: number) => `Pull request #${number} already says exactly this. Nothing was sent.`,
  },
};

/** What has happened there, as a sentence. */
export function publishedSentence({ outcome, pullRequest }: Pick<Published, 'outcome' | 'pullRequest'>): string {
  return pullRequest === null ? said.branch[outcome] : said.pullRequest[outcome](pullRequest.number);
}

/** What a pull request is. */
export const stateWords: Readonly<Record<PullRequestRef['state'], string>> = {
  open: 'Ready for review',
  draft: 'Draft',
  merged: 'Merged',
  closed: 'Closed',
};
