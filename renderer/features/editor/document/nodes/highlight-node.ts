import {
  $create,
  $isRangeSelection,
  type BaseSelection,
  type EditorConfig,
  ElementNode,
  type LexicalNode,
} from 'lexical';
import type { HighlightAttributes } from '../../../../../shared/markdown/highlights.ts';
import { $withStyle, state, styleOf } from './state.ts';
import { themeClass } from './theme-class.ts';

/** A marked passage: `<mark data-highlight …>` in the file. Highlights nest; typing at its edges goes outside. */
export class HighlightNode extends ElementNode {
  override $config() {
    return this.config('highlight', { extends: ElementNode });
  }

  override isInline(): true {
    return true;
  }

  override canBeEmpty(): false {
    return false;
  }

  override canInsertTextBefore(): false {
    return false;
  }

  override canInsertTextAfter(): false {
    return false;
  }

  /** Text that is copied or cut from within a highlight takes the highlight along. */
  override extractWithChild(_child: LexicalNode, selection: BaseSelection | null): boolean {
    if (!$isRangeSelection(selection)) return false;
    const isInside = this.isParentOf(selection.anchor.getNode()) && this.isParentOf(selection.focus.getNode());
    return isInside && !selection.isCollapsed();
  }

  getHighlight(): HighlightAttributes {
    return styleOf(this, state.highlight) ?? { id: '', kind: 'quote', tags: [] };
  }

  setHighlight(highlight: HighlightAttributes): this {
    return $withStyle(this, state.highlight, highlight);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('mark');
    element.className = themeClass(config, 'highlight');
    this.updateAttributes(element);
    return element;
  }

  override updateDOM(_previous: this, element: HTMLElement): boolean {
    this.updateAttributes(element);
    return false;
  }

  private updateAttributes(element: HTMLElement): void {
    const { id, kind, tags, participantId, atSeconds } = this.getHighlight();
    element.dataset.highlight = id;
    element.dataset.kind = kind;
    const optional = { tags: tags.join(', '), participant: participantId ?? '', at: atSeconds?.toString() ?? '' };
    for (const [name, value] of Object.entries(optional)) {
      if (value === '') delete element.dataset[name];
      else element.dataset[name] = value;
    }
  }
}

export function $createHighlightNode(highlight: HighlightAttributes): HighlightNode {
  return $create(HighlightNode).setHighlight(highlight);
}

export function $isHighlightNode(node: LexicalNode | null | undefined): node is HighlightNode {
  return node instanceof HighlightNode;
}
