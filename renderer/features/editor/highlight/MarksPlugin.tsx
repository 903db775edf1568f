import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { mergeRegister } from '@lexical/utils';
import { useEffect } from 'react';
import { toast } from '../../../ui/Toast.tsx';
import { useNote } from '../note-context.ts';
import { heldElsewhere } from './held-elsewhere.ts';
import { registerMarkEdges } from './mark-edges.ts';
import { registerOwnIds } from './own-ids.ts';
import { registerTidyMarks } from './tidy-marks.ts';

/** Keeps highlights whole through every edit, and their ids this note's alone. */
export function MarksPlugin() {
  const [editor] = useLexicalComposerContext();
  const session = useNote();
  useEffect(
    () =>
      mergeRegister(
        registerTidyMarks(editor, tellLostInCode),
        registerMarkEdges(editor),
        registerOwnIds(editor, (ids) => heldElsewhere(ids, () => session.view.getState().id)),
      ),
    [editor, session],
  );
  return null;
}

/** Says that highlights were taken away because code cannot hold them. */
export function tellLostInCode(count: number): void {
  toast({
    message:
      count === 1
        ? 'Code cannot hold a highlight. Its text is kept.'
        : `Code cannot hold highlights. The text of all ${count} is kept.`,
  });
}
