import { copyToClipboard, type LexicalClipboardData } from '@lexical/clipboard';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import {
  $addUpdateTag,
  $getSelection,
  $isNodeSelection,
  COMMAND_PRIORITY_HIGH,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  COPY_COMMAND,
  CUT_COMMAND,
  CUT_TAG,
  HISTORY_PUSH_TAG,
  KEY_DELETE_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
  REMOVE_TEXT_COMMAND,
} from 'lexical';
import { useEffect } from 'react';
import { toast } from '../../../ui/Toast.tsx';
import { tellLostInCode } from '../highlight/MarksPlugin.tsx';
import { $clipOf } from '../paste/copy.ts';
import { beginCut, cutType, spendCut } from '../paste/cut.ts';
import { $paste } from '../paste/paste.ts';

/** Copy, cut and paste, whatever is selected. Paste with Shift takes text as typed. */
export function PastePlugin() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let asTyped = false;
    return mergeRegister(
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          asTyped = event.shiftKey;
          return false;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerCommand(COPY_COMMAND, (event) => $copy(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(CUT_COMMAND, (event) => $cut(editor, event), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(
        PASTE_COMMAND,
        (event) => {
          const data = event instanceof ClipboardEvent ? event.clipboardData : null;
          if (!data) return false;
          event.preventDefault();
          $put(data, asTyped);
          asTyped = false;
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      // Text dropped from elsewhere, or pasted by other means than the clipboard's own event.
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (event) => {
          if (typeof event === 'string' || !event.dataTransfer) return false;
          $put(event.dataTransfer, false);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerUpdateListener(({ tags }) => {
        if (tags.has('historic')) spendCut();
      }),
    );
  }, [editor]);
  return null;
}

type ClipEvent = ClipboardEvent | KeyboardEvent | null;

function $copy(editor: LexicalEditor, event: ClipEvent, more: Record<string, string> = {}): boolean {
  const clip = $clipOf($getSelection(), true);
  if (!clip) return false;
  event?.preventDefault();
  const data = event instanceof ClipboardEvent ? event.clipboardData : null;
  if (data) for (const [type, value] of Object.entries({ ...clip, ...more })) data.setData(type, value);
  // A node selected as a whole has no selection of the page, so that its keys come without the clipboard's own event.
  else void copyToClipboard(editor, null, { ...clip, ...more } as LexicalClipboardData);
  return true;
}

function $cut(editor: LexicalEditor, event: ClipEvent): boolean {
  if (!$copy(editor, event, { [cutType]: beginCut() })) return false;
  $addUpdateTag(CUT_TAG);
  $addUpdateTag(HISTORY_PUSH_TAG);
  if ($isNodeSelection($getSelection())) {
    editor.dispatchCommand(KEY_DELETE_COMMAND, new KeyboardEvent('keydown', { key: 'Delete' }));
  } else editor.dispatchCommand(REMOVE_TEXT_COMMAND, null);
  return true;
}

function $put(data: DataTransfer, asTyped: boolean): void {
  const { inserted, lostMarks, asSource } = $paste(data, asTyped);
  spendCut();
  if (lostMarks > 0) tellLostInCode(lostMarks);
  if (asSource) toast({ message: 'So much text is shown as its source' });
  if (!inserted && data.files.length > 0) toast({ message: 'Files cannot be pasted into a note yet' });
}
