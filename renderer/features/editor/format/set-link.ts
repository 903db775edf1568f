import { $isLinkNode, $toggleLink, type LinkNode } from '@lexical/link';
import { $dfs, $findMatchingParent } from '@lexical/utils';
import { $getRoot, $getSelection, $isRangeSelection } from 'lexical';

/**
 * Makes the selected text a link, gives the link of the caret another address, or with `null` takes it away. Blocks shown as
 * source stay outside. Call within an update.
 */
export function $setLink(url: string | null): void {
  const link = $linkOfSelection();
  // The library splits and joins the text around the selection, and its history then takes the whole for no change.
  if (link && url !== null) link.setURL(url);
  else $toggleLink(url);
  for (const one of $links()) $keepBlocksOutside(one);
}

/** The one link that all of the selection stands in. */
function $linkOfSelection(): LinkNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [start, end] = [selection.anchor, selection.focus].map((point) =>
    $findMatchingParent(point.getNode(), $isLinkNode),
  );
  return start?.is(end) ? start : null;
}

function $links(): LinkNode[] {
  return $dfs($getRoot()).flatMap(({ node }) => ($isLinkNode(node) ? [node] : []));
}

function $keepBlocksOutside(link: LinkNode): void {
  const blocks = link.getChildren().filter((child) => !child.isInline());
  for (const block of blocks) link.insertBefore(block);
  if (link.isEmpty()) link.remove();
}
