import { fingerprintsOf } from '../source/scratch.ts';

/** What a block of a saved body has to read as. */
export type ExpectedBlock = (
  | /** As it did in the loaded body, where it is the block at this place. */ { origin: number }
  | /** The block of the editor with this key says this. */ { print: string | null; key: string }
  | /** Source that was pasted or edited, which may be several blocks. */ { source: string }
  | /** Written in its most literal form, or there to keep others apart. */ { any: true }
) & { isOpaque: boolean };

/** A whole body as it is written, and what it has to read as, block by block. Crosses to the worker. */
export interface BodyToCheck {
  body: string;
  expected: ExpectedBlock[];
  /** The body that was loaded, which blocks were `origin` in, and those of its blocks that were opaque. */
  loaded: { body: string; opaque: number[] };
}

/**
 * The place of the first block that does not read as it should, `null` where all do. `loadedPrints` are those of the loaded body,
 * for a caller that has them.
 */
export function firstMismatch(
  { body, expected, loaded }: BodyToCheck,
  loadedPrints = printsOf(loaded.body, loaded.opaque),
): number | null {
  const blocks = expected.flatMap((block, index) => blocksOf(block).map((one) => ({ block: one, index })));
  const opaque = blocks.flatMap(({ block }, at) => (block.isOpaque ? [at] : []));
  const prints = printsOf(body, opaque);
  const wrong = blocks.find(({ block }, at) => {
    if (prints === null || at >= prints.length) return true;
    if ('any' in block || 'source' in block) return false;
    return prints[at] !== ('origin' in block ? loadedPrints?.[block.origin] : block.print);
  });
  if (wrong) return wrong.index;
  return (prints?.length ?? 0) > blocks.length ? expected.length - 1 : null;
}

/** What a block of the editor is in the file: source may be several, of which the number alone is certain. */
function blocksOf(block: ExpectedBlock): ExpectedBlock[] {
  if (!('source' in block)) return [block];
  const count = printsOf(block.source, [])?.length ?? 1;
  return count === 1 ? [block] : Array.from({ length: count }, () => ({ any: true, isOpaque: false }));
}

/** What the blocks of a body say, those at `opaque` left as their source; `null` where it cannot be read. */
export function printsOf(body: string, opaque: readonly number[]): (string | null)[] | null {
  return fingerprintsOf(body, new Set(opaque));
}
