// Whether an identifier can still be told from bytes. It knows nothing of how the product looks for them: everything is read in
// every way somebody might read it, and a few letters in a row are enough.
import { inflateSync } from 'node:zlib';
import type { Needle } from './plant.ts';

/** Something that left, or would: what it is called, and all of it. */
export interface Piece {
  label: string;
  content: string | Uint8Array;
}

/** The pieces that give an identifier away: those in which one of its needles is. */
export function tellTales(needles: readonly Needle[], pieces: readonly ReadPiece[]): string[] {
  return pieces.filter((piece) => needles.some((needle) => isIn(needle, piece))).map(({ label }) => label);
}

/** Whether one needle is in a piece. */
export function isIn({ as, any }: Needle, { readings }: ReadPiece): boolean {
  return any.some((value) => {
    const wanted = forms[as](value);
    return readings.some((reading) => reading[as].includes(wanted));
  });
}

/** A piece in all its readings. */
export interface ReadPiece {
  label: string;
  readings: readonly Record<Needle['as'], string>[];
}

/** Reads a piece in every way: as it is, decoded, without markup, unpacked. */
export function readPiece({ label, content }: Piece): ReadPiece {
  const texts = typeof content === 'string' ? readingsOf(content) : bytesAsTexts(content);
  return {
    label,
    readings: [...new Set(texts)].map((text) => ({
      letters: forms.letters(text),
      digits: forms.digits(text),
      words: forms.words(text),
      exactly: forms.exactly(text),
    })),
  };
}

const forms: Record<Needle['as'], (text: string) => string> = {
  letters: lettersOf,
  digits: digitsOf,
  words: (text) =>
    ` ${text
      .split(/[^\p{L}\p{N}\p{M}\p{Cf}]+/u)
      .map(lettersOf)
      .filter(Boolean)
      .join(' ')} `,
  exactly: (text) => text.toLowerCase().replace(/[\p{Cf}\\]/gu, ''),
};

/** A text as it stands, with escapes read, and without what is not shown. */
function readingsOf(text: string): string[] {
  const unpacked = text.replace(/data:image\/\w+;base64,([\w+/=]+)/g, (_, packed: string) =>
    bytesAsTexts(Buffer.from(packed, 'base64')).join('\n'),
  );
  const decoded = [
    unpacked,
    percentDecoded(unpacked),
    referencesRead(unpacked),
    percentDecoded(referencesRead(unpacked)),
  ];
  return [...new Set(decoded.flatMap((one) => [one, withoutTags(one), withoutTags(withoutLinks(one))]))];
}

function withoutTags(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '').replace(/<\/?[a-z][^>]*>/gi, '');
}

/** `[words](address)` as its words. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  commat: '@',
  shy: '',
  apos: "'",
};

function referencesRead(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Bytes of a picture in every encoding, with everything in them unpacked that is packed. */
function bytesAsTexts(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const texts = [buffer.toString('utf8'), buffer.toString('latin1'), buffer.toString('utf16le')];
  for (let at = buffer.indexOf(0x78); at >= 0; at = buffer.indexOf(0x78, at + 1)) {
    try {
      texts.push(inflateSync(buffer.subarray(at), { finishFlush: 2 }).toString('utf8'));
    } catch {
      // Nothing is packed there.
    }
  }
  return texts;
}

// Letters of other scripts that are drawn like those of ours.
const drawnAlike: Record<string, string> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    і: 'i',
    с: 'c',
    р: 'p',
    х: 'x',
    у: 'y',
    ѕ: 's',
    ј: 'j',
    в: 'b',
    н: 'h',
    к: 'k',
    м: 'm',
    т: 't',
  },
  ...{ α: 'a', ο: 'o', ν: 'v', ι: 'i', ρ: 'p', ε: 'e', κ: 'k', τ: 't', υ: 'u', χ: 'x' },
  ...{ ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' },
};

/** All letters and digits of a text in a row, lower case, without accents. */
function lettersOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return plain.replace(/[^a-z0-9]/g, (letter) => drawnAlike[letter] ?? letter);
}

/** The digits of a text; where anything but the signs that stand in numbers is between them, they are apart. */
function digitsOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\d)[\s().\-\u2010-\u2015/\\*_]+(?=[\d(])/g, '')
    .replace(/[^\d]+/g, ' ');
}
