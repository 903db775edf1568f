/** What a sign becomes in a folded text. */
export interface FoldedChar {
  /** In lower case, without accents; empty where nobody sees it. */
  text: string;
  /** Whether it is a capital letter. */
  capital: boolean;
  /** Whether it only changes the sign before it (an accent), so that both are one. */
  accent: boolean;
}

const letters: Record<string, string> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ɑ: 'a',
  ɡ: 'g',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '´': "'",
  '′': "'",
  ʻ: "'",
  '＇': "'",
};
/** Zeros of the scripts whose digits people write: nine more follow each. */
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20];
const unseen = /^[\p{Cf}\p{DI}\p{Cc}\u2800]$/u;
const cache = new Map<number, FoldedChar>();
const mostCached = 20_000;

/** Folds one sign, given by its code point. */
export function foldChar(code: number): FoldedChar {
  const known = cache.get(code);
  if (known) return known;
  const folded = foldAnew(String.fromCodePoint(code), code);
  if (cache.size < mostCached) cache.set(code, folded);
  return folded;
}

function foldAnew(char: string, code: number): FoldedChar {
  const capital = /[\p{Lu}\p{Lt}]/u.test(char);
  // JavaScript takes the zero-width U+FEFF for a space.
  if (/\s/u.test(char) && code !== 0xfeff) return { text: ' ', capital, accent: false };
  if (/\p{M}/u.test(char)) return { text: '', capital, accent: true };
  if (unseen.test(char)) return { text: '', capital, accent: false };
  const zero = zeros.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return { text: String(code - zero), capital, accent: false };
  const own = letters[char];
  if (own !== undefined) return { text: own, capital, accent: false };
  const text = char
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßıłøđðþæœħŧ’‘]/g, (letter) => letters[letter] ?? letter)
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/\s/gu, ' ');
  return { text, capital, accent: false };
}

const latin = 'abcdefghijklmnopqrstuvwxyz';
/** Letters of other alphabets that look like Latin ones; in their capital form, where only that one does. */
const alike: Record<string, string> = {
  а: 'a',
  е: 'e',
  ё: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ї: 'i',
  ј: 'j',
  ѕ: 's',
  һ: 'h',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ѵ: 'v',
  к: 'k',
  м: 'm',
  т: 't',
  в: 'b',
  н: 'h',
  г: 'r',
  п: 'n',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ρ: 'p',
  ι: 'i',
  κ: 'k',
  τ: 't',
  υ: 'u',
  χ: 'x',
  γ: 'y',
  ε: 'e',
  η: 'n',
  ω: 'w',
  β: 'b',
  μ: 'm',
  ζ: 'z',
  σ: 'o',
};
/** Capitals that look like another letter than the small ones do, by their small form. */
const capitalsAlike: Record<string, string> = { η: 'h', ν: 'n', υ: 'y', γ: 'r', μ: 'm', р: 'p', п: 'n', г: 'r' };

/** A word as it looks, where it mixes Latin letters with such that look alike (or has no others); `null` where there is nothing to take for something else. */
export function lookAlike(word: string, isCapital: (at: number) => boolean): string | null {
  if (!/[\u0370-\u052f]/.test(word)) return null;
  let out = '';
  for (let i = 0; i < word.length; i++) {
    const char = word[i]!;
    if (latin.includes(char) || !/[\u0370-\u052f]/.test(char)) out += char;
    else {
      const seen = (isCapital(i) ? capitalsAlike[char] : undefined) ?? alike[char];
      if (seen === undefined) return null;
      out += seen;
    }
  }
  return out;
}
