import { HISTORIC_TAG, HISTORY_MERGE_TAG, type LexicalEditor, type NodeKey } from 'lexical';
import { $isHighlightNode } from '../document/nodes/highlight-node.ts';
import { loadTag } from '../document/source/open-body.ts';
import { $marks } from './marks.ts';
import { $renewIds, newHighlightId } from './renew-ids.ts';

/** Which of these ids are held by highlights of other notes. */
export type HeldElsewhere = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Makes sure that no two notes hold one highlight id, however a highlight came into this one (paste, drop, undo of a cut,
 * source typed by hand): what is new is kept at first, asked for, and renewed within the same undo step where another note
 * holds it. What the note's file had when it was loaded is its own. Returns the stop function.
 */
export function registerOwnIds(editor: LexicalEditor, heldElsewhere: HeldElsewhere): () => void {
  let idOf = new Map<NodeKey, string>();
  let own = new Set<string>();
  const renewed = new Map<string, string>(); // so that redo brings back the id that undo took away
  let stopped = false;

  const ask = async (ids: readonly string[]) => {
    const held = await heldElsewhere(ids).catch(() => new Set<string>());
    if (stopped || held.size === 0) return;
    for (const id of held) if (!renewed.has(id)) renewed.set(id, newHighlightId());
    const newIds = new Map([...renewed].filter(([id]) => held.has(id)));
    editor.update(() => $renewIds(newIds), { tag: HISTORY_MERGE_TAG });
  };
  const readAll = () =>
    editor.getEditorState().read(() => {
      idOf = new Map($marks().map((mark) => [mark.getKey(), mark.getHighlight().id]));
    });

  readAll();
  own = new Set(idOf.values());
  const stop = editor.registerUpdateListener(({ dirtyElements, editorState, tags }) => {
    if (dirtyElements.size === 0 && !tags.has(HISTORIC_TAG)) return;
    if (tags.has(HISTORIC_TAG) || tags.has(loadTag)) readAll();
    else {
      editorState.read(() => {
        for (const key of dirtyElements.keys()) {
          const node = editorState._nodeMap.get(key);
          if ($isHighlightNode(node)) idOf.set(key, node.getHighlight().id);
        }
      });
      for (const key of idOf.keys()) if (!editorState._nodeMap.has(key)) idOf.delete(key);
    }
    const now = new Set(idOf.values());
    const fresh = tags.has(loadTag) ? [] : [...now].filter((id) => id !== '' && !own.has(id));
    own = now;
    if (fresh.length > 0) void ask(fresh);
  });
  return () => {
    stopped = true;
    stop();
  };
}
