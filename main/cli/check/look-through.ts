import { readFile, stat } from 'node:fs/promises';
import { hitIdOf } from '../../../shared/privacy/decide.ts';
import type { FoundIdentity, Match, Scanner } from '../../../shared/privacy/scan.ts';
import { layersOf } from './layers.ts';
import { type Entry, targetOf } from './list-files.ts';
import { isPicture, pictureWords } from './picture-words.ts';
import { type Position, positionsIn } from './positions.ts';
import { textOf } from './read-text.ts';

/** Something in a file that tells who somebody is, or may. `location`: a picture tells where it was taken. */
export interface Find extends Position {
  where: 'text' | 'name' | 'metadata' | 'link';
  kind: FoundIdentity['kind'] | 'location';
  exact: string;
  /** In characters. */
  length: number;
  participantId: string | null;
  hitId: string;
}

/** Why a file could not be looked through. */
export type Unseen = 'unreadable' | 'binary' | 'damaged-picture' | 'too-large' | 'not-a-file';

export interface Looked {
  finds: Find[];
  unseen: Unseen | null;
}

/** In bytes. A larger file is no document, and would fill the memory. */
export const largestFile = 64 * 1024 * 1024;
/** In UTF-16 units: a longer text is looked through in parts. */
const longestPart = 200_000;
/** So much of a part stands at the beginning of the next one, too, where no paragraph ends between them. */
const overlap = 1000;

/** Looks through a file, or at where a link leads. Its name is looked at apart (`lookAtName`). */
export async function lookThrough(entry: Entry, scan: Scanner<FoundIdentity>): Promise<Looked> {
  try {
    if (entry.kind === 'link') return { finds: findsIn(await targetOf(entry), 'link', entry.name, scan), unseen: null };
    if (entry.kind !== 'file') return { finds: [], unseen: entry.kind === 'other' ? 'not-a-file' : 'unreadable' };
    if ((await stat(entry.path)).size > largestFile) return { finds: [], unseen: 'too-large' };
    return lookThroughBytes(entry.name, await readFile(entry.path), scan);
  } catch {
    return { finds: [], unseen: 'unreadable' };
  }
}

/** Looks through the bytes of a file; `name` tells by its ending what they are. */
export function lookThroughBytes(name: string, bytes: Uint8Array, scan: Scanner<FoundIdentity>): Looked {
  if (isPicture(bytes)) return lookIntoPicture(name, bytes, scan);
  const text = textOf(bytes);
  return text === null ? { finds: [], unseen: 'binary' } : { finds: findsIn(text, 'text', name, scan), unseen: null };
}

/** Looks at the name of a file, or at the part of it from `from` on. */
export function lookAtName(name: string, from: number, scan: Scanner<FoundIdentity>): Find[] {
  return scan(name.slice(from)).map((match) => ({
    ...about(match, 'name'),
    length: [...name.slice(from + match.start, from + match.end)].length,
    ...{ line: 1, column: [...name.slice(0, from + match.start)].length + 1 },
  }));
}

function lookIntoPicture(name: string, bytes: Uint8Array, scan: Scanner<FoundIdentity>): Looked {
  const read = pictureWords(bytes);
  if (read === null) return { finds: [], unseen: 'damaged-picture' };
  const [line, column] = [1, 1];
  const finds = findsIn(read.words, 'metadata', name, scan).map((find) => ({ ...find, line, column }));
  const once = [...new Map(finds.map((find) => [find.hitId, find])).values()];
  if (!read.hasLocation) return { finds: once, unseen: null };
  const place = { where: 'metadata', kind: 'location', exact: '', length: 0, participantId: null, hitId: '' } as const;
  return { finds: [...once, { ...place, line, column }], unseen: null };
}

function findsIn(text: string, where: Find['where'], name: string, scan: Scanner<FoundIdentity>): Find[] {
  const found = new Map<string, { match: Match<FoundIdentity>; start: number }>();
  for (const layer of layersOf(name, text)) {
    for (const part of partsOf(layer.text)) {
      for (const match of scan(part.text)) {
        const start = layer.at(part.start + match.start);
        const key = `${start} ${match.identity.kind} ${match.identity.participantId}`;
        if (!found.has(key)) found.set(key, { match, start });
      }
    }
  }
  if (found.size === 0) return [];
  const position = positionsIn(text);
  return [...found.values()]
    .sort((a, b) => a.start - b.start)
    .map(({ match, start }) => ({ ...about(match, where), ...position(start) }));
}

function about(match: Match<FoundIdentity>, where: Find['where']): Omit<Find, 'line' | 'column'> {
  const { kind, participantId } = match.identity;
  const { exact } = match;
  return { where, kind, participantId, exact, length: [...exact].length, hitId: hitIdOf(match) };
}

/** A long text in parts, cut where a paragraph ends if there is such a place, else between two words, and then with an overlap. */
function* partsOf(text: string): Generator<{ text: string; start: number }> {
  let start = 0;
  while (text.length - start > longestPart) {
    const piece = text.slice(start, start + longestPart);
    const paragraph = piece.lastIndexOf('\n\n');
    const isWhole = paragraph > longestPart / 2;
    const end = isWhole ? paragraph : Math.max(piece.search(/[\s,;][^\s,;]*$/), longestPart / 2);
    yield { text: piece.slice(0, end), start };
    start += isWhole ? end : end - overlap;
  }
  yield { text: text.slice(start), start };
}
