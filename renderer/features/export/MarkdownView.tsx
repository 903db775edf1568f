import type { Definition, Nodes, Root, Table } from 'mdast';
import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import { parseMarkdown } from '../../../shared/export/markdown-tree.ts';
import styles from './MarkdownView.module.css';
import type { Pictures } from './use-pictures.ts';

/** Turns plain text of the document into what is shown; marks hits. */
type RenderText = (text: string) => ReactNode;
const TextContext = createContext<RenderText>((text) => text);
const PicturesContext = createContext<Pictures>(new Map());

interface Props {
  markdown: string;
  renderText: RenderText;
  pictures: Pictures;
}

/**
 * A Markdown document as it will look. Elements are made from the syntax tree alone: HTML stays text, nothing is loaded but the
 * pictures that go along, and links are shown without leading anywhere.
 */
export function MarkdownView({ markdown, renderText, pictures }: Props) {
  const root = useMemo(() => parseMarkdown(markdown), [markdown]);
  return (
    <TextContext value={renderText}>
      <PicturesContext value={pictures}>
        <article aria-label="Preview of the document" className={styles.prose}>
          <Children of={root} root={root} />
        </article>
      </PicturesContext>
    </TextContext>
  );
}

function Children({ of, root }: { of: Nodes; root: Root }) {
  if (!('children' in of)) return null;
  return of.children.map((child) => <Block key={child.position?.start.offset ?? 0} node={child} root={root} />);
}

function Text({ children }: { children: string }) {
  return useContext(TextContext)(children);
}

function Block({ node, root }: { node: Nodes; root: Root }): ReactNode {
  const inner = <Children of={node} root={root} />;
  switch (node.type) {
    case 'text':
      return <Text>{node.value}</Text>;
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
    case 'inlineCode':
      return (
        <code>
          <Text>{node.value}</Text>
        </code>
      );
    case 'code':
      return (
        <pre>
          <code>
            <Text>{node.value}</Text>
          </code>
        </pre>
      );
    case 'html':
      return <Text>{node.value}</Text>;
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
      return <TableView table={node} root={root} />;
    case 'link':
      return (
        <span className={styles.link} title={node.url}>
          {inner}
        </span>
      );
    case 'linkReference':
      return (
        <span className={styles.link} title={definitionOf(root, node.identifier)?.url}>
          {inner}
        </span>
      );
    case 'image':
      return <Picture address={node.url} alt={node.alt || 'picture'} />;
    case 'imageReference':
      return <span className={styles.picture}>{node.alt || 'picture'}</span>;
    case 'footnoteReference':
      return <sup>{node.label ?? node.identifier}</sup>;
    case 'footnoteDefinition':
      return (
        <div className={styles.footnote}>
          <sup>{node.label ?? node.identifier}</sup>
          {inner}
        </div>
      );
    default:
      return null;
  }
}

/** A picture that goes along, with its words below: they leave too, and names in them are marked. */
function Picture({ address, alt }: { address: string; alt: string }) {
  const source = useContext(PicturesContext).get(address);
  if (source === undefined) return <span className={styles.picture}>{alt}</span>;
  return (
    <span className={styles.figure}>
      <img src={source} alt={alt} />
      <span className={styles.picture} aria-hidden>
        <Text>{alt}</Text>
      </span>
    </span>
  );
}

function TableView({ table, root }: { table: Table; root: Root }) {
  return (
    <table>
      <tbody>
        {table.children.map((row, i) => (
          <tr key={row.position?.start.offset ?? i}>
            {row.children.map((cell, k) =>
              createElement(
                i === 0 ? 'th' : 'td',
                { key: cell.position?.start.offset ?? k },
                <Children of={cell} root={root} />,
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function definitionOf(root: Root, identifier: string): Definition | undefined {
  return root.children.find((node): node is Definition => node.type === 'definition' && node.identifier === identifier);
}
