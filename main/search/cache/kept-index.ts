import MiniSearch, { type Options } from 'minisearch';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { KeptTerm } from './kept-term.ts';
import { type Branch, readTerms, readTree, writeTerms, writeTree } from './term-tree.ts';

/** What MiniSearch 7.2 is made of. None of it is public, which is why a kept index names the version that it is for. */
interface Inside {
  _index: { _tree: Branch; _size: number | undefined };
  _documentCount: number;
  /** Its own number of a document → the engine's, and back. */
  _documentIds: Map<number, number>;
  _idToShortId: Map<number, number>;
  _fieldIds: Record<string, number>;
  _fieldLength: Map<number, number[]>;
  _avgFieldLength: number[];
  _nextId: number;
}

/** An index in parts, each made when it is asked for, so that nothing takes long. */
export type IndexPart = { kind: 'terms' | 'tree' | 'documents'; bytes: Uint8Array };

/** Writes an index. `numberOf`: the number that what has this one is to have from now on. */
export function* writeIndex(index: MiniSearch, numberOf: (number: number) => number): Generator<IndexPart> {
  const inside = index as unknown as Inside;
  const tree = inside._index._tree;
  for (const bytes of writeTerms(tree)) yield { kind: 'terms', bytes };
  yield { kind: 'tree', bytes: writeTree(tree) };
  const writer = new ByteWriter();
  writer.text(JSON.stringify({ fields: inside._fieldIds, average: inside._avgFieldLength }));
  writer.number(inside._nextId);
  writer.number(inside._documentCount);
  for (const [own, number] of inside._documentIds) {
    const lengths = inside._fieldLength.get(own) ?? [];
    writer.number(own);
    writer.number(numberOf(number));
    writer.number(lengths.length);
    for (const length of lengths) writer.number(length);
  }
  yield { kind: 'documents', bytes: writer.take() };
}

/** Puts an index together from its parts, as they come. */
export class IndexReader<T> {
  private readonly terms: KeptTerm[] = [];
  private tree: Branch = new Map();
  private readonly inside: Inside;

  constructor(options: Options<T>) {
    this.inside = new MiniSearch<T>(options) as unknown as Inside;
  }

  take({ kind, bytes }: IndexPart): void {
    if (kind === 'terms') for (const term of readTerms(bytes)) this.terms.push(term);
    else if (kind === 'tree') this.tree = readTree(bytes, this.terms);
    else this.takeDocuments(new ByteReader(bytes));
  }

  done(): MiniSearch<T> {
    this.inside._index._tree = this.tree;
    this.inside._index._size = undefined; // counted when asked for
    return this.inside as unknown as MiniSearch<T>;
  }

  private takeDocuments(reader: ByteReader) {
    const { inside } = this;
    const { fields, average } = JSON.parse(reader.text()) as { fields: Record<string, number>; average: number[] };
    inside._fieldIds = fields;
    inside._avgFieldLength = average;
    inside._nextId = reader.number();
    inside._documentCount = reader.number();
    while (!reader.atEnd) {
      const own = reader.number();
      const number = reader.number();
      inside._documentIds.set(own, number);
      inside._idToShortId.set(number, own);
      inside._fieldLength.set(
        own,
        Array.from({ length: reader.number() }, () => reader.number()),
      );
    }
  }
}
