import type { Encoding } from '../../shared/ipc/conversion.ts';

/** A file that is not UTF-8, read as what it most likely is. */
export interface Guess {
  encoding: Encoding;
  /** Without a byte order mark; line endings as found. */
  text: string;
  /** Characters that stand for bytes which make no sense in that encoding (U+FFFD). */
  unreadable: number;
}

/**
 * Reads bytes that are not valid UTF-8: UTF-16 by its byte order mark; UTF-8 in which single bytes are Windows-1252, where at least half
 * of what is not ASCII is valid UTF-8 (a line pasted by an old program); else Windows-1252. `null` for UTF-32, which no browser reads.
 */
export function guessText(bytes: Uint8Array): Guess | null {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) return null;
  if (a === 0xff && b === 0xfe) return decodedAs('utf-16le', bytes);
  if (a === 0xfe && b === 0xff) return decodedAs('utf-16be', bytes);
  const parts = cut(bytes);
  if (parts.utf8 >= parts.single) return { encoding: 'utf-8-mixed', text: parts.text, unreadable: 0 };
  return { encoding: 'windows-1252', text: western(bytes), unreadable: 0 };
}

function decodedAs(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): Guess {
  const text = new TextDecoder(encoding).decode(bytes);
  return { encoding, text, unreadable: text.split('\uFFFD').length - 1 };
}

/** 0x80 to 0x9F in Windows-1252 (WHATWG, Encoding). Node's own decoder takes them for Latin 1 in the versions that Electron has. */
const punctuation = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function western(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (control) => punctuation[control.charCodeAt(0) - 0x80]!);
}

/** Valid UTF-8 as it is, every other byte as Windows-1252; with the count of either. */
function cut(bytes: Uint8Array): { text: string; utf8: number; single: number } {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let utf8 = 0;
  let single = 0;
  let text = '';
  let start = 0;
  const flush = (end: number) => {
    text += strict.decode(bytes.subarray(start, end));
  };
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      utf8++;
      at += length;
      continue;
    }
    flush(at);
    text += western(bytes.subarray(at, at + 1));
    single++;
    start = ++at;
  }
  flush(bytes.length);
  return { text: text.replace(/^\uFEFF/, ''), utf8, single };
}

/** Bytes of the valid UTF-8 sequence that begins here; 0 where none does. RFC 3629, table of well-formed sequences. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let n = 2; n < length; n++) if ((bytes[at + n]! & 0xc0) !== 0x80) return 0;
  return length;
}
