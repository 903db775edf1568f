import { type HighlightAttributes, readHighlightTag } from './highlights.ts';

/** Pairs up the `<mark>` tags of one running text. Places count the pieces of its plain text. */
export class MarkPairs {
  private readonly open: { attributes: HighlightAttributes | null; piece: number; order: number }[] = [];
  private readonly found: { attributes: HighlightAttributes; from: number; to: number; order: number }[] = [];
  private opened = 0;

  /** Takes the next HTML tag; `piece` is the one that comes after it. Tags of other elements are passed over. */
  take(tag: string, piece: number): void {
    if (/^<mark[\s>]/i.test(tag)) {
      this.open.push({ attributes: readHighlightTag(tag), piece, order: this.opened++ });
    } else if (/^<\/mark\s*>$/i.test(tag)) {
      const mark = this.open.pop();
      if (mark?.attributes && piece > mark.piece) {
        this.found.push({ attributes: mark.attributes, from: mark.piece, to: piece, order: mark.order });
      }
    }
  }

  /** The highlights that were closed, in the order in which they were opened. */
  highlights(): readonly { attributes: HighlightAttributes; from: number; to: number }[] {
    return this.found.length < 2 ? this.found : this.found.sort((a, b) => a.order - b.order);
  }
}
