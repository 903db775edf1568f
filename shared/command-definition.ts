/** What commands are about, in the order of the menu and the shortcut sheet. */
export const commandGroups = [
  'Interview',
  'Finding',
  'Edit',
  'Format',
  'Go',
  'View',
  'Vault',
  'Export',
  'Help',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** A command: what it is called, where it belongs, and its keys. */
export interface CommandDefinition {
  title: string;
  group: CommandGroup;
  keys?: readonly string[] | { mac: readonly string[]; other: readonly string[] };
  /** Its keys are those of text: they only hold where no text has the focus. */
  outsideText?: true;
  /** Keys that only hold while this pane has the focus; the pane binds them itself. */
  scope?:
    | 'editor'
    | 'list'
    | 'search'
    | 'sidebar'
    | 'findings'
    | 'highlights'
    | 'board'
    | 'evidence'
    | 'tags'
    | 'published'
    | 'export';
}
