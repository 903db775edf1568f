import type { CommandDefinition } from './command-definition.ts';

/** Commands of what reviewers say on GitHub of published findings. */
export const feedbackCommands = {
  'feedback:refresh': { title: 'Refresh the reviews', group: 'Finding' },
  'feedback:stop': { title: 'Stop refreshing the reviews', group: 'Finding' },
  'feedback:open': { title: 'Open the pull request on GitHub', group: 'Finding' },
  'feedback:question': { title: 'Make the comment an open question', group: 'Finding' },
  'feedback:settle': { title: 'The comment needs no answer', group: 'Finding' },
  'feedback:poll': { title: 'Look for reviews by itself, or no longer', group: 'Finding' },
} as const satisfies Record<string, CommandDefinition>;
