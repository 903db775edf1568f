import type { CommandDefinition } from './command-definition.ts';
import { feedbackCommands } from './feedback-commands.ts';
import { formatCommands } from './format-commands.ts';
import { publishCommands } from './publish-commands.ts';
import { reviewCommands } from './review-commands.ts';
import { targetCommands } from './target-commands.ts';

/**
 * Every command of the app: one list feeds the palette, the native menu, the shortcut sheet and the key handler.
 * Keys are written as in tinykeys (`$mod` is ⌘ on mac and Ctrl elsewhere); a pair gives `[mac, other]`.
 */
export const commands = {
  'note:new': { title: 'New interview', group: 'Interview', keys: ['$mod+n'] },
  'note:new-call': { title: 'New interview and start the call', group: 'Interview', keys: ['$mod+Shift+n'] },
  'call:start': { title: 'Start the call clock', group: 'Interview' },
  'call:stop': { title: 'End the call', group: 'Interview' },
  'note:save': { title: 'Save now', group: 'Interview', keys: ['$mod+s'] },
  'note:history': {
    title: 'History…',
    group: 'Interview',
    keys: { mac: ['$mod+y'], other: ['$mod+Shift+y'] },
  },
  'note:own-id': { title: 'Give this copy an id of its own', group: 'Interview' },
  'note:convert': { title: 'Convert to UTF-8…', group: 'Interview' },
  'note:rename': { title: 'Rename', group: 'Interview', keys: ['F2'] },
  'note:add-team': { title: 'Tag with a team', group: 'Interview' },
  'note:add-pm': { title: 'Tag with a PM', group: 'Interview' },
  'note:add-participant': { title: 'Add a participant', group: 'Interview' },
  'note:add-tag': { title: 'Add a tag', group: 'Interview' },
  'participant:edit': { title: 'Edit a participant…', group: 'Interview' },
  'note:trash': {
    title: 'Move to trash',
    group: 'Interview',
    keys: { mac: ['$mod+Backspace'], other: ['Delete'] },
    scope: 'list',
  },
  'note:reveal': { title: 'Show the file in its folder', group: 'Interview' },
  'highlight:mark': { title: 'Mark as highlight', group: 'Interview', keys: ['$mod+Shift+h'] },
  'highlight:repair': { title: 'Repair a highlight tag', group: 'Interview' },
  'timestamp:insert': { title: 'Insert timestamp', group: 'Interview', keys: ['$mod+Shift+t'] },

  'finding:new': { title: 'New finding…', group: 'Finding' },
  'finding:trash': {
    title: 'Move the finding to trash',
    group: 'Finding',
    keys: { mac: ['$mod+Backspace'], other: ['Delete'] },
    scope: 'findings',
  },
  'highlight:kind': { title: 'Change the kind of highlights…', group: 'Finding', keys: ['k'], scope: 'highlights' },
  'highlight:tags': { title: 'Tag highlights…', group: 'Finding', keys: ['t'], scope: 'highlights' },
  'highlight:to-finding': { title: 'Add highlights to a finding…', group: 'Finding', keys: ['m'], scope: 'highlights' },
  'highlight:new-finding': {
    title: 'New finding from highlights…',
    group: 'Finding',
    keys: ['n'],
    scope: 'highlights',
  },
  'tag:rename': { title: 'Rename the tag…', group: 'Finding', keys: ['F2'], scope: 'tags' },
  'tag:merge': { title: 'Merge the tag into another…', group: 'Finding', keys: ['m'], scope: 'tags' },
  'tag:search': { title: 'Show where the tag is used', group: 'Finding' },
  'finding:mentions': { title: 'Mentions per person…', group: 'Finding', keys: ['i'], scope: 'findings' },
  'goal:new': { title: 'New research goal…', group: 'Finding' },
  'finding:status': { title: 'Set the status…', group: 'Finding' },
  'finding:goal': { title: 'Tag with a research goal', group: 'Finding' },
  'finding:owner': { title: 'Set the owner…', group: 'Finding' },
  'finding:verdict': { title: 'Write the verdict…', group: 'Finding' },
  'finding:add-sections': { title: 'Add the missing sections', group: 'Finding' },
  'evidence:add': { title: 'Add evidence…', group: 'Finding', keys: ['$mod+Shift+a'] },
  'evidence:opposite': { title: 'Search for the opposite', group: 'Finding' },
  'evidence:open': {
    title: 'Open the evidence in its interview',
    group: 'Finding',
    keys: ['Enter'],
    scope: 'evidence',
  },
  'evidence:supports': { title: 'Count the evidence as support', group: 'Finding', keys: ['s'], scope: 'evidence' },
  'evidence:contradicts': {
    title: 'Count the evidence as counter-evidence',
    group: 'Finding',
    keys: ['c'],
    scope: 'evidence',
  },
  'evidence:context': { title: 'Keep the evidence for context', group: 'Finding', keys: ['x'], scope: 'evidence' },
  'evidence:accept': { title: 'Use the new words', group: 'Finding', keys: ['u'], scope: 'evidence' },
  'evidence:keep': { title: 'Keep the words as attached', group: 'Finding', keys: ['k'], scope: 'evidence' },
  'evidence:put-back': { title: 'Put the mark back', group: 'Finding', keys: ['p'], scope: 'evidence' },
  'evidence:replace': { title: 'Choose another highlight…', group: 'Finding', keys: ['r'], scope: 'evidence' },
  'evidence:remove': {
    title: 'Take out of the finding',
    group: 'Finding',
    keys: { mac: ['$mod+Backspace'], other: ['Delete'] },
    scope: 'evidence',
  },
  ...feedbackCommands,
  'board:move': { title: 'Move to finding…', group: 'Finding', keys: ['m'], scope: 'board' },
  'board:supports': { title: 'Count as support', group: 'Finding', keys: ['s'], scope: 'board' },
  'board:counter-evidence': { title: 'Count as counter-evidence', group: 'Finding', keys: ['c'], scope: 'board' },
  'board:context': { title: 'Keep as context', group: 'Finding', keys: ['x'], scope: 'board' },
  'board:new-finding': {
    title: 'New finding from the chosen highlights…',
    group: 'Finding',
    keys: ['n'],
    scope: 'board',
  },
  'board:take-out': {
    title: 'Take out of the finding',
    group: 'Finding',
    keys: { mac: ['$mod+Backspace'], other: ['Delete'] },
    scope: 'board',
  },
  'board:write-claim': { title: 'Write the claim', group: 'Finding', keys: ['F2'], scope: 'board' },
  'board:open': { title: 'Open what is chosen on the board', group: 'Finding', keys: ['$mod+Enter'], scope: 'board' },
  'board:by-finding': { title: 'Board: a column for each finding', group: 'Finding' },
  'board:by-status': { title: 'Board: columns by status', group: 'Finding' },
  'board:by-team': { title: 'Board: columns by team', group: 'Finding' },
  'board:by-goal': { title: 'Board: columns by research goal', group: 'Finding' },

  'change:undo': { title: 'Undo the last change', group: 'Edit', keys: ['$mod+z'], outsideText: true },
  'change:redo': {
    title: 'Redo the last change',
    group: 'Edit',
    keys: { mac: ['$mod+Shift+z'], other: ['$mod+y', '$mod+Shift+z'] },
    outsideText: true,
  },
  'change:stop': { title: 'Stop the change', group: 'Edit', outsideText: true },
  'find:open': { title: 'Find in the text', group: 'Edit', keys: ['$mod+f'] },
  'find:replace': {
    title: 'Find and replace',
    group: 'Edit',
    keys: { mac: ['Alt+Meta+f'], other: ['$mod+h'] },
  },
  'find:next': { title: 'Next hit', group: 'Edit', keys: { mac: ['$mod+g'], other: ['$mod+g', 'F3'] } },
  'find:previous': {
    title: 'Previous hit',
    group: 'Edit',
    keys: { mac: ['$mod+Shift+g'], other: ['$mod+Shift+g', 'Shift+F3'] },
  },

  ...formatCommands,

  'palette:open': { title: 'Command palette', group: 'Go', keys: ['$mod+k', '$mod+Shift+p'] },
  'switcher:open': { title: 'Go to interview…', group: 'Go', keys: ['$mod+o'] },
  'search:open': { title: 'Search all interviews', group: 'Go', keys: ['$mod+Shift+f'] },
  'search:use-suggestion': { title: 'Search: use the suggestion', group: 'Go', keys: ['$mod+.'] },
  'search:save': { title: 'Save the search…', group: 'Go', keys: ['$mod+s'], scope: 'search' },
  'saved-search:rename': { title: 'Rename the saved search…', group: 'Go', keys: ['F2'], scope: 'sidebar' },
  'saved-search:move-up': { title: 'Move the saved search up', group: 'Go', keys: ['Alt+ArrowUp'], scope: 'sidebar' },
  'saved-search:move-down': {
    title: 'Move the saved search down',
    group: 'Go',
    keys: ['Alt+ArrowDown'],
    scope: 'sidebar',
  },
  'saved-search:delete': {
    title: 'Delete the saved search',
    group: 'Go',
    keys: { mac: ['$mod+Backspace'], other: ['Delete'] },
    scope: 'sidebar',
  },
  'go:highlights': { title: 'Highlights', group: 'Go', keys: ['$mod+Shift+l'] },
  'go:interviews': { title: 'Interviews', group: 'Go', keys: ['$mod+2'] },
  'go:findings': { title: 'Findings', group: 'Go', keys: ['$mod+3'] },
  'go:published': { title: 'Published', group: 'Go' },
  'go:waiting': { title: 'Waiting to be sent', group: 'Go' },
  'go:tags': { title: 'Tags', group: 'Go' },
  'go:back': { title: 'Back', group: 'Go', keys: { mac: ['$mod+BracketLeft'], other: ['Alt+ArrowLeft'] } },
  'go:forward': { title: 'Forward', group: 'Go', keys: { mac: ['$mod+BracketRight'], other: ['Alt+ArrowRight'] } },
  'go:next-pane': { title: 'Next pane', group: 'Go', keys: ['F6'] },
  'go:previous-pane': { title: 'Previous pane', group: 'Go', keys: ['Shift+F6'] },

  'view:sidebar': {
    title: 'Show or hide the sidebar',
    group: 'View',
    keys: { mac: ['Control+Meta+s'], other: ['Control+Shift+b'] },
  },
  'view:findings-board': { title: 'Findings as a board', group: 'View' },
  'view:findings-list': { title: 'Findings as a list', group: 'View' },
  'view:highlights-table': { title: 'Highlights as a table', group: 'View' },
  'view:highlights-cards': { title: 'Highlights as cards', group: 'View' },
  'view:inspector': { title: 'Show or hide the inspector', group: 'View', keys: ['$mod+Shift+i'] },
  'view:source': { title: 'Show or hide the Markdown source', group: 'View', keys: ['$mod+Shift+u'] },
  'view:focus': { title: 'Focus mode', group: 'View', keys: ['$mod+Shift+Enter'] },
  'view:theme-system': { title: 'Theme: follow the system', group: 'View' },
  'view:theme-light': { title: 'Theme: light', group: 'View' },
  'view:theme-dark': { title: 'Theme: dark', group: 'View' },

  'vault:create': { title: 'Create a vault…', group: 'Vault' },
  'vault:open': { title: 'Open a folder…', group: 'Vault', keys: ['$mod+Shift+o'] },
  'vault:open-sample': { title: 'Try the sample vault', group: 'Vault' },
  'vault:remove-sample': { title: 'Remove the sample vault', group: 'Vault' },
  'vault:accept-missing': { title: 'Remove missing files from the list', group: 'Vault' },
  'vault:reveal': { title: 'Show the vault’s folder', group: 'Vault' },
  'vault:close': { title: 'Close the vault', group: 'Vault' },
  'trash:show': { title: 'Trash', group: 'Vault' },
  'trash:restore': { title: 'Restore from the trash', group: 'Vault' },
  'trash:delete': { title: 'Delete for good…', group: 'Vault' },
  'trash:empty': { title: 'Empty the trash…', group: 'Vault' },
  'roster:import': { title: 'Import teams and PMs from a page…', group: 'Vault' },
  'roster:show': { title: 'Teams and people', group: 'Vault' },
  'settings:open': { title: 'Settings', group: 'Vault', keys: ['$mod+,'] },

  'export:pull-request': { title: 'Export as a pull request…', group: 'Export', keys: ['$mod+Shift+e'] },
  'export:digest': { title: 'Share findings…', group: 'Export' },
  'export:summary': { title: 'Share a summary of the interview…', group: 'Export' },
  'export:goal': { title: 'Share the answer to a research goal…', group: 'Export' },
  'export:standup': { title: 'Share a stand-up note…', group: 'Export' },
  'export:copy': { title: 'Copy as Markdown…', group: 'Export' },
  'export:copy-rich': { title: 'Copy as rich text…', group: 'Export' },
  'export:save': { title: 'Save the export as a file…', group: 'Export' },
  'export:save-folder': { title: 'Save the export as a folder…', group: 'Export' },
  'export:print': { title: 'Print…', group: 'Export', keys: ['$mod+p'] },
  ...targetCommands,
  ...publishCommands,
  ...reviewCommands,
  'export:leave-out': { title: 'Leave out what tells who it is', group: 'Export', keys: ['l'], scope: 'export' },
  'export:leave-out-all': {
    title: 'Leave out what tells who it is, of everybody',
    group: 'Export',
    keys: ['Shift+l'],
    scope: 'export',
  },
  'export:put-back': { title: 'Put back what was left out last', group: 'Export', scope: 'export' },
  'published:person': { title: 'What have we published about…', group: 'Export' },
  'published:open': {
    title: 'Open what was published',
    group: 'Export',
    keys: ['Enter'],
    scope: 'published',
  },
  'search:copy-link': { title: 'Copy the search as a link', group: 'Export' },
  'search:copy-markdown': { title: 'Results of the search as Markdown…', group: 'Export' },
  'highlight:csv': { title: 'Chosen highlights as CSV…', group: 'Export' },
  'search:csv': { title: 'Results of the search as CSV…', group: 'Export' },

  'shortcuts:show': { title: 'Keyboard shortcuts', group: 'Help', keys: ['$mod+/'] },
  'privacy:explain': { title: 'How names are kept in', group: 'Help' },
  'about:show': { title: 'About Fieldbook', group: 'Help' },
} as const satisfies Record<string, CommandDefinition>;

export type CommandId = keyof typeof commands;
export const commandIds = Object.keys(commands) as CommandId[];

/** The definition of a command with its optional parts visible to the compiler. */
export function definitionOf(id: CommandId): CommandDefinition {
  return commands[id];
}

/** The keys of a command on this platform, in tinykeys form; the first is the one to show. */
export function keysOf(id: CommandId, mac: boolean): readonly string[] {
  const keys = definitionOf(id).keys;
  if (keys === undefined) return [];
  return 'mac' in keys ? (mac ? keys.mac : keys.other) : keys;
}
