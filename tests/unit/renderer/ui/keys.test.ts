import { describe, expect, it } from 'vitest';
import { ariaKeys, keyLabel } from '../../../../renderer/ui/keys.ts';
import { commandIds, definitionOf, keysOf } from '../../../../shared/commands.ts';

describe('keyLabel', () => {
  it.each([
    ['$mod+Shift+n', '⇧⌘N', 'Ctrl+Shift+N'],
    ['Control+Meta+s', '⌃⌘S', 'Ctrl+Win+S'],
    ['$mod+Shift+Enter', '⇧⌘↩', 'Ctrl+Shift+Enter'],
    ['Alt+ArrowLeft', '⌥←', 'Alt+←'],
    ['$mod+BracketLeft', '⌘[', 'Ctrl+['],
    ['F6', 'F6', 'F6'],
    ['Delete', '⌦', 'Delete'],
  ])('%s', (keys, mac, other) => {
    expect(keyLabel(keys, true)).toBe(mac);
    expect(keyLabel(keys, false)).toBe(other);
  });

  it('writes aria-keyshortcuts with whole names', () => {
    expect(ariaKeys('$mod+Shift+n', false)).toBe('Control+Shift+N');
    expect(ariaKeys('$mod+Shift+n', true)).toBe('Meta+Shift+N');
  });

  it.each([true, false])('never gives one key to two commands that hold at once (mac: %s)', (mac) => {
    const seen = new Map<string, string>();
    for (const id of commandIds) {
      for (const keys of keysOf(id, mac)) {
        const where = `${keys} in ${definitionOf(id).scope ?? 'the window'}`;
        expect(seen.get(where) ?? id, where).toBe(id);
        seen.set(where, id);
        expect(keys, 'Ctrl+Alt+letter is AltGr').not.toMatch(/(\$mod|Control)\+Alt\+[a-z]$/);
      }
    }
  });
});
