import { mergeHighlights } from './highlights.ts';
import { BlockScanner } from './scan-blocks.ts';
import type { ScannedNote } from './scan-types.ts';
import { splitFile } from './split-file.ts';

export type { ScannedNote } from './scan-types.ts';

/**
 * Reads the plain text, highlights and call timestamps of a note, given its whole file, in one pass without a parser: a vault
 * of 10,000 notes takes about a second. Front matter is left out. Tested against the parser.
 */
export function scanNote(file: string): ScannedNote {
  const { body, bodyStart } = splitFile(file);
  const { parts, ...found } = new BlockScanner(body, bodyStart).scan().found();
  return { ...found, highlights: mergeHighlights(parts) };
}
