import type { Html, PhrasingContent } from 'mdast';

/** An inline HTML tag and its counterpart among the same siblings, with what stands between. */
export interface HtmlPair {
  type: 'htmlPair';
  tag: string;
  open: Html;
  close: Html;
  children: InlineContent[];
}

export type InlineContent = PhrasingContent | HtmlPair;

const opening = /^<([a-zA-Z][a-zA-Z0-9-]*)((?:\s[\s\S]*)?)>$/;
const closing = /^<\/([a-zA-Z][a-zA-Z0-9-]*)\s*>$/;
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Puts matching tags together; a tag without its counterpart stays as it is. */
export function pairHtml(children: readonly PhrasingContent[]): InlineContent[] {
  if (!children.some((child) => child.type === 'html')) return [...children];
  const out: InlineContent[] = [];
  const open: { tag: string; at: number }[] = [];
  for (const child of children) {
    out.push(child);
    if (child.type !== 'html') continue;
    const start = opening.exec(child.value);
    if (start && !voids.has(start[1]!.toLowerCase()) && !start[2]!.endsWith('/')) {
      open.push({ tag: start[1]!.toLowerCase(), at: out.length - 1 });
      continue;
    }
    const tag = closing.exec(child.value)?.[1]?.toLowerCase();
    const match = open.findLastIndex((one) => one.tag === tag);
    if (tag === undefined || match < 0) continue;
    const [from, close] = [open[match]!.at, out.pop() as Html];
    open.length = match;
    const inside = out.splice(from + 1);
    const first = out.pop() as Html;
    if (inside.length === 0) out.push(first, close);
    else out.push({ type: 'htmlPair', tag, open: first, close, children: inside });
  }
  return out;
}
