import { readFile } from 'node:fs/promises';
import type { Conversion } from '../../shared/ipc/conversion.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import { type Guess, guessText } from './encoding.ts';
import type { History } from './history.ts';
import type { NoteStore } from './note-store.ts';
import { decode, hashOf, largest } from './read-file.ts';
import { type Replaced, replaceKept } from './replace-kept.ts';
import type { VaultFolder } from './vault-folder.ts';

/** Makes UTF-8 of a note's file that is something else, when the user asks for it. Every method rejects with `AppError`. */
export interface NoteConversion {
  /** How the file would read. 'invalid' for one that is UTF-8, 'damaged' for one that no encoding fits. */
  preview(id: string): Promise<Conversion>;
  /** Keeps the bytes in the history, then writes the text. 'conflict' where the file does not have `hash` any more. */
  convert(request: { id: string; hash: string }): Promise<Replaced>;
}

interface Parts {
  catalogue: CatalogueStore;
  history: History;
  notes: NoteStore;
  folder: VaultFolder;
}

const shownLines = 12;
const shownCharacters = 200;

export function createConversion({ catalogue, history, notes, folder }: Parts): NoteConversion {
  return {
    async preview(id) {
      const path = catalogue.document(id)?.path;
      if (path === undefined) throw new AppError('not-found', 'There is no such note in this vault.');
      const bytes = await folder.run('reading', path, async () => readFile(await folder.resolve(path)));
      const { encoding, text, unreadable } = readOtherwise(bytes, path);
      const lines = changedLines(encoding, text);
      const shown = lines.slice(0, shownLines);
      return { encoding, hash: hashOf(bytes), lines: shown, lineCount: lines.length, unreadable };
    },
    convert: ({ id, hash }) =>
      replaceKept({ notes, history }, id, 'found', ({ path, bytes }) => {
        if (hashOf(bytes) !== hash) throw new AppError('conflict', path);
        const converted = Buffer.from(readOtherwise(bytes, path).text);
        if (converted.length > largest) throw new AppError('too-large', path);
        return converted;
      }),
  };
}

function readOtherwise(bytes: Uint8Array, path: string): Guess {
  if (bytes.length > largest) throw new AppError('too-large', path);
  const { readOnly } = decode(bytes);
  if (readOnly === null) throw new AppError('invalid', 'This file is UTF-8 already.');
  const guess = readOnly === 'encoding' ? guessText(bytes) : null;
  if (guess === null) throw new AppError('damaged', path);
  return guess;
}

/** Lines that will read otherwise than they do now: all that hold more than ASCII, and in UTF-16 all that are not empty. */
function changedLines(encoding: Conversion['encoding'], text: string): Conversion['lines'] {
  const isChanged = encoding.startsWith('utf-16') ? /\S/ : /[^\0-\x7f]/;
  return text.split(/\r\n|\n|\r/).flatMap((line, at) => {
    if (!isChanged.test(line)) return [];
    return [{ number: at + 1, text: Array.from(line).slice(0, shownCharacters).join('') }];
  });
}
