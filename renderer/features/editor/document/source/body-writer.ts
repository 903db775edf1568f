import { $isListNode } from '@lexical/list';
import { $getRoot, type LexicalNode, type NodeKey } from 'lexical';
import { type FileParts, lineEndOf, withLineEnds } from '../../../../../shared/markdown/split-file.ts';
import { $isOpaqueBlockNode } from '../nodes/opaque-nodes.ts';
import { state, styleOf } from '../nodes/state.ts';
import type { ExpectedBlock } from '../verify/check-body.ts';
import { $fingerprint } from '../write/fingerprint.ts';
import type { Writing } from '../write/write-inline.ts';
import { assemble } from './assemble.ts';
import { $writeBlock, $writeLiterally, readsAs, type WrittenBlock } from './block-writer.ts';
import { $definingSources, $refersTo, collectDefinitions, type Definitions, noDefinitions } from './definitions.ts';
import { Neighbours, type PlacedPiece } from './neighbours.ts';
import type { OpenBody } from './open-body.ts';

/** A block of the editor on its way to text. */
interface Candidate {
  node: LexicalNode;
  origin: number | null;
  fingerprint: string | null;
  isUntouched: boolean;
}

/** Makes the body's text from the editor's blocks: slices where nothing changed, verified Markdown where something did. */
export class BodyWriter {
  private readonly origins: ReadonlyMap<NodeKey, number>;
  private readonly loadedPrints = new Map<number, string | null>();
  private readonly written = new Map<NodeKey, { key: string; block: WrittenBlock | null }>();
  private readonly neighbours: Neighbours;
  private slicesByPrint: Map<string, string> | null = null;
  private pieces: readonly PlacedPiece[] = [];
  /** Blocks that did not read back from the whole file, by what they said then. */
  private readonly forcedLiteral = new Map<NodeKey, string | null>();
  private loadedOpaque: number[] | null = null;
  private definitionCache = { key: '', value: noDefinitions };

  constructor(
    private readonly open: OpenBody,
    private readonly eol: FileParts['eol'],
  ) {
    this.origins = new Map(open.keys.map((key, i) => [key, i]));
    this.neighbours = new Neighbours(open.source, eol);
  }

  /** The body for the editor's current state. `isTouched` tells blocks that may have changed since it was loaded. Call within a read. */
  $text(isTouched: (key: NodeKey) => boolean): { text: string; literal: NodeKey[] } {
    const { source } = this.open;
    this.pieces = [];
    const candidates = $getRoot()
      .getChildren()
      .map((node) => this.$candidate(node, isTouched(node.getKey())));
    const isAsLoaded =
      candidates.length === Math.max(source.blocks.length, 1) &&
      candidates.every((c, i) =>
        c.isUntouched ? c.origin === i : c.fingerprint === null && source.blocks.length === 0,
      );
    if (isAsLoaded) return { text: source.text, literal: [] };

    const definitions = this.$definitions(candidates);
    const pieces = candidates.flatMap((candidate) => this.$piece(candidate, definitions) ?? []);
    this.neighbours.settle(pieces, definitions);
    this.pieces = pieces;
    const literal = pieces.filter((piece) => piece.isLiteral).map((piece) => piece.key);
    return { text: assemble(pieces, source, this.eol), literal };
  }

  /** What the last text has to read as, block by block; `null` where it is the loaded one. */
  expected(): { expected: ExpectedBlock[]; loaded: { body: string; opaque: number[] } } | null {
    if (this.pieces.length === 0) return null;
    const expected = this.pieces.flatMap((piece): ExpectedBlock[] => {
      const { isOpaque, isLiteral, isUntouched, origin, key } = piece;
      const separator: ExpectedBlock[] = piece.separator ? [{ any: true, isOpaque: false }] : [];
      if (isLiteral) return [...separator, { any: true, isOpaque }];
      if (isUntouched && origin !== null) return [...separator, { origin, isOpaque }];
      if (isOpaque) return [...separator, { source: piece.text, isOpaque }];
      return [...separator, { print: piece.fingerprint(), key, isOpaque }];
    });
    this.loadedOpaque ??= this.open.loaded.read(() =>
      $getRoot()
        .getChildren()
        .flatMap((node, at) => ($isOpaqueBlockNode(node) ? [at] : [])),
    );
    return { expected, loaded: { body: this.open.source.text, opaque: this.loadedOpaque } };
  }

  /**
   * The block at a place of `expected()` does not read back: it, or the nearest edited one before or after it, is written in its
   * most literal form from now on, as long as it says what it says. `false`: there is none that was edited.
   */
  forceLiteral(expected: readonly ExpectedBlock[], at: number): boolean {
    const isEdited = (block: ExpectedBlock | undefined) => block !== undefined && 'print' in block && !block.isOpaque;
    const before = expected.slice(0, at + 1).findLast(isEdited);
    const blamed = before ?? expected.slice(at + 1).find(isEdited);
    if (!blamed || !('print' in blamed)) return false;
    this.forcedLiteral.set(blamed.key, blamed.print);
    this.written.delete(blamed.key);
    return true;
  }

  private $candidate(node: LexicalNode, isTouched: boolean): Candidate {
    const origin = this.origins.get(node.getKey()) ?? null;
    if (origin !== null && !isTouched) return { node, origin, fingerprint: null, isUntouched: true };
    const fingerprint = $fingerprint(node);
    const isUntouched = origin !== null && fingerprint === this.loadedPrint(origin);
    return { node, origin, fingerprint, isUntouched };
  }

  private $piece(candidate: Candidate, definitions: Definitions): PlacedPiece | null {
    const { node, origin } = candidate;
    const hasLostLink = candidate.isUntouched && $refersTo(node, definitions.lost);
    const isUntouched = candidate.isUntouched && !hasLostLink;
    const fingerprint = () => candidate.fingerprint ?? (origin === null ? null : this.loadedPrint(origin));
    const rewrite = (how: Writing) => $writeBlock(node, null, definitions, how);
    const place = (text: string, isLiteral: boolean): PlacedPiece => ({
      key: node.getKey(),
      origin,
      text,
      isUntouched,
      fingerprint,
      rewrite,
      isLiteral,
      isOpaque: $isOpaqueBlockNode(node),
      isList: $isListNode(node) || styleOf(node, state.kind) === 'list',
    });
    if (isUntouched) return place(this.open.source.slice(origin!), false);
    const isForced = this.forcedLiteral.has(node.getKey());
    const known = origin === null && !isForced ? this.knownSlice(candidate.fingerprint, definitions) : null;
    if (known !== null) return place(known, false);
    const block = this.$write(node, origin, fingerprint(), definitions);
    return block && place(block.text, block.isLiteral);
  }

  private $write(node: LexicalNode, origin: number | null, fingerprint: string | null, definitions: Definitions) {
    const key = `${definitions.text}\0${fingerprint}`;
    const known = this.written.get(node.getKey());
    if (known?.key === key) return known.block;
    const original = origin === null ? null : this.open.source.slice(origin);
    const isForced = this.forcedLiteral.get(node.getKey()) === fingerprint;
    const block = isForced ? $writeLiterally(node, definitions) : $writeBlock(node, original, definitions);
    const eol = lineEndOf(original ?? '', this.eol);
    const result = block && { ...block, text: withLineEnds(block.text, eol) };
    this.written.set(node.getKey(), { key, block: result });
    return result;
  }

  /** The bytes of a block that was cut and pasted: what it says is known, so it keeps its spelling. */
  private knownSlice(fingerprint: string | null, definitions: Definitions): string | null {
    if (fingerprint === null) return null;
    if (this.slicesByPrint === null) {
      const { source } = this.open;
      this.slicesByPrint = new Map();
      for (let i = 0; i < source.blocks.length; i++) this.slicesByPrint.set(this.loadedPrint(i) ?? '', source.slice(i));
    }
    const slice = this.slicesByPrint.get(fingerprint);
    return slice !== undefined && readsAs(slice, fingerprint, definitions) ? slice : null;
  }

  private loadedPrint(origin: number): string | null {
    if (!this.loadedPrints.has(origin)) {
      const key = this.open.keys[origin]!;
      const print = this.open.loaded.read(() => {
        const node = $getRoot().getChildAtIndex(origin);
        return node?.getKey() === key ? $fingerprint(node) : null;
      });
      this.loadedPrints.set(origin, print);
    }
    return this.loadedPrints.get(origin)!;
  }

  private $definitions(candidates: readonly Candidate[]): Definitions {
    const { source } = this.open;
    const slices = candidates.flatMap(({ node, origin, isUntouched }) => {
      const block = origin === null ? undefined : source.blocks[origin];
      if (isUntouched && block) {
        return block.definitions.length > 0 || block.type === 'footnoteDefinition' ? [source.slice(origin!)] : [];
      }
      return $definingSources(node);
    });
    const before = new Set(source.blocks.flatMap((block) => block.definitions));
    if (slices.length === 0 && before.size === 0) return noDefinitions;
    const kept = new Set(candidates.map(({ origin }) => origin));
    const removed = source.blocks.flatMap(({ definitions }, i) => (definitions.length > 0 && !kept.has(i) ? [i] : []));
    const key = [removed.join(), ...slices].join('\0');
    if (this.definitionCache.key !== key || this.definitionCache.value === noDefinitions) {
      const removedSlices = removed.map((block) => source.slice(block));
      this.definitionCache = { key, value: collectDefinitions(slices, before, removedSlices) };
    }
    return this.definitionCache.value;
  }
}
