import type { CommandDefinition } from './command-definition.ts';

/** Commands of a document that is looked through before it leaves; their keys hold while it is on screen and no field is typed into. */
export const reviewCommands = {
  'review:next': { title: 'Next open name', group: 'Export', keys: ['n'], scope: 'export' },
  'review:previous': { title: 'Previous open name', group: 'Export', keys: ['Shift+n'], scope: 'export' },
  'review:place': { title: 'Next place of the name', group: 'Export', keys: ['m'], scope: 'export' },
  'review:keep': { title: 'Keep the name', group: 'Export', keys: ['k'], scope: 'export' },
  'review:replace': { title: 'Replace the name by its stand-in', group: 'Export', keys: ['p'], scope: 'export' },
  'review:other': { title: 'Replace the name by other words…', group: 'Export', keys: ['o'], scope: 'export' },
  'review:redact': { title: 'Redact the name', group: 'Export', keys: ['r'], scope: 'export' },
  'review:undo': { title: 'Undo the last decision', group: 'Export', keys: ['u'], scope: 'export' },
  'review:keep-alike': { title: 'Keep it in all spellings', group: 'Export', keys: ['Shift+k'], scope: 'export' },
  'review:replace-alike': { title: 'Replace it in all spellings', group: 'Export', keys: ['Shift+p'], scope: 'export' },
  'review:redact-alike': { title: 'Redact it in all spellings', group: 'Export', keys: ['Shift+r'], scope: 'export' },
  'review:replace-kind': { title: 'Replace all of its kind', group: 'Export', scope: 'export' },
  'review:redact-kind': { title: 'Redact all of its kind', group: 'Export', scope: 'export' },
  'review:keep-kind': { title: 'Keep all of its kind', group: 'Export', scope: 'export' },
  'review:replace-open': { title: 'Replace everything that is open', group: 'Export', scope: 'export' },
  'review:redact-open': { title: 'Redact everything that is open', group: 'Export', scope: 'export' },
  'review:preview': { title: 'Show the document as it will look', group: 'Export', keys: ['1'], scope: 'export' },
  'review:source': { title: 'Show the document as it is written', group: 'Export', keys: ['2'], scope: 'export' },
  'review:changes': { title: 'Show what has changed since', group: 'Export', keys: ['3'], scope: 'export' },
} as const satisfies Record<string, CommandDefinition>;
