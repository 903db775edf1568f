import { $create, DecoratorNode, type EditorConfig, type LexicalNode } from 'lexical';
import { $withStyle, state, styleOf } from './state.ts';
import { themeClass } from './theme-class.ts';

/** An image, shown as its description: nothing is fetched because a note names it. */
export class ImageNode extends DecoratorNode<null> {
  override $config() {
    return this.config('image', { extends: DecoratorNode });
  }

  override isInline(): true {
    return true;
  }

  override getTextContent(): string {
    return styleOf(this, state.alt);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('span');
    element.className = themeClass(config, 'image');
    const name = styleOf(this, state.alt) || styleOf(this, state.url);
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', name);
    element.textContent = name;
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

export function $createImageNode(image: { url: string; alt: string; title: string | null }): ImageNode {
  const node = $withStyle($withStyle($create(ImageNode), state.url, image.url), state.alt, image.alt);
  return $withStyle(node, state.title, image.title);
}

export function $isImageNode(node: LexicalNode | null | undefined): node is ImageNode {
  return node instanceof ImageNode;
}
