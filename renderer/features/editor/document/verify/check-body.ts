import { fingerprintsOf } from '../source/scratch.ts';

/** What a block of a saved body has to read as. */
export type ExpectedBlock = (
  | /** As it did in the loaded body, where it is the block at this place. */ { origin: number }
  | /** The block of the editor with this key says this. */ { print: string | null; key: string }
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
  const opaque = expected.flatMap((block, at) => (block.isOpaque ? [at] : []));
  const prints = printsOf(body, opaque);
  const wrong = expected.findIndex((block, at) => {
    if (prints === null || at >= prints.length) return true;
    if ('any' in block) return false;
    return prints[at] !== ('origin' in block ? loadedPrints?.[block.origin] : block.print);
  });
  if (wrong >= 0) return wrong;
  return (prints?.length ?? 0) > expected.length ? expected.length - 1 : null;
}

/** What the blocks of a body say, those at `opaque` left as their source; `null` where it cannot be read. */
export function printsOf(body: string, opaque: readonly number[]): (string | null)[] | null {
  return fingerprintsOf(body, new Set(opaque));
}
