import { $getRoot, type LexicalEditor } from 'lexical';
import type { NoteDocument } from '../../renderer/features/editor/document/note-document.ts';
import { createOpener, readFile, shownBlocks, shownText, undo } from './editor.ts';
import { editAtRandom, editOneWord, type Random } from './edits.ts';
import type { Failure } from './untouched.ts';
import { firstDifference } from './untouched.ts';
import { type Opened, verify } from './verify.ts';
import { hasAllLetters, lostWords } from './words.ts';

export interface EditResult {
  edits: number;
  /** By kind of edit, how many. */
  kinds: Record<string, number>;
  /** The written file says what the editor shows, and no block had to be written as plain text. */
  equal: number;
  /** A block found no form that reads back equal, and was written as its plain text: caught before writing. */
  caught: Failure[];
  /** The written file says something else, and nothing noticed. */
  undetected: Failure[];
  untouched: number;
  changed: Failure[];
  changedOfNecessity: number;
  undone: number;
  notUndone: Failure[];
  lost: Failure[];
  crashes: Failure[];
  /** Edits in which the editor itself threw, before anything was written. */
  refused: Failure[];
  oneWord: number;
  /** One-word edits that changed more, or less, than one line. */
  otherLines: Failure[];
}

/** Nothing edited yet. */
export function noEdits(): EditResult {
  const none = { edits: 0, kinds: {}, equal: 0, caught: [], undetected: [], untouched: 0, changed: [] };
  return {
    ...none,
    changedOfNecessity: 0,
    undone: 0,
    notUndone: [],
    lost: [],
    crashes: [],
    refused: [],
    oneWord: 0,
    otherLines: [],
  };
}

/** Edits files at random, up to three edits in a row before all are undone; counts into `result`. */
export function createEditCheck(random: Random, result: EditResult) {
  let opener = createOpener();

  /** Resolves to how many edits changed the note: of some nothing comes (there is no table, say). */
  async function edit(file: string, text: string, count: number): Promise<number> {
    let opened = open(opener.editor, opener.open(text), text);
    const before = result.edits;
    for (let tries = 0; opened && tries < count * 4 && result.edits - before < count; tries++) {
      const steps = Math.min(count - (result.edits - before), 1 + random.below(3));
      if (await tryEdits(opened, steps, file)) continue;
      opener = createOpener();
      opened = open(opener.editor, opener.open(text), text);
    }
    return result.edits - before;
  }

  /** Edits one after the other, each saved and judged, and takes all back. `false`: something was thrown. */
  async function tryEdits(opened: OpenedNote, steps: number, file: string): Promise<boolean> {
    const kinds: string[] = [];
    for (let i = 0; i < steps; i++) {
      const before = shownBlocks(opener.editor);
      try {
        kinds.push(editAtRandom(opener.editor, random));
      } catch (error) {
        result.refused.push({
          file,
          what: `${kinds.join(' + ')} + ?: ${error instanceof Error ? error.stack : error}`,
        });
        return false;
      }
      try {
        const shown = shownBlocks(opener.editor);
        if (JSON.stringify(shown) === JSON.stringify(before)) kinds.pop();
        else judge(opened, shown, kinds, file);
      } catch (error) {
        result.crashes.push({ file, what: `${kinds.join(' + ')}: ${error instanceof Error ? error.stack : error}` });
        return false;
      }
    }
    await undoAll(opened, kinds.join(' + '), file);
    return true;
  }

  function judge(opened: OpenedNote, shown: ReturnType<typeof shownBlocks>, kinds: string[], file: string): void {
    const written = opened.note.text();
    const verdict = verify(written, shown, opened);
    const what = kinds.join(' + ');
    result.edits += 1;
    result.kinds[kinds.at(-1)!] = (result.kinds[kinds.at(-1)!] ?? 0) + 1;
    if (opened.note.literalBlocks() > 0) {
      result.caught.push({ file, what, written });
      const again = createOpener();
      again.open(written);
      const [before, after] = [shownText(opener.editor), shownText(again.editor)];
      // Where markup became text, it may part a word; then all letters are still there, in their order.
      const lost = hasAllLetters(before, after) ? [] : lostWords(before, after);
      if (lost.length > 0) result.lost.push({ file, what: `${what}: ${lost.slice(0, 5).join(', ')}`, written });
    } else if (verdict.difference === null) result.equal += 1;
    else result.undetected.push({ file, what: `${what}: ${verdict.difference}`, written });
    result.untouched += verdict.untouched;
    result.changedOfNecessity += verdict.changedOfNecessity;
    for (const one of verdict.changed) result.changed.push({ file, what: `${what}: ${one}`, written });
  }

  async function undoAll({ note, file: text }: OpenedNote, what: string, file: string): Promise<void> {
    for (let i = 0; i < 30 && note.text() !== text; i++) await undo(opener.editor);
    if (note.text() === text) result.undone += 1;
    else {
      result.notUndone.push({ file, what: `${what}: ${firstDifference(text, note.text())}` });
      opener.open(text);
    }
  }

  async function oneWord(file: string, text: string, count: number): Promise<void> {
    const opened = open(opener.editor, opener.open(text), text);
    for (let i = 0; opened && i < count; i++) {
      const what = editOneWord(opener.editor, random);
      if (what === null) return;
      const written = opened.note.text();
      result.oneWord += 1;
      const lines = changedLines(text, written);
      if (lines.removed !== 1 || lines.added !== 1)
        result.otherLines.push({
          file,
          what: `${what}: −${lines.removed} +${lines.added}, ${firstDifference(text, written)}`,
        });
      await undoAll(opened, what, file);
    }
  }

  return { edit, oneWord };
}

type OpenedNote = Opened & { note: NoteDocument };

/** `null` for a note that is shown as source as a whole, or is empty. */
function open(editor: LexicalEditor, note: NoteDocument, file: string): OpenedNote | null {
  const cut = readFile(file);
  const keys = editor.getEditorState().read(() => $getRoot().getChildrenKeys());
  if (!cut || cut.slices.length === 0 || keys.length !== cut.slices.length) return null;
  const prints = new Map(shownBlocks(editor).map(({ key, print }) => [key, print]));
  const origins = new Map(keys.map((key, at) => [key, { at, shown: prints.get(key) ?? '', read: cut.prints[at]! }]));
  return { ...cut, file, origins, note };
}

function changedLines(before: string, after: string): { removed: number; added: number } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return { removed: a.length - start - end, added: b.length - start - end };
}
