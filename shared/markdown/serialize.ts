import type { Break, Code, Heading, Link, List, Nodes, Root, ThematicBreak } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { highlightMarkToMarkdown } from 'mdast-util-highlight-mark';
import { mathToMarkdown } from 'mdast-util-math';
import { defaultHandlers, type Handle, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import type { ForeignBlock, HtmlSpan, Spelling, Verbatim, VerbatimBlock } from './syntax-tree.ts';

type WithPeek = Handle & { peek?: Handle };

/** Writes a tree as Markdown in the sample's style, except where `data` of a node says how it was spelled. Ends with a line feed. */
export function serializeMarkdown(tree: Root): string {
  return toMarkdown(tree, options);
}

const spelling = (node: Nodes): Spelling => (node.data ?? {}) as Spelling;

/** Runs a handler with other options; handlers read them from the state they share. */
function withOptions(state: State, changes: Partial<Options>, run: () => string): string {
  const before = { ...state.options };
  Object.assign(state.options, changes);
  try {
    return run();
  } finally {
    for (const key of Object.keys(changes) as (keyof Options)[]) state.options[key] = before[key] as never;
  }
}

const htmlSpan: WithPeek = (node: HtmlSpan, _parent, state, info) => {
  const tracker = state.createTracker(info);
  const open = tracker.move(node.open);
  const inside = state.containerPhrasing(node as never, { ...tracker.current(), before: '>', after: '<' });
  return open + tracker.move(inside) + tracker.move(node.close);
};
htmlSpan.peek = () => '<';

const verbatim: WithPeek = (node: Verbatim) => node.value;
verbatim.peek = (node: Verbatim) => node.value.charAt(0);

function writeBreak(node: Break, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const style = spelling(node).style ?? '';
  if (style.startsWith('<')) return style;
  // A line break would end an ATX heading or a table row.
  if (state.stack.includes('tableCell') || state.stack.includes('headingAtx')) return '<br>';
  const written = defaultHandlers.break(node, parent, state, info);
  if (written !== '\\\n') return written;
  if (style === 'soft') return '\n';
  return /^ {2,}$/.test(style) ? `${style}\n` : written;
}

function writeCode(node: Code, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const fence = spelling(node).fence ?? '';
  const write = () => defaultHandlers.code(node, parent, state, info);
  if (fence === '') return write();
  if (fence !== 'indent') return withOptions(state, { fence: fence.startsWith('~') ? '~' : '`', fences: true }, write);
  const before = parent?.children[parent.children.indexOf(node as never) - 1];
  const wouldJoin = before?.type === 'list' || (before?.type === 'code' && spelling(before).fence === 'indent');
  return wouldJoin ? write() : withOptions(state, { fences: false }, write);
}

const link: WithPeek = (node: Link, parent, state, info) => {
  const { style } = spelling(node);
  if (style === 'literal') return node.children.map((child) => ('value' in child ? child.value : '')).join('');
  const write = () => defaultHandlers.link(node, parent, state, info);
  return style === 'inline' ? withOptions(state, { resourceLink: true }, write) : write();
};
link.peek = (node: Link, parent, state, info) => {
  const first = node.children[0];
  if (spelling(node).style === 'literal' && first && 'value' in first) return first.value.charAt(0) || 'x';
  return (defaultHandlers.link as WithPeek).peek?.(node, parent, state, info) ?? '[';
};

function writeList(node: List, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const { bullet, repeatsNumber } = spelling(node);
  const changes: Partial<Options> = { incrementListMarker: !repeatsNumber };
  // A list that was made another kind in the editor still has the marker of its old one.
  if (node.ordered && (bullet === '.' || bullet === ')')) changes.bulletOrdered = bullet;
  if (!node.ordered && (bullet === '-' || bullet === '*' || bullet === '+')) changes.bullet = bullet;
  return withOptions(state, changes, () => defaultHandlers.list(node, parent, state, info));
}

function writeHeading(node: Heading, parent: Parameters<Handle>[1], state: State, info: Info): string {
  const { underline = '' } = spelling(node);
  const write = () => defaultHandlers.heading(node, parent, state, info);
  if (underline === '') return write();
  const written = withOptions(state, { setext: true }, write);
  return /\n(?:=+|-+)$/.test(written) ? written.replace(/(?:=+|-+)$/, levelled(underline, node.depth)) : written;
}

/** The line of the file as long as it fits the level. */
function levelled(underline: string, depth: number): string {
  return (depth === 1 ? '=' : '-').repeat(underline.length);
}

function writeRule(node: ThematicBreak, parent: Parameters<Handle>[1], state: State): string {
  const { rule = '' } = spelling(node);
  return /^[-*_][-*_ \t]*$/.test(rule) ? rule.trim() : defaultHandlers.thematicBreak(node, parent, state);
}

const ours: Options = {
  handlers: {
    // Not all of the two extensions: they would escape the colons and dollars of every text.
    ...directiveToMarkdown().handlers,
    ...mathToMarkdown({ singleDollarTextMath: false }).handlers,
    verbatimBlock: (node: VerbatimBlock) => node.value,
    foreignBlock: (node: ForeignBlock) => node.value,
    verbatim,
    opaqueLiteral: verbatim,
    htmlSpan,
    break: writeBreak,
    code: writeCode,
    heading: writeHeading,
    link,
    list: writeList,
    thematicBreak: writeRule,
  } as Options['handlers'],
  join: [
    (left, _right, parent) => {
      const isMarkup =
        (left as Nodes).type === 'verbatimBlock' && /^[<[]/.test((left as unknown as VerbatimBlock).value);
      return isMarkup && parent.type === 'listItem' ? 1 : undefined;
    },
  ],
  unsafe: [
    { character: '%', inConstruct: 'phrasing', after: '%' },
    { character: '$', inConstruct: 'phrasing', after: '\\$' },
    { atBreak: true, character: ':', after: ':' },
    // The parser takes it for a byte order mark where it comes first.
    { atBreak: true, character: '\uFEFF', inConstruct: 'phrasing' },
    // An address takes what follows as it stands, backslashes included.
    { character: '.', before: '[Ww]', inConstruct: 'phrasing' },
  ],
};

const options: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  rule: '-',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: false,
  tightDefinitions: true,
  extensions: [gfmToMarkdown({ tablePipeAlign: false, tableCellPadding: true }), highlightMarkToMarkdown, ours],
};
