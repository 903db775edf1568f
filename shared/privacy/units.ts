/** What a unit of a folded text is: no part of a word, a letter, a digit, or a letter of a script that puts no spaces between words. */
export const none = 0;
export const letter = 1;
export const digit = 2;
export const unspaced = 3;

const unknown = 255;
const table = new Uint8Array(65_536).fill(unknown);
const noSpaces =
  /[\p{sc=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The kind of the unit at `at`; both halves of a surrogate pair are of the kind of their sign. */
export function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return kindOfPair(text, at);
  const known = table[code]!;
  if (known !== unknown) return known;
  const kind = kindOf(String.fromCharCode(code));
  table[code] = kind;
  return kind;
}

/** How many units the sign at `at` has. */
export function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function kindOfPair(text: string, at: number): number {
  const whole = text.codePointAt(at)!;
  if (whole > 0xffff) return kindOf(String.fromCodePoint(whole));
  const before = at > 0 ? text.codePointAt(at - 1)! : 0;
  return before > 0xffff ? kindOf(String.fromCodePoint(before)) : none;
}

function kindOf(char: string): number {
  if (!/[\p{L}\p{N}]/u.test(char)) return none;
  if (noSpaces.test(char)) return unspaced;
  return /\p{L}/u.test(char) ? letter : digit;
}
