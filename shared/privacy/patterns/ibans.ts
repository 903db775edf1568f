import type { Span } from './span.ts';

/** Length of the account numbers of each country (SWIFT's registry of IBANs). */
const lengths = new Map(
  `ad24 ae23 al28 at20 az28 ba20 be16 bg22 bh22 bi27 br29 by28 ch21 cr22 cy28 cz24 de22 dj27 dk18 do28 ee20 eg29 es24 fi18 fk18 fo18 fr27 gb22
ge22 gi23 gl18 gr27 gt28 hn28 hr21 hu28 ie22 il23 iq23 is26 it27 jo30 kw30 kz20 lb28 lc32 li21 lt20 lu20 lv21 ly25 mc27 md24 me22 mk19
mn20 mr27 mt31 mu30 ni28 nl18 no15 om23 pk24 pl28 ps29 pt25 qa29 ro24 rs22 ru33 sa24 sc31 sd18 se24 si19 sk24 sm27 so23 st25 sv28 tl23
tn24 tr26 ua29 va22 vg24 xk20 ye30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);
const beginning = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?=[ -]?[a-z\d])/gu;

/** Bank account numbers (ISO 13616), in one piece or in groups, of a country's length and with right check digits. In a text in lower case. */
export function ibansIn(text: string): Span[] {
  const found: Span[] = [];
  for (const { 0: begins, index } of text.matchAll(beginning)) {
    const length = lengths.get(begins.slice(0, 2));
    if (length === undefined) continue;
    const read = readSigns(text, index, length);
    if (read && isValid(read.signs)) found.push({ kind: 'iban', start: index, end: read.end });
  }
  return found;
}

/** So many letters and digits, with single spaces or hyphens between them, that end where a word does. */
function readSigns(text: string, start: number, length: number): { signs: string; end: number } | null {
  let signs = '';
  let at = start;
  for (; signs.length < length; at++) {
    const char = text[at];
    if (char !== undefined && /[a-z\d]/.test(char)) signs += char;
    else if (!((char === ' ' || char === '-') && /[a-z\d]/.test(text[at - 1]!))) return null;
  }
  return at < text.length && /[\p{L}\p{N}]/u.test(text[at]!) ? null : { signs, end: at };
}

/** The remainder of ISO 7064, MOD 97-10. */
function isValid(signs: string): boolean {
  let rest = 0;
  for (const char of signs.slice(4) + signs.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
