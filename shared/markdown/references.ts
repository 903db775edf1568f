import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g;

/** Replaces character references (`&amp;`, `&#124;`) by what they stand for; unknown names stay as they are. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return decodeNamedCharacterReference(name) || whole;
    return fromCodePoint(decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16));
  });
}

/** CommonMark gives U+FFFD for code points that are not characters. */
function fromCodePoint(code: number): string {
  const isCharacter =
    code > 8 &&
    code !== 11 &&
    !(code > 13 && code < 32) &&
    !(code > 126 && code < 160) &&
    !(code >= 0xd800 && code <= 0xdfff) &&
    !(code >= 0xfdd0 && code <= 0xfdef) &&
    (code & 0xffff) < 0xfffe &&
    code <= 0x10ffff;
  return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
}
