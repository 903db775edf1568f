import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type CommandGroup, commandGroups } from '../shared/command-definition.ts';
import { type CommandId, commandIds, definitionOf, keysOf } from '../shared/commands.ts';

const mac = process.platform === 'darwin';

interface MenuOptions {
  run(command: CommandId): void;
  /** The commands that apply now, or `null` before the page has said. */
  enabled: ReadonlySet<string> | null;
}

const titles: Record<CommandGroup, string> = {
  Interview: '&Interview',
  Finding: 'Fi&nding',
  Edit: '&Edit',
  Format: 'F&ormat',
  Go: '&Go',
  View: '&View',
  Vault: 'V&ault',
  Export: 'E&xport',
  Help: '&Help',
};

/** What the system does with text by itself. */
const ownEditItems: MenuItemConstructorOptions[] = [
  { role: 'undo' },
  { role: 'redo' },
  { type: 'separator' },
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle' },
  { role: 'delete' },
  { role: 'selectAll' },
  ...(mac
    ? [
        { type: 'separator' as const },
        { label: 'Speech', submenu: [{ role: 'startSpeaking' as const }, { role: 'stopSpeaking' as const }] },
      ]
    : []),
];

/** Builds the native menu from the command list. Keys are shown but handled by the page, which alone knows what has the focus. */
export function setMenu({ run, enabled }: MenuOptions): void {
  const item = (id: CommandId): MenuItemConstructorOptions => {
    const key = keysOf(id, mac)[0];
    return {
      label: definitionOf(id).title.replaceAll('&', '&&'),
      enabled: enabled === null || enabled.has(id),
      click: () => run(id),
      // A letter alone holds in a pane only; as an accelerator some systems take it from whoever is typing.
      ...(key && key.length > 1 && { accelerator: toAccelerator(key), registerAccelerator: false }),
    };
  };
  const group = (name: CommandGroup): MenuItemConstructorOptions => ({
    label: titles[name],
    ...(name === 'Help' && { role: 'help' as const }),
    submenu: commandIds.filter((id) => definitionOf(id).group === name && !definitionOf(id).outsideText).map(item),
  });
  const ofChanges = commandIds.filter((id) => definitionOf(id).outsideText).map(item);
  const [interview, finding, edit, ...rest] = commandGroups;
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    withQuit(group(interview)),
    group(finding),
    {
      label: titles[edit],
      submenu: [
        ...ownEditItems,
        { type: 'separator' },
        ...ofChanges,
        { type: 'separator' },
        { ...group(edit), label: '&Find' },
      ],
    },
    ...rest.slice(0, -1).map(group),
    { role: 'windowMenu' },
    group('Help'),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function withQuit(menu: MenuItemConstructorOptions): MenuItemConstructorOptions {
  if (mac) return menu;
  return {
    ...menu,
    submenu: [...(menu.submenu as MenuItemConstructorOptions[]), { type: 'separator' }, { role: 'quit' }],
  };
}

/** `$mod+Shift+n` (tinykeys) → `CmdOrCtrl+Shift+N` (Electron). */
export function toAccelerator(keys: string): string {
  const names: Record<string, string> = {
    $mod: 'CmdOrCtrl',
    Meta: 'Cmd',
    ArrowLeft: 'Left',
    ArrowRight: 'Right',
    ArrowUp: 'Up',
    ArrowDown: 'Down',
    BracketLeft: '[',
    BracketRight: ']',
  };
  return keys
    .split('+')
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}
