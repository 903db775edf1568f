import { $dfs } from '@lexical/utils';
import { $getRoot, type LexicalEditor } from 'lexical';
import type { DocumentEdit } from '../../../../shared/markdown/document-edits.ts';
import { changedHighlight } from '../../../../shared/markdown/edit-highlights.ts';
import type { SimpleEdit } from '../../../../shared/markdown/edit-types.ts';
import { highlightTags } from '../../../../shared/markdown/scan-note.ts';
import { $isHighlightNode } from './nodes/highlight-node.ts';

/** Tag of updates that follow a change of the file: no edit of the user's, and no step of its own. */
export const followTag = 'follow';

/** Makes edits in the highlights of an editor, where they stand; caret, focus and undo steps stay. Not within an update. */
export function followInMarks(editor: LexicalEditor, edits: readonly DocumentEdit[]): void {
  const wanted = simpleOf(edits).filter((edit) => edit.type === 'highlight');
  if (wanted.length === 0) return;
  editor.update(
    () => {
      for (const { node } of $dfs($getRoot())) {
        if (!$isHighlightNode(node)) continue;
        const before = node.getHighlight();
        const own = wanted.filter((edit) => edit.id === before.id);
        if (own.length > 0) node.setHighlight(own.reduce(changedHighlight, before));
      }
    },
    { discrete: true, tag: ['history-merge', 'skip-dom-selection', 'skip-scroll-into-view', followTag] },
  );
}

/** Whether edits change more of a text than its highlights and properties: an editor does not follow that. */
export function changesBlocks(edits: readonly DocumentEdit[]): boolean {
  return simpleOf(edits).some((edit) => edit.type === 'question');
}

function simpleOf(edits: readonly DocumentEdit[]): SimpleEdit[] {
  return edits.flatMap((edit): readonly SimpleEdit[] => (edit.type === 'restore' ? edit.otherwise : [edit]));
}

/** Whether two texts have the same highlights, with their kinds and tags. */
export function hasSameHighlights(text: string, other: string): boolean {
  const read = (file: string) => JSON.stringify(highlightTags(file).map(({ attributes }) => attributes));
  return read(text) === read(other);
}
