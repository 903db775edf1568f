/**
 * The n-th place (from 0) where a plain text stands in the blocks of an element, as they read; the last one where there are
 * fewer, `null` where there is none. Looks for it exactly, then without regard to case. A hit never crosses two blocks.
 */
export function findText(root: HTMLElement, hit: string, occurrence: number): Range | null {
  const needle = hit.replace(/\s+/g, ' ').trim();
  if (needle === '') return null;
  return find(root, needle, occurrence, (text) => text) ?? find(root, needle, occurrence, (text) => text.toLowerCase());
}

function find(root: HTMLElement, hit: string, occurrence: number, fold: (text: string) => string): Range | null {
  const needle = fold(hit);
  let last: Range | null = null;
  let seen = 0;
  for (const nodes of blocksOf(root)) {
    const text = fold(nodes.map((node) => node.data).join('')).replace(/\s/g, ' ');
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      last = rangeOf(nodes, at, at + needle.length);
      if (seen++ === occurrence) return last;
    }
  }
  return last;
}

function blocksOf(root: HTMLElement): Text[][] {
  const blocks: Text[][] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const own = node.parentElement?.closest('p, h1, h2, h3, h4, h5, h6, li, pre, code[spellcheck], td, th') ?? root;
    if (own !== block) blocks.push([]);
    block = own;
    blocks.at(-1)!.push(node);
  }
  return blocks;
}

function rangeOf(nodes: readonly Text[], start: number, end: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    const next = at + node.length;
    if (start >= at && start < next) range.setStart(node, start - at);
    if (end > at && end <= next) range.setEnd(node, end - at);
    at = next;
  }
  return range;
}
