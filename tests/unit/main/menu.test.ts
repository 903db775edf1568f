import { expect, test, vi } from 'vitest';
import { commandIds, definitionOf, keysOf } from '../../../shared/commands.ts';

vi.mock('electron', () => ({ Menu: {} }));
const { toAccelerator } = await import('../../../main/menu.ts');

test.each([
  ['$mod+n', 'CmdOrCtrl+N'],
  ['$mod+Shift+n', 'CmdOrCtrl+Shift+N'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['$mod+BracketLeft', 'CmdOrCtrl+['],
  ['F2', 'F2'],
  ['$mod+Shift+Enter', 'CmdOrCtrl+Shift+Enter'],
  ['Control+Meta+s', 'Control+Cmd+S'],
])('%s is shown as %s', (keys, accelerator) => {
  expect(toAccelerator(keys)).toBe(accelerator);
});

test.each([true, false])('no two commands share a key in one scope, and none uses Ctrl+Alt+letter (mac: %s)', (mac) => {
  const seen = new Map<string, string>();
  for (const id of commandIds) {
    for (const keys of keysOf(id, mac)) {
      expect(keys).not.toMatch(/(\$mod|Control)\+Alt\+[a-z]$/i);
      const inScope = `${definitionOf(id).scope ?? ''}:${keys}`;
      expect(seen.get(inScope) ?? id, keys).toBe(id);
      seen.set(inScope, id);
    }
  }
});
