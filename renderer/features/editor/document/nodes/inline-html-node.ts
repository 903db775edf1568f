import { $create, type EditorConfig, ElementNode, type LexicalNode } from 'lexical';
import { $withStyle, state, styleOf } from './state.ts';
import { themeClass } from './theme-class.ts';

/** Text between a pair of inline HTML tags that Fieldbook does not know (`<kbd>`, `<span class>`): the tags are kept, never rendered as HTML. */
export class InlineHtmlNode extends ElementNode {
  override $config() {
    return this.config('inline-html', { extends: ElementNode });
  }

  override isInline(): true {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('span');
    element.className = themeClass(config, 'inlineHtml');
    element.title = styleOf(this, state.openTag);
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** A pair of tags as they stand in the file. */
export function $createInlineHtmlNode(openTag: string, closeTag: string): InlineHtmlNode {
  return $withStyle($withStyle($create(InlineHtmlNode), state.openTag, openTag), state.closeTag, closeTag);
}

export function $isInlineHtmlNode(node: LexicalNode | null | undefined): node is InlineHtmlNode {
  return node instanceof InlineHtmlNode;
}
