import type MiniSearch from 'minisearch';
import type { Boosts } from './index-options.ts';

/** What of MiniSearch 7.2.0 is read here. It is private to it: the version is pinned, and a test compares every score. */
interface Inside {
  _index: { _tree: Branch };
  _documentIds: Map<number, number>;
  _documentCount: number;
  _fieldIds: Record<string, number>;
  _fieldLength: Map<number, number[]>;
  _avgFieldLength: number[];
  _nextId: number;
}
/** A radix tree: pieces of terms lead to branches; '' leads to what stands at the end of a term. */
type Branch = Map<string, Branch | Occurrences>;
/** By number of field: how often each document has the term. */
type Occurrences = Map<number, Map<number, number>>;
const end = '';

export interface TermLookup {
  /** The fields to look in, with what a hit in each of them weighs. */
  boost: Boosts;
  /** Longer terms that begin with it count as well. */
  prefix: boolean;
  /** Terms this many edits away count as well. */
  edits: number;
}

/** Gets the number of each document that has the term, or one like it, and what that scores; the same number may come again. */
export type Visit = (number: number, score: number, term: string) => void;

// MiniSearch's own defaults (`weights`, `bm25`), so that its documentation says what a score is.
const prefixWeight = 0.375;
const fuzzyWeight = 0.45;
const [k, b, d] = [1.2, 0.7, 0.5];

/**
 * Looks terms up in an index of MiniSearch whose documents have whole numbers as ids. Finds and scores what its `search` does
 * for one term, but makes no object for a document, and passes over those that are not `wanted`: a tenth of the time.
 */
export class Postings {
  private readonly inside: Inside;
  /** By MiniSearch's own number of a document: the number it was given. A number of its own is never used twice. */
  private numbers = new Int32Array(1024);
  /** By its own number and field: how long the field is. */
  private lengths = new Float64Array(0);
  private known = 0;
  private readonly fieldCount: number;

  constructor(index: MiniSearch) {
    this.inside = index as unknown as Inside;
    this.fieldCount = Object.keys(this.inside._fieldIds).length;
    this.lengths = new Float64Array(this.numbers.length * this.fieldCount);
  }

  /** Calls `visit` for each document that has the term and is `wanted` (not 0 at its number). */
  find(term: string, lookup: TermLookup, wanted: Uint8Array, visit: Visit): void {
    this.learn();
    const branch = this.inside._index._tree;
    const near = lookup.edits > 0 ? nearTerms(branch, term, lookup.edits) : new Map<string, Near>();
    const at = walkTo(branch, term);
    const exact = at?.rest === '' ? (at.branch.get(end) as Occurrences | undefined) : undefined;
    if (exact) this.score(exact, term, 1, lookup, wanted, visit);
    near.delete(term);
    if (lookup.prefix && at) {
      forEachTerm(at.branch, term + at.rest, (longer, occurrences) => {
        const distance = longer.length - term.length;
        if (distance === 0) return;
        near.delete(longer);
        const weight = (prefixWeight * longer.length) / (longer.length + 0.3 * distance);
        this.score(occurrences, longer, weight, lookup, wanted, visit);
      });
    }
    for (const [other, { occurrences, distance }] of near) {
      const weight = (fuzzyWeight * other.length) / (other.length + distance);
      this.score(occurrences, other, weight, lookup, wanted, visit);
    }
  }

  private score(
    occurrences: Occurrences,
    term: string,
    weight: number,
    { boost }: TermLookup,
    wanted: Uint8Array,
    visit: Visit,
  ): void {
    const { _fieldIds, _avgFieldLength, _documentCount } = this.inside;
    const { numbers, lengths, fieldCount } = this;
    for (const field in boost) {
      const id = _fieldIds[field]!;
      const counts = occurrences.get(id);
      if (counts === undefined) continue;
      const rarity = Math.log(1 + (_documentCount - counts.size + 0.5) / (counts.size + 0.5));
      const scale = weight * boost[field]! * rarity;
      const average = _avgFieldLength[id]!;
      counts.forEach((count, own) => {
        const number = numbers[own]!;
        if (wanted[number] === 0) return;
        const length = lengths[own * fieldCount + id]!;
        visit(number, scale * (d + (count * (k + 1)) / (count + k * (1 - b + (b * length) / average))), term);
      });
    }
  }

  /** Takes in documents that were added since the last time; those that were removed are in no postings any more. */
  private learn(): void {
    const { _nextId, _documentIds, _fieldLength } = this.inside;
    if (_nextId < this.known) this.known = 0;
    if (_nextId > this.numbers.length) {
      const size = Math.ceil(_nextId * 1.25);
      const [numbers, lengths] = [this.numbers, this.lengths];
      this.numbers = new Int32Array(size);
      this.numbers.set(numbers);
      this.lengths = new Float64Array(size * this.fieldCount);
      this.lengths.set(lengths);
    }
    for (let own = this.known; own < _nextId; own++) {
      const number = _documentIds.get(own);
      if (number === undefined) continue;
      this.numbers[own] = number;
      for (const [field, length] of _fieldLength.get(own)!.entries()) {
        this.lengths[own * this.fieldCount + field] = length ?? 0;
      }
    }
    this.known = _nextId;
  }
}

/** The branch below which all terms begin with the text; `rest`: what of its way leads beyond the text. */
function walkTo(tree: Branch, text: string): { branch: Branch; rest: string } | null {
  let branch = tree;
  let left = text;
  while (left !== '') {
    let next: Branch | undefined;
    for (const piece of branch.keys()) {
      if (piece === end || piece.charCodeAt(0) !== left.charCodeAt(0)) continue;
      if (left.startsWith(piece)) {
        next = branch.get(piece) as Branch;
        left = left.slice(piece.length);
        break;
      }
      return piece.startsWith(left) ? { branch: branch.get(piece) as Branch, rest: piece.slice(left.length) } : null;
    }
    if (next === undefined) return null;
    branch = next;
  }
  return { branch, rest: '' };
}

function forEachTerm(branch: Branch, text: string, visit: (term: string, occurrences: Occurrences) => void): void {
  for (const [piece, next] of branch) {
    if (piece === end) visit(text, next as Occurrences);
    else forEachTerm(next as Branch, text + piece, visit);
  }
}

interface Near {
  occurrences: Occurrences;
  distance: number;
}

/** All terms at most so many edits (letters added, removed or changed) away. */
function nearTerms(tree: Branch, text: string, edits: number): Map<string, Near> {
  const found = new Map<string, Near>();
  const width = text.length + 1;
  const letters = Uint16Array.from(text, (_, i) => text.charCodeAt(i));
  const height = width + edits + 1;
  // Row by row the edits from each beginning of a term to each beginning of the text; beyond the band they are too many.
  const rows = new Uint8Array(width * height).fill(edits + 1);
  for (let j = 0; j < width; j++) rows[j] = j;
  for (let i = 1; i < height; i++) rows[i * width] = i;

  function descend(branch: Branch, depth: number, text: string) {
    for (const [piece, next] of branch) {
      if (piece === end) {
        const distance = rows[depth * width + width - 1]!;
        if (distance <= edits) found.set(text, { occurrences: next as Occurrences, distance });
        continue;
      }
      if (fits(piece, depth)) descend(next as Branch, depth + piece.length, text + piece);
    }
  }

  /** Fills the rows for the letters of a piece; false as soon as nothing below it can be near. */
  function fits(piece: string, depth: number): boolean {
    if (depth + piece.length >= height) return false;
    for (let pos = 0; pos < piece.length; pos++) {
      const letter = piece.charCodeAt(pos);
      const i = depth + pos + 1;
      const row = i * width;
      const above = row - width;
      let least = rows[row]!;
      const to = Math.min(width - 1, i + edits);
      for (let j = Math.max(0, i - edits - 1); j < to; j++) {
        let edit = rows[above + j]! + (letters[j] === letter ? 0 : 1);
        const removed = rows[above + j + 1]! + 1;
        if (removed < edit) edit = removed;
        const added = rows[row + j]! + 1;
        if (added < edit) edit = added;
        rows[row + j + 1] = edit;
        if (edit < least) least = edit;
      }
      if (least > edits) return false;
    }
    return true;
  }

  descend(tree, 0, '');
  return found;
}
