import type { LexicalEditor } from 'lexical';
import { firstWhere } from '../../../../shared/first-where.ts';
import type { Hit } from './find-view.ts';
import { leafAt, type TextBlock } from './text-blocks.ts';

const names = { find: 'fieldbook-find', search: 'fieldbook-hit' } as const;
const currentName = 'fieldbook-current';

/** Hits within so many pixels of what is on screen are drawn; the rest as it is scrolled to. */
const margin = 1500;
const edge = 48; // px kept clear above and below a hit that is scrolled to

/** Draws hits over the text without touching it (CSS highlights). Returns the function that takes them away. */
export function drawRanges(
  editor: LexicalEditor,
  blocks: readonly TextBlock[],
  hits: readonly Hit[],
  current: Hit | null,
  look: keyof typeof names,
): () => void {
  const scroller = editor.getRootElement()?.closest('[data-scroller]');
  let frame = 0;
  const paint = () => {
    frame = 0;
    const shown = hitsOnScreen(editor, scroller ?? null, blocks, hits).filter(
      // Beside its own color, the current hit of a search has the look of the others.
      (hit) => look === 'search' || hit !== current,
    );
    set(
      names[look],
      shown.map((hit) => rangeIn(editor, blocks, hit)),
    );
    set(currentName, current ? [rangeIn(editor, blocks, current)] : []);
  };
  const later = () => {
    frame ||= requestAnimationFrame(paint);
  };
  paint();
  scroller?.addEventListener('scroll', later, { passive: true });
  const resized = new ResizeObserver(later);
  if (scroller) resized.observe(scroller);
  return () => {
    cancelAnimationFrame(frame);
    scroller?.removeEventListener('scroll', later);
    resized.disconnect();
    for (const name of [...Object.values(names), currentName]) CSS.highlights.delete(name);
  };
}

function set(name: string, ranges: readonly (Range | null)[]): void {
  const found = ranges.filter((range) => range !== null);
  if (found.length === 0) CSS.highlights.delete(name);
  else {
    const highlight = new Highlight(...found);
    if (name === currentName) highlight.priority = 1;
    CSS.highlights.set(name, highlight);
  }
}

function rangeIn(editor: LexicalEditor, blocks: readonly TextBlock[], { block, start, end }: Hit): Range | null {
  const at = blocks[block];
  return at ? rangeOf(editor, at, start, end) : null;
}

/** Blocks at the top stand one below the other: the first and the last on screen are found by halving. */
function hitsOnScreen(
  editor: LexicalEditor,
  scroller: Element | null,
  blocks: readonly TextBlock[],
  hits: readonly Hit[],
): readonly Hit[] {
  if (!scroller || hits.length < 50) return hits;
  const pane = scroller.getBoundingClientRect();
  const rectOf = (hit: Hit) => editor.getElementByKey(blocks[hit.block]?.top ?? '')?.getBoundingClientRect();
  const first = firstWhere(hits, (hit) => (rectOf(hit)?.bottom ?? 0) >= pane.top - margin);
  const behind = firstWhere(hits, (hit) => (rectOf(hit)?.top ?? 0) > pane.bottom + margin);
  return hits.slice(first, behind);
}

/** The stretch of the page that shows a run of a block's text; `null` where it is not on the page. */
export function rangeOf(editor: LexicalEditor, block: TextBlock, start: number, end: number): Range | null {
  const [from, to] = [pointOf(editor, block, start, false), pointOf(editor, block, end, true)];
  if (!from || !to) return null;
  const range = document.createRange();
  if (from.node instanceof Text) range.setStart(from.node, from.offset);
  else range.setStartBefore(from.node);
  if (to.node instanceof Text) range.setEnd(to.node, to.offset);
  else range.setEndAfter(to.node);
  return range;
}

function pointOf(editor: LexicalEditor, block: TextBlock, offset: number, isEnd: boolean) {
  const leaf = leafAt(block, offset, isEnd);
  const element = leaf && editor.getElementByKey(leaf.key);
  if (!leaf || !element) return null;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset - leaf.start;
  let at = leaf.start;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
    at += node.length;
    // A long source stands in parts of lines; the line break between two parts is in neither.
    if (block.text[at] === '\n') {
      left--;
      at++;
      if (left < 0) return { node, offset: node.length };
    }
  }
  return { node: element, offset: 0 };
}

/** Scrolls a stretch of the text into view where it is not, also sideways in code and tables. */
export function scrollToRange(editor: LexicalEditor, range: Range): void {
  const root = editor.getRootElement();
  const scroller = root?.closest('[data-scroller]');
  if (!root || !scroller) return;
  for (let box = range.startContainer.parentElement; box && box !== root; box = box.parentElement) {
    if (box.scrollWidth <= box.clientWidth + 1 || getComputedStyle(box).overflowX !== 'auto') continue;
    const [at, pane] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    if (at.left < pane.left || at.right > pane.right) box.scrollLeft += at.left - pane.left - box.clientWidth / 3;
  }
  const [at, pane] = [range.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (at.top >= pane.top + edge && at.bottom <= pane.bottom - edge) return;
  scroller.scrollTop += at.top - pane.top - scroller.clientHeight / 3;
}
