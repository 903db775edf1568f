import fc from 'fast-check';
import { $createLineBreakNode, $getRoot, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import type { NoteDocument } from '../../renderer/features/editor/document/note-document.ts';
import { hostileText } from '../unit/shared/markdown/markdown-arbitrary.ts';
import { change, createOpener } from './editor.ts';

const scripts = fc.constantFrom(
  'שלום עולם',
  'مرحبا بالعالم',
  '\u202Bימין\u202C',
  '\u2067rtl\u2069',
  'नमस्ते',
  '안녕하세요',
  '日本語、。',
  'e\u0301',
  '👩‍👩‍👧',
  '🏳️‍🌈',
  '🇺🇦',
  '\u200b',
  '\u200d',
  '\u00ad',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\uFEFF',
  '’“”…—',
);
const edges = fc.constantFrom('', ' ', '  ', '\t', '    ', '\u00a0');
const unicode = fc.array(fc.oneof(scripts, fc.string({ unit: 'binary', maxLength: 4 })), {
  minLength: 1,
  maxLength: 4,
});

const line = fc
  .tuple(
    edges,
    fc.oneof(
      { weight: 4, arbitrary: hostileText },
      unicode.map((parts) => parts.join('')),
    ),
    edges,
  )
  .map((parts) => parts.join('').replace(/[\0\r\n]/g, ' '));

/** What somebody types: paragraphs of lines, each hostile in one way or another, and whether it comes letter by letter. */
export const typedText = fc.record({
  paragraphs: fc.array(fc.array(line, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
  isByLetter: fc.boolean(),
});
export type TypedText = typeof typedText extends fc.Arbitrary<infer T> ? T : never;

/** The text as a note can hold it: spaces and tabs at the edges of a line, and lines without anything else, are dropped. */
export function expectedText({ paragraphs }: TypedText): string[][] {
  return paragraphs
    .map((lines) => lines.map((one) => one.replace(/^[ \t]+|[ \t]+$/g, '')).filter((one) => one !== ''))
    .filter((lines) => lines.length > 0);
}

/** Types into an empty note, saves, opens what was saved in another editor: what stands there. */
export function createTyping(): (typed: TypedText) => { saved: string; read: string[][]; literalBlocks: number } {
  const writing = createOpener();
  const reading = createOpener();
  return (typed) => {
    const note: NoteDocument = writing.open('');
    type(writing.editor, typed);
    const saved = note.text();
    reading.open(saved);
    return { saved, read: paragraphsOf(reading.editor), literalBlocks: note.literalBlocks() };
  };
}

function type(editor: LexicalEditor, { paragraphs, isByLetter }: TypedText): void {
  change(editor, () => {
    $getRoot().selectEnd();
    for (const [at, lines] of paragraphs.entries()) {
      if (at > 0) $range().insertParagraph();
      for (const [i, text] of lines.entries()) {
        if (i > 0) $range().insertNodes([$createLineBreakNode()]);
        for (const part of isByLetter ? text : [text]) $range().insertText(part);
      }
    }
  });
}

function $range() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) throw new Error('the caret is gone');
  return selection;
}

function paragraphsOf(editor: LexicalEditor): string[][] {
  return editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((block) => (block.getType() === 'paragraph' ? block.getTextContent().split('\n') : [`<${block.getType()}>`]))
      .filter((lines) => lines.join('') !== ''),
  );
}

export interface TypedResult {
  texts: number;
  characters: number;
  /** Texts that came back otherwise. */
  changed: number;
  /** Texts that had to be written in their most literal form. */
  literal: number;
  /** The smallest text found that comes back otherwise. */
  example: string | null;
}

/** Types that many texts and reads each back. */
export function checkTyped(texts: number, seed: number): TypedResult {
  const typing = createTyping();
  const result: TypedResult = { texts: 0, characters: 0, changed: 0, literal: 0, example: null };
  const isKept = (typed: TypedText) => {
    const { read, literalBlocks } = typing(typed);
    const expected = JSON.stringify(expectedText(typed));
    return { isSame: JSON.stringify(read) === expected, literalBlocks };
  };
  const counted = fc.property(typedText, (typed) => {
    const { isSame, literalBlocks } = isKept(typed);
    result.texts += 1;
    result.characters += typed.paragraphs.flat().join('').length;
    if (!isSame) result.changed += 1;
    if (literalBlocks > 0) result.literal += 1;
  });
  fc.assert(counted, { numRuns: texts, seed });
  if (result.changed === 0) return result;
  const failed = fc.check(
    fc.property(typedText, (typed) => isKept(typed).isSame),
    { numRuns: texts, seed },
  );
  const [typed] = failed.counterexample ?? [];
  if (typed) result.example = JSON.stringify({ typed, ...typing(typed), expected: expectedText(typed) });
  return result;
}
