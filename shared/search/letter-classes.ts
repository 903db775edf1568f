import { fold } from './tokenize.ts';

/** Where characters stand that fold to Latin letters and digits: accented, superscript, enclosed, ligatures, full width. */
const ranges: readonly [number, number][] = [
  [0x30, 0x7a],
  [0xa0, 0x24f],
  [0x1d00, 0x1eff],
  [0x2070, 0x209f],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0xfb00, 0xfb06],
  [0xff10, 0xff5e],
];

const classes = new Map<string, string>();
let several = '';
for (const [first, last] of ranges) {
  for (let code = first; code <= last; code++) {
    const character = String.fromCharCode(code);
    const folded = fold(character);
    if (/^[a-z0-9]$/.test(folded)) classes.set(folded, (classes.get(folded) ?? '') + character);
    else if (/[a-z0-9]/.test(folded)) several += character;
  }
}

/** Characters that fold to more than one letter (ß, æ, ﬁ, ½), and styled letters beyond the basic plane. */
const beyondClasses = new RegExp(`[${several}\\u{1d400}-\\u{1d7ff}\\u{1f100}-\\u{1f1ff}]`, 'u');

/** Whether a text cannot be searched by `looseSource`: a letter of it stands for several. */
export function hasComposedLetters(text: string): boolean {
  return beyondClasses.test(text);
}

/** What may stand inside a word without being a letter of it: apostrophes, hyphens, invisible joiners, combining accents. */
const between = "['’ʼ\\-\\u2010\\u2011\\u00ad\\u200b-\\u200d\\u2060\\ufeff\\u0300-\\u036f]*";

/** Source of a regular expression that finds a folded word however it is accented, cased or hyphenated; `null` beyond a–z and 0–9. */
export function looseSource(folded: string): string | null {
  const letters: string[] = [];
  for (const letter of folded) {
    const all = /[a-z0-9]/.test(letter) ? classes.get(letter) : undefined;
    if (all === undefined) return null;
    letters.push(`[${all}]`);
  }
  return letters.length > 0 ? letters.join(between) : null;
}
