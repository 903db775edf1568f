import { type HighlightAttributes, readHighlightTag } from './highlights.ts';

/** A highlight in running text: `from` and `to` count pieces; its opening tag stands `at` a place of the source, `length` long there. */
export interface PairedMark {
  attributes: HighlightAttributes;
  from: number;
  to: number;
  tag: string;
  at: number;
  length: number;
}

/** Pairs up the `<mark>` tags of one running text. Places count the pieces of its plain text. */
export class MarkPairs {
  private readonly open: {
    attributes: HighlightAttributes | null;
    piece: number;
    order: number;
    tag: string;
    at: number;
  }[] = [];
  private readonly found: (PairedMark & { order: number })[] = [];
  private opened = 0;

  /** Takes the next HTML tag; `piece` is the one that comes after it. Tags of other elements are passed over. */
  take(tag: string, at: number, piece: number): void {
    if (/^<mark[\s>]/i.test(tag)) {
      this.open.push({ attributes: readHighlightTag(tag), piece, order: this.opened++, tag, at });
    } else if (/^<\/mark\s*>$/i.test(tag)) {
      const mark = this.open.pop();
      if (mark?.attributes && piece > mark.piece) {
        const { attributes, piece: from, order, tag: opening, at: start } = mark;
        this.found.push({ attributes, from, to: piece, order, tag: opening, at: start, length: opening.length });
      }
    }
  }

  /** The highlights that were closed, in the order in which they were opened. */
  highlights(): readonly PairedMark[] {
    return this.found.length < 2 ? this.found : this.found.sort((a, b) => a.order - b.order);
  }
}
