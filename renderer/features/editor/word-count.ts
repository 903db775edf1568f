import { $getRoot, type NodeKey } from 'lexical';

/** Counts the words of the text on screen block by block, so that a key in a long note costs no more than its own block. */
export interface WordCount {
  /** The words as they are; call within a read. */
  $count(): number;
  /** These nodes changed. Blocks are among the changed elements, as each one above a change is. */
  forget(...changed: Iterable<NodeKey>[]): void;
  forgetAll(): void;
}

/** Words are what stands between white space and has a letter, digit or symbol of a script: a dash alone is none. */
export function createWordCount(): WordCount {
  let known = new Map<NodeKey, number>();
  return {
    $count() {
      const now = new Map<NodeKey, number>();
      let sum = 0;
      for (const block of $getRoot().getChildren()) {
        const key = block.getKey();
        const count = known.get(key) ?? wordsOf(block.getTextContent());
        now.set(key, count);
        sum += count;
      }
      known = now;
      return sum;
    },
    forget(...changed) {
      for (const keys of changed) for (const key of keys) known.delete(key);
    },
    forgetAll: () => known.clear(),
  };
}

function wordsOf(text: string): number {
  return text.match(/[^\s\p{P}\p{S}][^\s]*/gu)?.length ?? 0;
}
