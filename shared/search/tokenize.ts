import { stopWords } from './stop-words.ts';

/** A term of a text with the run of characters it came from: `[start, end)` in UTF-16 units. */
export interface Token {
  term: string;
  start: number;
  end: number;
}

/** Terms longer than this are cut, in the index and in queries alike (pasted keys, addresses, base64). */
const longestTerm = 64;
/** Of one word of a query (a page of Chinese is one word) no more terms are looked up. */
const mostTermsOfWord = 24;

// A word, with apostrophes, hyphens and invisible joiners inside it; or a single emoji.
const letter = '\\p{L}\\p{N}\\p{M}';
const joiner = "'’ʼ\\-\\u2010\\u2011\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const wordPattern = `[${letter}]+(?:[${joiner}]+[${letter}]+)*|\\p{Extended_Pictographic}`;
const anyWord = new RegExp(wordPattern, 'gu');
const asciiWord = /[A-Za-z0-9]+(?:['-]+[A-Za-z0-9]+)*/g;
const beyondAscii = /[^\0-\x7f]/;
const beyondPlain = /[^a-z0-9]/;
const emoji = /^\p{Extended_Pictographic}/u;
// A zero-width space may stand between two words or, pasted along, inside one: both are found.
const splitter = /['’ʼ\-\u2010\u2011\u200b]+/;
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]+/g;
// Scripts written without spaces are indexed by pairs of characters; "CJK" for short.
const unspacedScripts = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const cjkRun = new RegExp(`(?:[${unspacedScripts}ー]\\p{M}*)+`, 'gu');
const cjk = new RegExp(`[${unspacedScripts}]`, 'u');

// Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. Vowel signs of Indic scripts are letters to their readers.
const accents =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]+/g;
const undecomposed: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};
const needsTable = /[ßæœøđðþłħŧıς]/g;

/** Lower case without accents, compatibility forms unified: "Ｅ-Mail", "é" and "É" compare equal to what people type. */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(needsTable, (c) => undecomposed[c] ?? c)
    .normalize('NFC');
}

/** Whether a folded term is left out of the index: stop words and single letters or digits (a CJK character or emoji counts). */
export function isTooCommon(term: string): boolean {
  return stopWords.has(term) || (term.length === 1 && !cjk.test(term) && !emoji.test(term));
}

/**
 * The terms of a text as they are indexed, stop words left out. A word with apostrophes or hyphens gives its joined form
 * and its parts ("follow-up": followup, follow, up); CJK gives overlapping pairs, and its last character alone.
 */
export function indexTerms(text: string): string[] {
  const out: string[] = [];
  const plain = !beyondAscii.test(text);
  for (const word of text.match(plain ? asciiWord : anyWord) ?? []) {
    const lower = word.toLowerCase();
    if (!beyondPlain.test(lower)) {
      if (!isTooCommon(lower)) out.push(lower.length > longestTerm ? lower.slice(0, longestTerm) : lower);
    } else {
      for (const { term } of termsOfWord(word, 0)) if (!isTooCommon(term)) out.push(term);
    }
  }
  return out;
}

/** The same terms, stop words included, with their places in the text. */
export function tokenize(text: string): Token[] {
  const out: Token[] = [];
  const pattern = beyondAscii.test(text) ? anyWord : asciiWord;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const word = match[0];
    const lower = word.toLowerCase();
    if (!beyondPlain.test(lower)) {
      out.push({ term: lower.slice(0, longestTerm), start: match.index, end: match.index + word.length });
    } else {
      for (const token of termsOfWord(word, match.index)) out.push(token);
    }
  }
  return out;
}

/** One word of a query: any of the alternatives will do, of each all terms must be there. */
export function queryWord(word: string): string[][] {
  const tokens = termsOfWord(word.slice(0, 1000), 0).slice(0, mostTermsOfWord);
  if (cjk.test(fold(word))) {
    const pairs = tokens.map((t) => t.term).filter((t) => [...t].length > 1);
    return [pairs.length > 0 ? pairs : tokens.map((t) => t.term)];
  }
  const [joined, ...parts] = tokens.map((t) => t.term);
  if (joined === undefined) return [];
  const telling = parts.filter((part) => !isTooCommon(part));
  return telling.length > 0 ? [[joined], telling] : [[joined]];
}

/** The words of a query, as typed. */
export function wordsOf(text: string): string[] {
  return text.match(anyWord) ?? [];
}

function termsOfWord(word: string, offset: number): Token[] {
  if (cjk.test(word)) return termsOfMixedWord(word, offset);
  const end = offset + word.length;
  const parts = partsOf(word, offset);
  const last = parts.at(-1);
  const possessive = parts.length > 1 && last?.term === 's' && /['’ʼ]/.test(word.at(-2) ?? '');
  if (possessive) parts.pop();
  const joined = parts.map((p) => p.term).join('');
  if (joined === '') return [];
  const whole = {
    term: joined.slice(0, longestTerm),
    start: offset,
    end: possessive ? (parts.at(-1)?.end ?? end) : end,
  };
  return parts.length > 1 ? [whole, ...parts.filter((p) => p.term.length > 1)] : [whole];
}

function partsOf(word: string, offset: number): Token[] {
  const parts: Token[] = [];
  let start = 0;
  for (const part of word.split(splitter)) {
    const at = word.indexOf(part, start);
    const term = fold(part).slice(0, longestTerm);
    if (term !== '') parts.push({ term, start: offset + at, end: offset + at + part.length });
    start = at + part.length;
  }
  return parts;
}

function termsOfMixedWord(word: string, offset: number): Token[] {
  const out: Token[] = [];
  let rest = 0;
  for (const run of word.matchAll(cjkRun)) {
    for (const token of termsOfWord(word.slice(rest, run.index), offset + rest)) out.push(token);
    const characters = run[0].match(/.\p{M}*/gsu) ?? [];
    let at = offset + run.index;
    for (const [i, character] of characters.entries()) {
      const next = characters[i + 1] ?? '';
      out.push({ term: fold(character + next), start: at, end: at + character.length + next.length });
      at += character.length;
    }
    rest = run.index + run[0].length;
  }
  for (const token of termsOfWord(word.slice(rest), offset + rest)) out.push(token);
  return out;
}
