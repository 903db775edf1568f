import type { CommandDefinition } from './command-definition.ts';

/** Where an export goes: accounts, and the repository of the export on screen. Spread into `commands`. */
export const targetCommands = {
  'github:connect': { title: 'Connect GitHub…', group: 'Export' },
  'github:accounts': { title: 'GitHub accounts', group: 'Export' },
  'target:repository': { title: 'Choose a repository on GitHub…', group: 'Export' },
  'target:clone': { title: 'Choose a local clone…', group: 'Export' },
  'target:base': { title: 'Change the base branch…', group: 'Export' },
  'target:via': { title: 'Switch between clone and GitHub account', group: 'Export' },
  'target:forget': { title: 'Forget the repository', group: 'Export' },
} as const satisfies Record<string, CommandDefinition>;
