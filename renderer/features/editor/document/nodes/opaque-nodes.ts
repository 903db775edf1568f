import { $create, DecoratorNode, type EditorConfig, type LexicalNode } from 'lexical';
import { $withStyle, state, styleOf } from './state.ts';
import { themeClass } from './theme-class.ts';

/** UTF-16 units of source that are laid out at once; of a longer one only what is on screen is. */
const longestWhole = 20_000;
const linesPerPart = 100;
const longestPart = 10_000;

/** A long source in elements that the page lays out when they come into view. Lines that are very long are broken. */
function inParts(source: string, className: string): HTMLElement[] {
  const parts: string[] = [];
  const lines = source.split('\n');
  for (let at = 0; at < lines.length; at += linesPerPart) {
    const part = lines.slice(at, at + linesPerPart).join('\n');
    for (let from = 0; from === 0 || from < part.length; from += longestPart) {
      parts.push(part.slice(from, from + longestPart));
    }
  }
  return parts.map((part) => {
    const element = document.createElement('div');
    element.className = className;
    element.textContent = part;
    return element;
  });
}

/** A block that the editor does not know (a footnote, a directive, HTML …): shown as its source, kept byte for byte. */
export class OpaqueBlockNode extends DecoratorNode<null> {
  override $config() {
    return this.config('opaque-block', { extends: DecoratorNode });
  }

  override isInline(): false {
    return false;
  }

  override getTextContent(): string {
    return styleOf(this, state.source);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const block = document.createElement('div');
    block.className = themeClass(config, 'opaqueBlock');
    block.dataset.kind = styleOf(this, state.kind);
    block.setAttribute('role', 'group');
    block.setAttribute('aria-label', `${nameOfSource(this)}, shown as its source`);
    const pre = document.createElement('pre');
    const source = styleOf(this, state.source);
    if (source.length <= longestWhole) pre.textContent = source;
    else pre.append(...inParts(source, themeClass(config, 'opaquePart')));
    block.append(pre);
    return block;
  }

  override updateDOM(previous: this): boolean {
    return styleOf(previous, state.source) !== styleOf(this, state.source);
  }

  override decorate(): null {
    return null;
  }
}

/** Inline Markdown that the editor does not know (`[[wiki]]`, a footnote reference, a lone HTML tag …), as its source. */
export class OpaqueInlineNode extends DecoratorNode<null> {
  override $config() {
    return this.config('opaque-inline', { extends: DecoratorNode });
  }

  override isInline(): true {
    return true;
  }

  override getTextContent(): string {
    return styleOf(this, state.source);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('code');
    element.className = themeClass(config, 'opaqueInline');
    element.dataset.kind = styleOf(this, state.kind);
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', `${nameOfSource(this)} ${styleOf(this, state.source)}`);
    element.textContent = styleOf(this, state.source);
    return element;
  }

  override updateDOM(previous: this): boolean {
    return styleOf(previous, state.source) !== styleOf(this, state.source);
  }

  override decorate(): null {
    return null;
  }
}

/** An opaque block of the given Markdown; `kind` is its mdast type. */
export function $createOpaqueBlockNode(source: string, kind: string): OpaqueBlockNode {
  return $withStyle($withStyle($create(OpaqueBlockNode), state.source, source), state.kind, kind);
}

/** Opaque inline Markdown; `kind` is its mdast type. */
export function $createOpaqueInlineNode(source: string, kind: string): OpaqueInlineNode {
  return $withStyle($withStyle($create(OpaqueInlineNode), state.source, source), state.kind, kind);
}

export function $isOpaqueBlockNode(node: LexicalNode | null | undefined): node is OpaqueBlockNode {
  return node instanceof OpaqueBlockNode;
}

export function $isOpaqueInlineNode(node: LexicalNode | null | undefined): node is OpaqueInlineNode {
  return node instanceof OpaqueInlineNode;
}

const names: Record<string, string> = {
  html: 'HTML',
  definition: 'Link definition',
  footnoteDefinition: 'Footnote',
  footnoteReference: 'Footnote reference',
  math: 'Math',
  inlineMath: 'Math',
  containerDirective: 'Directive',
  leafDirective: 'Directive',
  list: 'List',
  blockquote: 'Quote',
  foreignBlock: 'MDX',
};

const literalNames: readonly [RegExp, string][] = [
  [/^!\[\[/, 'Embed'],
  [/^\[\[/, 'Wiki link'],
  [/^\[!/, 'Callout'],
  [/^%%/, 'Comment'],
  [/^<!--/, 'Comment'],
];

/** What an opaque node is, in a word or two. */
export function nameOfSource(node: OpaqueBlockNode | OpaqueInlineNode): string {
  const [kind, source] = [styleOf(node, state.kind), styleOf(node, state.source)];
  return literalNames.find(([pattern]) => pattern.test(source))?.[1] ?? names[kind] ?? 'Markdown';
}

/** Whether a block is a whole body shown as its source (`openBody`). */
export function $isWholeSource(node: LexicalNode): boolean {
  return $isOpaqueBlockNode(node) && styleOf(node, state.kind) === 'source';
}
