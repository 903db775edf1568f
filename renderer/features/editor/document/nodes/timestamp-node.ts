import { $create, DecoratorNode, type EditorConfig, type LexicalNode } from 'lexical';
import { formatTimestamp } from '../../../../../shared/markdown/timestamps.ts';
import { $withStyle, state, styleOf } from './state.ts';
import { themeClass } from './theme-class.ts';

/** A moment of the call: `[12:34](#t=754)` in the file. */
export class TimestampNode extends DecoratorNode<null> {
  override $config() {
    return this.config('timestamp', { extends: DecoratorNode });
  }

  override isInline(): true {
    return true;
  }

  override getTextContent(): string {
    return styleOf(this, state.label);
  }

  /** Seconds since the call began. */
  getSeconds(): number {
    return styleOf(this, state.seconds);
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement('span');
    element.className = themeClass(config, 'timestamp');
    element.dataset.seconds = String(this.getSeconds());
    element.textContent = this.getTextContent();
    return element;
  }

  override updateDOM(previous: this): boolean {
    return previous.getTextContent() !== this.getTextContent() || previous.getSeconds() !== this.getSeconds();
  }

  override decorate(): null {
    return null;
  }
}

/** A timestamp of that many seconds; `label` as written in the file, else `mm:ss`. */
export function $createTimestampNode(seconds: number, label = formatTimestamp(seconds)): TimestampNode {
  return $withStyle($withStyle($create(TimestampNode), state.seconds, seconds), state.label, label);
}

export function $isTimestampNode(node: LexicalNode | null | undefined): node is TimestampNode {
  return node instanceof TimestampNode;
}
