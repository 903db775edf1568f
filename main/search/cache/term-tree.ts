import { ByteReader, ByteWriter } from './bytes.ts';
import { KeptTerm, type Term, writeTerm } from './kept-term.ts';

/** MiniSearch's radix tree: by part of a term what follows, and under `''` the term that ends here. */
export type Branch = Map<string, Branch | Term>;

/** A part of the terms is written at a turn of the event loop: at most so many terms, and about so many bytes. */
const termsPerPart = 2048;
const bytesPerPart = 128 * 1024;

/** The terms of a tree in its order. */
export function* termsOf(branch: Branch): Generator<Term> {
  for (const [part, next] of branch) {
    if (part === '') yield next as Term;
    else yield* termsOf(next as Branch);
  }
}

/** The notes of all terms in parts, in the order of the tree: for each part the size of each term, then the terms. */
export function* writeTerms(tree: Branch): Generator<Uint8Array> {
  const sizes = new ByteWriter();
  const terms = new ByteWriter();
  let count = 0;
  const part = () => {
    const whole = new ByteWriter();
    whole.number(count);
    whole.copy(sizes.take());
    whole.copy(terms.take());
    count = 0;
    return whole.take();
  };
  for (const term of termsOf(tree)) {
    const before = terms.size;
    writeTerm(terms, term);
    sizes.number(terms.size - before);
    if (++count === termsPerPart || terms.size >= bytesPerPart) yield part();
  }
  if (count > 0) yield part();
}

/** The terms of one part; they keep the bytes. */
export function readTerms(part: Uint8Array): KeptTerm[] {
  const reader = new ByteReader(part);
  const sizes = Array.from({ length: reader.number() }, () => reader.number());
  let start = reader.at;
  return sizes.map((size) => {
    const term = new KeptTerm(part, start, start + size);
    start += size;
    return term;
  });
}

/** The tree without its terms. */
export function writeTree(tree: Branch): Uint8Array {
  const writer = new ByteWriter();
  const write = (branch: Branch) => {
    writer.number(branch.size);
    for (const [part, next] of branch) {
      writer.text(part);
      if (part !== '') write(next as Branch);
    }
  };
  write(tree);
  return writer.take();
}

/** The tree with its terms, which come in its order. */
export function readTree(bytes: Uint8Array, terms: readonly Term[]): Branch {
  const reader = new ByteReader(bytes);
  let next = 0;
  const read = (): Branch => {
    const branch: Branch = new Map();
    for (let left = reader.number(); left > 0; left--) {
      const part = reader.text();
      branch.set(part, part === '' ? terms[next++]! : read());
    }
    return branch;
  };
  return read();
}
