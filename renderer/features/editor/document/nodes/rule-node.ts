import { $create, DecoratorNode, type EditorConfig, type LexicalNode } from 'lexical';
import { $withStyle, state } from './state.ts';
import { themeClass } from './theme-class.ts';

/** A thematic break. */
export class RuleNode extends DecoratorNode<null> {
  override $config() {
    return this.config('rule', { extends: DecoratorNode });
  }

  override isInline(): false {
    return false;
  }

  override getTextContent(): string {
    return '\n';
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('hr');
    element.className = themeClass(config, 'rule');
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

/** A rule; `source` as it stands in the file, else `---`. */
export function $createRuleNode(source = ''): RuleNode {
  return $withStyle($create(RuleNode), state.rule, source);
}

export function $isRuleNode(node: LexicalNode | null | undefined): node is RuleNode {
  return node instanceof RuleNode;
}
