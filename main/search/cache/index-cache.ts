import { basename, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  highlightIndex,
  type IndexedHighlight,
  type IndexedNote,
  noteIndex,
} from '../../../shared/search/index-options.ts';
import type { SearchEngine } from '../../../shared/search/search-engine.ts';
import type { KeptShelves } from '../../../shared/search/shelves.ts';
import type { NoteFacts } from '../../../shared/search/stored-note.ts';
import { hashOf } from '../../vault/read-file.ts';
import { readChecked, writeChecked } from './cache-file.ts';
import { headerOf } from './configuration.ts';
import { type IndexPart, IndexReader, writeIndex } from './kept-index.ts';
import type { AtHand, NotePacker, PackedNote } from './packed-note.ts';

/** The index of a vault as it is kept between two starts. A cache: it may be deleted at any time. */
export interface IndexCache {
  /** Fills the engine with what was kept. `false`, and the engine as it was, where there is nothing that can be trusted. */
  load(engine: SearchEngine): Promise<boolean>;
  /**
   * Keeps what the engine holds, a few milliseconds of work between turns of the event loop. `false` where it left off because
   * the engine `hasChanged` meanwhile; what was kept before still is. Rejects with the system's error.
   */
  save(engine: SearchEngine, hasChanged: () => boolean): Promise<boolean>;
}

/** Where the index of a vault is kept in app data: by vault id and real path, as its catalogue is. The command line has its own. */
export function indexPath(appDataDir: string, vaultId: string, root: string, by: 'app' | 'terminal' = 'app'): string {
  const vault = hashOf(`${vaultId}\n${root}`).slice(0, 32);
  return join(appDataDir, 'search-indexes', by === 'app' ? `${vault}.index` : `${vault}-${by}.index`);
}

const kinds = ['facts', 'texts', 'terms', 'tree', 'documents'] as const;
const notesPerPart = 250;
/** Number of its kind, then its size as 32 bits. */
const headSize = 5;

/** The cache in one file. `packer` keeps the texts: a loaded index goes on using the bytes that were read. */
export function createIndexCache(path: string, packer: NotePacker): IndexCache {
  const header = headerOf(basename(path));
  return {
    async load(engine) {
      const bytes = await readChecked(path, header);
      if (bytes === null) return false;
      try {
        engine.resume(await unpack(bytes, packer));
        return true;
      } catch {
        return false;
      }
    },
    save: (engine, hasChanged) => writeChecked(path, header, pack(engine, packer), hasChanged),
  };
}

type PackedFacts = [document: NoteFacts, atHand: AtHand, size: number];

function* pack(engine: SearchEngine, packer: NotePacker): Generator<Uint8Array> {
  const { notes, highlightNumbers, noteIndex, highlightIndex } = engine.state();
  for (let at = 0; at < notes.length; at += notesPerPart) {
    const some = notes.slice(at, at + notesPerPart);
    const packed = some.map(({ plain }) => packer.pack(plain));
    const facts = packed.map(({ atHand, bytes }, i): PackedFacts => [some[i]!.document, atHand, bytes.length]);
    yield frame('facts', Buffer.from(JSON.stringify(facts)));
    yield frame('texts', Buffer.concat(packed.map(({ bytes }) => bytes)));
  }
  // The numbers without gaps, as they are given again when all this is taken up.
  const places = new Map(notes.map(({ id }, place) => [id, place]));
  for (const { kind, bytes } of writeIndex(noteIndex, (number) => places.get(number)!)) yield frame(kind, bytes);
  const ofHighlights = new Map(highlightNumbers.map((number, place) => [number, place]));
  for (const { kind, bytes } of writeIndex(highlightIndex, (number) => ofHighlights.get(number)!)) {
    yield frame(kind, bytes);
  }
}

async function unpack(bytes: Buffer, packer: NotePacker): Promise<KeptShelves> {
  const notes: { document: NoteFacts; plain: PackedNote }[] = [];
  const ofNotes = new IndexReader(noteIndex);
  const ofHighlights = new IndexReader(highlightIndex);
  let facts: PackedFacts[] = [];
  let index: IndexReader<IndexedNote> | IndexReader<IndexedHighlight> = ofNotes;
  for (const { kind, part } of frames(bytes)) {
    if (kind === 'facts') facts = JSON.parse(part.toString()) as PackedFacts[];
    else if (kind === 'texts') {
      let start = 0;
      for (const [document, atHand, size] of facts) {
        notes.push({ document, plain: packer.of(atHand, part.subarray(start, start + size)) });
        start += size;
      }
    } else {
      index.take({ kind, bytes: part });
      if (kind === 'documents') index = ofHighlights;
    }
    await nextTurn();
  }
  return { notes, noteIndex: ofNotes.done(), highlightIndex: ofHighlights.done() };
}

function frame(kind: IndexPart['kind'] | 'facts' | 'texts', bytes: Uint8Array): Uint8Array {
  const framed = Buffer.allocUnsafe(headSize + bytes.length);
  framed[0] = kinds.indexOf(kind);
  framed.writeUInt32LE(bytes.length, 1);
  framed.set(bytes, headSize);
  return framed;
}

function* frames(bytes: Buffer): Generator<{ kind: (typeof kinds)[number]; part: Buffer }> {
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32LE(at + 1);
    yield { kind: kinds[bytes[at]!]!, part: bytes.subarray(at + headSize, at + headSize + size) };
    at += headSize + size;
  }
}
