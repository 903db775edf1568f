import { fold } from '../../../../shared/search/tokenize.ts';

/** What is looked for in a note. */
export interface Find {
  text: string;
  /** Case and accents count. */
  matchCase: boolean;
  wholeWord: boolean;
}

/** Where a hit stands in a text: `[start, end)` in UTF-16 units. */
export type Run = readonly [start: number, end: number];

/** Accents as `fold` takes them away, and what is invisible inside a word. */
const accents =
  '\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670';
const invisible = '\\u00ad\\u200b-\\u200d\\u2060\\ufe0e\\ufe0f\\ufeff';
const wordSign = '[\\p{L}\\p{N}\\p{M}_]';
/** Signs that keyboards and programs write differently. */
const alike = ["'’‘ʼ‛`´", '"“”„‟', '-‐‑‒–—−'];

/**
 * Finds a text in a note: case, accents, the shape of quotes and dashes, and invisible characters do not matter unless
 * `matchCase`; one line break counts as a space. `null` where there is nothing to look for.
 */
export function findPattern({ text, matchCase, wholeWord }: Find): RegExp | null {
  const signs = matchCase ? text.replace(/\r\n?/g, '\n') : fold(text);
  if (signs === '') return null;
  const folded = matchCase ? '' : foldedSource(signs);
  // What folds to something else than the ranges below know is found as it is typed.
  const source = matchCase
    ? exactSource(signs)
    : /^[\0-\x7f]*$/.test(text)
      ? folded
      : `(?:${folded}|${joined(text, escaped)})`;
  const [first, last] = [[...signs][0]!, [...signs].at(-1)!];
  const isWord = new RegExp(wordSign, 'u');
  const before = wholeWord && isWord.test(first) ? `(?<!${wordSign})` : '';
  const after = wholeWord && isWord.test(last) ? `(?!${wordSign})` : '';
  return new RegExp(before + source + after, matchCase ? 'gu' : 'giu');
}

/** Where the pattern stands in a text, in order; the first `most` of them. */
export function runsOf(text: string, pattern: RegExp, most = Number.POSITIVE_INFINITY): Run[] {
  const out: Run[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found && out.length < most; found = pattern.exec(text)) {
    out.push([found.index, pattern.lastIndex]);
  }
  return out;
}

function exactSource(signs: string): string {
  const spellings = new Set([signs, signs.normalize('NFC'), signs.normalize('NFD')]);
  const sources = [...spellings].map((one) => joined(one, escaped));
  // A bare letter is not the one with an accent behind it.
  return `(?:${sources.join('|')})(?![${accents}])`;
}

function foldedSource(signs: string): string {
  return joined(signs, (part) => `${foldedPart([...part])}[${accents}]*`);
}

/** Inside a text a line break is a space; at its edges it is not, so that replacing joins no lines. */
function joined(signs: string, sourceOf: (part: string) => string): string {
  const parts = signs.match(/\s+|\S+/g) ?? [];
  return parts
    .map((part, i) => {
      if (!/^\s/.test(part)) return sourceOf(part);
      const isInside = i > 0 && i < parts.length - 1;
      return isInside ? `(?=\\s{${part.length}})[^\\S\\n]*(?:\\n[^\\S\\n]*)?` : `[^\\S\\n]{${part.length},}`;
    })
    .join('');
}

function foldedPart(signs: readonly string[]): string {
  const { single, several } = foldedLetters();
  const between = `[${accents}${invisible}]*`;
  const out: string[] = [];
  for (let at = 0; at < signs.length; ) {
    const size = [4, 3, 2].find((n) => at + n <= signs.length && several.has(signs.slice(at, at + n).join(''))) ?? 1;
    const taken = signs.slice(at, at + size);
    const apart = taken.map((sign) => single.get(sign) ?? escaped(sign)).join(between);
    out.push(size === 1 ? apart : `(?:${apart}|${several.get(taken.join(''))})`);
    at += size;
  }
  return out.join(between);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

let letters: { single: Map<string, string>; several: Map<string, string> } | null = null;

/** The characters that fold to a letter or sign, as a class; and those that fold to several ("ß": ss). Made once. */
function foldedLetters() {
  if (letters) return letters;
  const single = new Map<string, string>();
  const several = new Map<string, string>();
  for (const [first, last] of foldedRanges) {
    for (let code = first; code <= last; code++) {
      const character = String.fromCodePoint(code);
      const folded = fold(character);
      if (folded === '' || /\s/.test(folded)) continue;
      const map = [...folded].length === 1 ? single : several;
      map.set(folded, (map.get(folded) ?? '') + character);
    }
  }
  for (const group of alike) for (const sign of group) single.set(sign, (single.get(sign) ?? '') + group);
  for (const map of [single, several]) {
    for (const [folded, all] of map) map.set(folded, `[${all.replace(/[\\\]^-]/g, '\\$&')}]`);
  }
  letters = { single, several };
  return letters;
}

/** ASCII and Latin, Greek and Cyrillic, phonetic to extended Greek, punctuation to enclosed letters, ligatures, full width, styled letters. */
const foldedRanges: readonly [number, number][] = [
  [0x21, 0x24f],
  [0x370, 0x52f],
  [0x1d00, 0x1fff],
  [0x2010, 0x214f],
  [0x2460, 0x24ff],
  [0xfb00, 0xfb06],
  [0xff01, 0xff5e],
  [0x1d400, 0x1d7ff],
];
