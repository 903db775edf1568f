import type { Definition, Nodes, Root, Table } from 'mdast';
import { createContext, createElement, memo, type ReactNode, useContext, useId, useMemo } from 'react';
import { extentOf, parseMarkdown } from '../../../../shared/export/markdown-tree.ts';
import styles from './MarkdownView.module.css';
import { AltText, Gap, Raw, Shown } from './MarkedSource.tsx';
import { marksOnPage, sameMarks, type TextMark } from './mark-pieces.ts';
import { Pages } from './Pages.tsx';
import { definitionsIn, markdownPages } from './pages.ts';
import { SourceContext } from './source-context.ts';
import { alignCodeSpan, alignLines } from './source-map.ts';
import type { Pictures } from './use-pictures.ts';

const PicturesContext = createContext<Pictures>(new Map());

interface Props {
  markdown: string;
  marks: readonly TextMark[];
  pictures: Pictures;
}

/**
 * A Markdown document as it will look, with its hits marked. Elements are made from the syntax tree alone: HTML stays text, nothing
 * is loaded but the pictures that go along, and links are shown without leading anywhere. What is marked and would not be seen (in
 * the address of a link, say) is shown as it is written.
 */
export function MarkdownView({ markdown, marks, pictures }: Props) {
  const pages = useMemo(() => markdownPages(markdown), [markdown]);
  const definitions = useMemo(() => definitionsIn(markdown), [markdown]);
  return (
    <PicturesContext value={pictures}>
      <article aria-label="Preview of the document" className={styles.prose}>
        <Pages pages={pages} marks={marks} estimate={({ text }) => estimate(text)} className={styles.page}>
          {(page) => <MarkdownPage text={page.text} marks={marksOnPage(marks, page)} definitions={definitions} />}
        </Pages>
      </article>
    </PicturesContext>
  );
}

/** Height of a page before it was drawn, in px: its lines, broken where they are long, and some space between them. */
function estimate(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + (line === '' ? 0 : 24 * Math.ceil(line.length / 70) + 4), 0);
}

interface PageProps {
  text: string;
  /** Counted from the page's beginning. */
  marks: readonly TextMark[];
  definitions: string;
}

const MarkdownPage = memo(
  function MarkdownPage({ text, marks, definitions }: PageProps) {
    const root = useMemo(() => parsePage(text, definitions), [text, definitions]);
    const context = useMemo(() => ({ source: text, marks, root }), [text, marks, root]);
    return (
      <SourceContext value={context}>
        <Children of={root} />
      </SourceContext>
    );
  },
  (a, b) => a.text === b.text && a.definitions === b.definitions && sameMarks(a.marks, b.marks),
);

/** A page with what it refers to in the rest of the document: that is known, but not shown. */
function parsePage(text: string, definitions: string): Root {
  const root = parseMarkdown(definitions === '' ? text : `${text}\n\n${definitions}`);
  return { ...root, children: root.children.filter((node) => extentOf(node)[0] < text.length) };
}

function Children({ of }: { of: Nodes }) {
  if (!('children' in of)) return null;
  let at = of.type === 'root' ? 0 : extentOf(of)[0];
  const shown: ReactNode[] = [];
  for (const [nth, child] of of.children.entries()) {
    const [start, end] = extentOf(child);
    // biome-ignore-start lint/suspicious/noArrayIndexKey: nodes keep their places when a decision changes their words
    if (of.type !== 'root') shown.push(<Gap key={`gap ${nth}`} from={at} to={start} />);
    shown.push(<Block key={nth} node={child} />);
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
    at = end;
  }
  if (of.type !== 'root') shown.push(<Gap key="gap" from={at} to={extentOf(of)[1]} />);
  return shown;
}

function Block({ node }: { node: Nodes }): ReactNode {
  const inner = <Children of={node} />;
  switch (node.type) {
    case 'text':
      return <Shown node={node} />;
    case 'html':
      return <Shown node={node} align={alignLines} />;
    case 'inlineCode':
      return (
        <code>
          <Shown node={node} align={alignCodeSpan} />
        </code>
      );
    case 'code':
      return (
        <pre>
          <code>
            <Shown node={node} align={alignLines} />
          </code>
        </pre>
      );
    case 'paragraph':
      return <p>{inner}</p>;
    case 'heading':
      // The pane's title is the page's heading; the document's begin below it.
      return createElement(`h${Math.min(6, node.depth + 1)}`, { 'data-depth': node.depth }, inner);
    case 'emphasis':
      return <em>{inner}</em>;
    case 'strong':
      return <strong>{inner}</strong>;
    case 'delete':
      return <del>{inner}</del>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inner}</ol> : <ul>{inner}</ul>;
    case 'listItem':
      return (
        <li data-task={typeof node.checked === 'boolean' || undefined}>
          {typeof node.checked === 'boolean' && <span className={styles.task}>{node.checked ? '☑' : '☐'}</span>}
          {inner}
        </li>
      );
    case 'table':
      return <TableView table={node} />;
    case 'link':
      return (
        <span className={styles.link} title={node.url}>
          {inner}
        </span>
      );
    case 'linkReference':
      return <LinkReference identifier={node.identifier}>{inner}</LinkReference>;
    case 'image':
      return (
        <Picture address={node.url}>
          <AltText node={node} />
        </Picture>
      );
    case 'imageReference':
      return (
        <span className={styles.picture}>
          <AltText node={node} />
        </span>
      );
    case 'footnoteReference':
      return (
        <sup>
          {node.label ?? node.identifier}
          <Raw node={node} />
        </sup>
      );
    case 'footnoteDefinition':
      return (
        <div className={styles.footnote}>
          <sup>{node.label ?? node.identifier}</sup>
          {inner}
        </div>
      );
    default:
      return <Raw node={node} />;
  }
}

/** A picture that goes along, with its words below: they leave too, and names in them are marked. */
function Picture({ address, children }: { address: string; children: ReactNode }) {
  const source = useContext(PicturesContext).get(address);
  const caption = useId();
  if (source === undefined) return <span className={styles.picture}>{children}</span>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a figure cannot stand in a paragraph
    <span role="figure" aria-labelledby={caption} className={styles.figure}>
      <img src={source} alt="" />
      <span id={caption} className={styles.picture}>
        {children}
      </span>
    </span>
  );
}

function TableView({ table }: { table: Table }) {
  return (
    <table>
      <tbody>
        {table.children.map((row, i) => (
          // biome-ignore-start lint/suspicious/noArrayIndexKey: cells keep their places when a decision changes their words
          <tr key={i}>
            {row.children.map((cell, k) => createElement(i === 0 ? 'th' : 'td', { key: k }, <Children of={cell} />))}
          </tr>
          // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
        ))}
      </tbody>
    </table>
  );
}

function LinkReference({ identifier, children }: { identifier: string; children: ReactNode }) {
  const { root } = useContext(SourceContext);
  const definition = root.children.find(
    (node): node is Definition => node.type === 'definition' && node.identifier === identifier,
  );
  return (
    <span className={styles.link} title={definition?.url}>
      {children}
    </span>
  );
}
