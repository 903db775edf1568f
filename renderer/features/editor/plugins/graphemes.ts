import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  type LexicalEditor,
} from 'lexical';

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** UTF-16 units around the caret that are looked at: no character is longer. */
const window = 128;

/** Backspace and Delete take away what people see as one character: a family, a flag, a letter with its accents. */
export function registerGraphemes(editor: LexicalEditor): () => void {
  return editor.registerCommand(DELETE_CHARACTER_COMMAND, $deleteCharacter, COMMAND_PRIORITY_HIGH);
}

function $deleteCharacter(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const node = selection.anchor.getNode();
  if (!$isTextNode(node) || !node.isSimpleText()) return false;
  const place = characterAt(node.getTextContent(), selection.anchor.offset, isBackward);
  if (!place || place[1] - place[0] < 2) return false;
  selection.setTextNodeRange(node, place[0], node, place[1]);
  selection.removeText();
  return true;
}

/** Where the character before or after an offset begins and ends; `null` at the edge of the text. */
export function characterAt(text: string, offset: number, isBackward: boolean): [start: number, end: number] | null {
  if (isBackward ? offset === 0 : offset === text.length) return null;
  const from = Math.max(0, offset - window);
  const part = text.slice(from, offset + window);
  const found = characters.segment(part).containing(offset - from - (isBackward ? 1 : 0));
  return found ? [from + found.index, from + found.index + found.segment.length] : null;
}
