/** Whether this machine writes shortcuts with ⌘. */
export const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  BracketLeft: '[',
  BracketRight: ']',
  Escape: 'Esc',
};
const macModifiers: Record<string, string> = { $mod: '⌘', Meta: '⌘', Control: '⌃', Alt: '⌥', Shift: '⇧' };
const macNames: Record<string, string> = { Enter: '↩', Backspace: '⌫', Delete: '⌦' };
const otherModifiers: Record<string, string> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Meta: 'Win',
  Alt: 'Alt',
  Shift: 'Shift',
};
/** The order in which mac menus write modifiers. */
const macOrder = ['⌃', '⌥', '⇧', '⌘'];

/** Keys in tinykeys form (`$mod+Shift+n`) as people write them: `⇧⌘N` on mac, `Ctrl+Shift+N` elsewhere. */
export function keyLabel(keys: string, mac = isMac): string {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const shown = (mac ? macNames[key] : undefined) ?? names[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (!mac) return [...parts.map((p) => otherModifiers[p] ?? p), shown].join('+');
  const modifiers = parts.map((p) => macModifiers[p] ?? p).sort((a, b) => macOrder.indexOf(a) - macOrder.indexOf(b));
  return modifiers.join('') + shown;
}

/** The form `aria-keyshortcuts` asks for: `Control+Shift+N`, `Meta+N`. */
export function ariaKeys(keys: string, mac = isMac): string {
  return keys
    .split('+')
    .map((part) => (part === '$mod' ? (mac ? 'Meta' : 'Control') : part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

/** Whether an event is that of keys in tinykeys form, for fields that handle their own keys. */
export function pressed(keys: string, event: KeyboardEvent, mac = isMac): boolean {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const has = (...names: string[]) => names.some((name) => parts.includes(name));
  return (
    !event.isComposing &&
    event.key.toLowerCase() === key.toLowerCase() &&
    event.shiftKey === has('Shift') &&
    event.altKey === has('Alt') &&
    event.ctrlKey === has('Control', ...(mac ? [] : ['$mod'])) &&
    event.metaKey === has('Meta', ...(mac ? ['$mod'] : []))
  );
}
