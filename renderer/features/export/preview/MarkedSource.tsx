import type { Code, Html, Image, ImageReference, InlineCode, Nodes, Text } from 'mdast';
import { useContext } from 'react';
import { extentOf } from '../../../../shared/export/markdown-tree.ts';
import { Pieces } from './Hit.tsx';
import styles from './MarkdownView.module.css';
import { cutMapped, cutText, marksWithin } from './mark-pieces.ts';
import { SourceContext } from './source-context.ts';
import { alignText } from './source-map.ts';

interface ShownProps {
  node: Text | InlineCode | Code | Html;
  align?: typeof alignText;
}

/** What a node shows, with its hits marked; what stands beside it in the source (the language of code) only where a hit is in it. */
export function Shown({ node, align = alignText }: ShownProps) {
  const { source, marks } = useContext(SourceContext);
  const [from, to] = extentOf(node);
  const within = marksWithin(marks, from, to);
  if (within.length === 0) return node.value;
  const map = align(node.value, source, from, to);
  if (!map) return <Pieces of={cutText(source.slice(from, to), from, within)} />;
  return (
    <>
      {node.value !== '' && <Gap from={from} to={map.starts[0]!} />}
      <Pieces of={cutMapped(node.value, map, within)} />
      <Gap from={map.ends.at(-1) ?? from} to={to} />
    </>
  );
}

/** The words of a picture, and its address where a hit is in it. */
export function AltText({ node }: { node: Image | ImageReference }) {
  const { source, marks } = useContext(SourceContext);
  const [from, to] = extentOf(node);
  const alt = node.alt || 'picture';
  const within = marksWithin(marks, from, to);
  if (within.length === 0) return alt;
  const map = node.alt ? alignText(node.alt, source, from + 2, to) : null;
  if (!map) return <Raw node={node} />;
  return (
    <>
      <Pieces of={cutMapped(alt, map, within)} />
      <Gap from={map.ends.at(-1)!} to={to} />
    </>
  );
}

/** A node that shows nothing of itself, as it is written, where a hit is in it. */
export function Raw({ node }: { node: Nodes }) {
  const [from, to] = extentOf(node);
  return <Gap from={from} to={to} />;
}

/** A stretch of the source that is not shown (the address of a link), as it is written, where a hit is in it. */
export function Gap({ from, to }: { from: number; to: number }) {
  const { source, marks } = useContext(SourceContext);
  const within = to > from ? marksWithin(marks, from, to) : [];
  const isSeen = within.some(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(source.slice(Math.max(start, from), Math.min(end, to))),
  );
  if (!isSeen) return null;
  // Signs at its ends say nothing to a reader.
  const start = from + (/^[^\p{L}\p{N}]*/u.exec(source.slice(from, to))?.[0].length ?? 0);
  const end = to - (/[^\p{L}\p{N}/]*$/u.exec(source.slice(from, to))?.[0].length ?? 0);
  const [first, last] = [Math.min(start, within[0]!.start), Math.max(end, within.at(-1)!.end)];
  const [shownFrom, shownTo] = [Math.max(from, first), Math.min(to, last)];
  return (
    <span className={styles.written}>
      <Pieces of={cutText(source.slice(shownFrom, shownTo), shownFrom, within)} />
    </span>
  );
}
