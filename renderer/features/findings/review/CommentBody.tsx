import type { Definition, Nodes, Root } from 'mdast';
import { createElement, memo, type ReactNode, useMemo, useState } from 'react';
import { parseMarkdown } from '../../../../shared/export/markdown-tree.ts';
import { openLink } from './open-link.ts';
import styles from './Review.module.css';

/** A comment with more than so many UTF-16 units, or lines, is shown in part until it is asked for whole. */
const longest = 480;
const mostLines = 9;
/** What is nested deeper is shown as it is written. */
const deepest = 24;

/**
 * What somebody has written on GitHub, as Markdown. Elements are made from the syntax tree alone: HTML stays text, comments that nobody is to
 * see are left out, pictures are their words, and nothing is loaded.
 */
export const CommentBody = memo(function CommentBody({ body }: { body: string }) {
  const root = useMemo(() => read(body), [body]);
  const isLong = body.length > longest || body.split('\n').length > mostLines;
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <div className={styles.text} data-part={(isLong && !isWhole) || undefined}>
        {root === null ? <p>{body}</p> : root.children.map((node, i) => shown(node, `${i}`, root, 0))}
      </div>
      {isLong && (
        <button type="button" className={styles.link} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all of it'}
        </button>
      )}
    </>
  );
});

/** `null` where it is nested so deeply that the stack is too short. */
function read(body: string): Root | null {
  try {
    return parseMarkdown(body);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function shown(node: Nodes, key: string, root: Root, depth: number): ReactNode {
  const inner = () =>
    !('children' in node) || depth > deepest
      ? null
      : node.children.map((one, i) => shown(one, `${i}`, root, depth + 1));
  switch (node.type) {
    case 'text':
      return node.value;
    case 'html':
      return /^<!--[\s\S]*-->$/.test(node.value.trim()) ? null : <code key={key}>{node.value}</code>;
    case 'inlineCode':
      return <code key={key}>{node.value}</code>;
    case 'code':
      return (
        <div key={key}>
          {node.lang === 'suggestion' && <p className={styles.quiet}>Suggested instead:</p>}
          <pre>{node.value}</pre>
        </div>
      );
    case 'heading':
      return (
        <p key={key}>
          <strong>{inner()}</strong>
        </p>
      );
    case 'break':
      return <br key={key} />;
    case 'thematicBreak':
      return <hr key={key} />;
    case 'list':
      return createElement(
        node.ordered ? 'ol' : 'ul',
        { key, ...(node.ordered && { start: node.start ?? 1 }) },
        inner(),
      );
    case 'listItem':
      return (
        <li key={key}>
          {typeof node.checked === 'boolean' && (node.checked ? '☑ ' : '☐ ')}
          {inner()}
        </li>
      );
    case 'link':
      return <Link key={key} url={node.url} words={inner()} />;
    case 'linkReference':
      return <Link key={key} url={addressOf(root, node.identifier)} words={inner()} />;
    case 'image':
    case 'imageReference':
      return (
        <span key={key} className={styles.quiet}>
          {node.alt ? `(picture: ${node.alt})` : '(picture)'}
        </span>
      );
    case 'footnoteReference':
      return <sup key={key}>{node.label ?? node.identifier}</sup>;
    case 'definition':
      return null;
    default:
      return createElement(elements[node.type] ?? 'span', { key }, inner());
  }
}

const elements: Partial<Record<Nodes['type'], string>> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  blockquote: 'blockquote',
  footnoteDefinition: 'div',
  // Wide tables have no place beside a quote: a row is a line.
  table: 'div',
  tableRow: 'p',
};

function addressOf({ children }: Root, identifier: string): string {
  return (
    children.find((one): one is Definition => one.type === 'definition' && one.identifier === identifier)?.url ?? ''
  );
}

function Link({ url, words }: { url: string; words: ReactNode }) {
  if (!/^(?:https|mailto):/i.test(url)) return <span title={url}>{words}</span>;
  return (
    <button type="button" className={styles.inlineLink} title={url} onClick={() => openLink(url)}>
      {words}
    </button>
  );
}
