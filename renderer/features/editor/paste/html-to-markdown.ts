import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import rehypeParse from 'rehype-parse';
import rehypeRemark, { type Options } from 'rehype-remark';
import rehypeSanitize, { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import { unified } from 'unified';
import { readHighlightTag, writeHighlightTag } from '../../../../shared/markdown/highlights.ts';

const withoutContent = [
  ...['script', 'style', 'head', 'title', 'noscript', 'template', 'svg', 'math', 'iframe', 'frame', 'object', 'embed'],
  ...['applet', 'audio', 'video', 'canvas', 'select', 'button', 'textarea', 'form'],
];

/** What may stay: structure and web or mail links. No images (a link takes their place), no classes, no ids, no styles. */
const schema: Schema = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames
    ?.filter((name) => !['img', 'picture', 'source', 'section'].includes(name))
    .concat('mark'),
  attributes: {
    a: ['href'],
    code: [['className', /^language-[\w+#-]+$/]],
    input: ['checked', ['type', 'checkbox']],
    mark: ['dataHighlight', 'dataKind', 'dataTags', 'dataParticipant', 'dataAt'],
    ol: ['start'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  strip: withoutContent,
  clobber: [],
  required: { input: { type: 'checkbox' } },
};

type Handler = NonNullable<NonNullable<Options['handlers']>[string]>;
const parser = unified().use(rehypeParse, { fragment: true });
type Tree = ReturnType<typeof parser.parse>;
type Content = Tree['children'][number];
type Element = Extract<Content, { type: 'element' }>;
type ElementContent = Element['children'][number];

const webLink = /^(?:https?|mailto):/i;
const children: Handler = (state, node) => state.all(node);

/** A highlight of Fieldbook stays one; what other programs mark becomes its text. */
const mark: Handler = (state, node) => {
  const highlight = readHighlightTag(tagOf(node.properties));
  const content = state.all(node);
  if (!highlight || content.length === 0) return content;
  const html = (value: string) => ({ type: 'html' as const, value });
  return [html(writeHighlightTag(highlight)), ...content, html('</mark>')] as typeof content;
};

function tagOf(properties: Element['properties']): string {
  const value = (name: string) =>
    String(properties[name] ?? '')
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;');
  const names = ['highlight', 'kind', 'tags', 'participant', 'at'];
  const pairs = names.map((name) => `data-${name}="${value(`data${name[0]!.toUpperCase()}${name.slice(1)}`)}"`);
  return `<mark ${pairs.join(' ')}>`;
}

const processor = parser
  .use(() => readStyles)
  .use(rehypeSanitize, schema)
  .use(rehypeRemark, { handlers: { mark, u: children }, newlines: false })
  .freeze();

/**
 * The Markdown of a piece of HTML from the clipboard: headings, lists, quotes, code, tables, links and emphasis stay;
 * scripts, styles, event handlers, links with other schemes and everything that would load something are dropped.
 */
export function htmlToMarkdown(html: string): string {
  const tree = processor.runSync(processor.parse(html));
  return toMarkdown(tree, {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown()],
  });
}

/** Word processors write emphasis as inline styles, and Google Docs wraps all of it in a `<b>` that is not bold. */
function readStyles(tree: Tree) {
  visit(tree as unknown as Element);
}

function visit(parent: Element) {
  parent.children = parent.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    visit(child);
    if (child.tagName === 'img') return linkFor(child.properties);
    // A link that names no scheme pointed into the page it was copied from, or at a share of the local network.
    if (child.tagName === 'a' && !webLink.test(String(child.properties.href ?? ''))) return child.children;
    const style = String(child.properties.style ?? '').toLowerCase();
    if (/^(?:b|strong)$/.test(child.tagName) && /font-weight:\s*(?:normal|[1-4]00)/.test(style)) return child.children;
    if (child.tagName !== 'span') return [child];
    return wrapped(child.children, style);
  });
}

function wrapped(content: ElementContent[], style: string): ElementContent[] {
  const names = [
    /font-weight:\s*(?:bold|[6-9]00)/.test(style) && 'strong',
    /font-style:\s*italic/.test(style) && 'em',
    /text-decoration[^;]*:[^;]*line-through/.test(style) && 'del',
  ].filter((name) => name !== false);
  return names.reduce<ElementContent[]>(
    (inner, tagName) => [{ type: 'element', tagName, properties: {}, children: inner }],
    content,
  );
}

/** An image is named by its alternative text and linked, never loaded; without a text it is decoration or a tracker. */
function linkFor({ src, alt }: Element['properties']): ElementContent[] {
  const text = typeof alt === 'string' ? alt.trim() : '';
  if (text === '') return [];
  const value: ElementContent = { type: 'text', value: text };
  if (!webLink.test(String(src ?? ''))) return [value];
  return [{ type: 'element', tagName: 'a', properties: { href: String(src ?? '') }, children: [value] }];
}
