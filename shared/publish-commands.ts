import type { CommandDefinition } from './command-definition.ts';

/** Commands of a pull request before, while and after it is sent, and of what waits to be. Spread into `commands`. */
export const publishCommands = {
  'export:stop': { title: 'Stop publishing', group: 'Export', keys: ['Escape'], scope: 'export' },
  'export:keep-ready': { title: 'Keep it ready and send later', group: 'Export' },
  'export:draft': { title: 'Pull request: as a draft or ready for review', group: 'Export' },
  'export:reviewers': { title: 'Pull request: ask somebody to review…', group: 'Export' },
  'export:labels': { title: 'Pull request: labels…', group: 'Export' },
  'export:follow-up': { title: 'Prepare a follow-up of the pull request', group: 'Export' },
  'export:open-pull-request': { title: 'Open the pull request in the browser', group: 'Export' },
  'waiting:send': { title: 'Send what waits', group: 'Export' },
} as const satisfies Record<string, CommandDefinition>;
