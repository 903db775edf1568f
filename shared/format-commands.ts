import type { CommandDefinition } from './command-definition.ts';

/** The commands of formatted text. */
export const formatCommands = {
  'format:bold': { title: 'Bold', group: 'Format', keys: ['$mod+b'], scope: 'editor' },
  'format:italic': { title: 'Italic', group: 'Format', keys: ['$mod+i'], scope: 'editor' },
  'format:strike': { title: 'Strikethrough', group: 'Format', keys: ['$mod+Shift+x'], scope: 'editor' },
  'format:code': { title: 'Inline code', group: 'Format', keys: ['$mod+e'], scope: 'editor' },
  'format:link': { title: 'Link', group: 'Format', keys: ['$mod+Shift+k'], scope: 'editor' },
  'format:paragraph': { title: 'Plain paragraph', group: 'Format', scope: 'editor' },
  'format:heading-1': { title: 'Heading 1', group: 'Format', scope: 'editor' },
  'format:heading-2': { title: 'Heading 2', group: 'Format', scope: 'editor' },
  'format:heading-3': { title: 'Heading 3', group: 'Format', scope: 'editor' },
  'format:bullet-list': { title: 'Bulleted list', group: 'Format', keys: ['$mod+Shift+8'], scope: 'editor' },
  'format:number-list': { title: 'Numbered list', group: 'Format', keys: ['$mod+Shift+7'], scope: 'editor' },
  'format:task-list': { title: 'Task list', group: 'Format', keys: ['$mod+Shift+9'], scope: 'editor' },
  'format:quote': { title: 'Quote', group: 'Format', scope: 'editor' },
  'format:code-block': { title: 'Code block', group: 'Format', scope: 'editor' },
  'format:table': { title: 'Table', group: 'Format', scope: 'editor' },
  'format:rule': { title: 'Divider', group: 'Format', scope: 'editor' },
  'block:move-up': { title: 'Move up', group: 'Format', keys: ['Alt+Shift+ArrowUp'], scope: 'editor' },
  'block:move-down': { title: 'Move down', group: 'Format', keys: ['Alt+Shift+ArrowDown'], scope: 'editor' },
  'block:edit-source': { title: 'Edit the source of a block', group: 'Format', scope: 'editor' },
} as const satisfies Record<string, CommandDefinition>;
