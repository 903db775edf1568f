// The least that a rich text editor of this kind does: Lexical's own set-up with undo, nothing around it.
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $createListItemNode, $createListNode, ListItemNode, ListNode } from '@lexical/list';
import { $createHeadingNode, HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';

const editor = createEditor({
  namespace: 'bare',
  nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode],
  theme: { text: { highlight: 'mark' } },
  onError(error) {
    throw error;
  },
});
editor.setRootElement(document.getElementById('editor'));
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 500);

/** Shows blocks of `{ type, parts: [{ text, mark }] }` and puts the caret at their end. */
window.show = (blocks) => {
  editor.update(
    () => {
      const root = $getRoot().clear();
      let list = null;
      for (const { type, parts } of blocks) {
        const texts = parts.map(({ text, mark }) => {
          const node = $createTextNode(text);
          return mark ? node.setFormat('highlight') : node;
        });
        if (type === 'item') {
          list ??= root.append($createListNode('bullet')).getLastChild();
          list.append($createListItemNode().append(...texts));
          continue;
        }
        list = null;
        root.append((type === 'heading' ? $createHeadingNode('h2') : $createParagraphNode()).append(...texts));
      }
      if (root.isEmpty()) root.append($createParagraphNode());
      root.selectEnd();
    },
    { discrete: true },
  );
  editor.focus();
};
