import { capitalBehind, isLoud, opensSentence } from './evidence.ts';
import { isOrdinary } from './ordinary-words.ts';
import type { Reading } from './reading.ts';
import { isAddressed } from './surroundings.ts';

/** Two letters, with or without accents. */
const twoLetters = /^\p{L}\p{M}*\p{L}\p{M}*$/u;
/** Before, within, and behind a name, and no part of it. */
const titles = new Set('dr fr mr ms sr jr st ii iv vi md'.split(' '));
const particles = new Set('ab af al ap av da de di do du el em la le ni of te zu'.split(' '));
/** What stands behind a number, or before one. */
const units = new Set(
  `am bn cl cm db dl em eq eu ft ga gb gw ha hp hr hz in kb kg km kw lb lm lx ma mb mg mi mj ml mm mn mo mv mw nm ng oz pa pb pm ps pt px qt rd sq st
tb th tn yd yr`.split(/\s+/),
);
const beforeNumbers = new Set('al ch ed eq fn jg nr no pp ps pt st vs'.split(' '));
/** How far around a word the name of its file is looked for. */
const reach = 200;
const ofFileName = /[\p{L}\p{N}_./-]/u;
const extension =
  /\.(?:md|txt|csv|tsv|json|ya?ml|html?|pdf|png|jpe?g|gif|webp|svg|heic|mp[34]|m4a|wav|mov|vtt|srt|docx?|xlsx?|pptx?|key|pages|zip)$/;

/**
 * The words of two letters of a name that somebody may be called by ("Ng" of "Li Ng"): none of "Ana da Silva", "Dr Ana Roe", "Ana Roe, MA". Signs of
 * scripts without capitals are none: nothing would tell them from a word.
 */
export function shortParts(name: string): string[] {
  const words = wordsOf(name);
  const beforeComma = wordsOf(name.split(',')[0]!).length;
  const isLower = name.toLowerCase() === name;
  return words.filter((word, i) => {
    const plain = word.toLowerCase();
    if (!twoLetters.test(word) || word.toUpperCase() === plain || word === name || titles.has(plain)) return false;
    // "da" of "Ana da Silva"; a degree behind the name.
    if (plain === word && !isLower) return false;
    if (name.includes(',') && beforeComma > 1 && i >= beforeComma && word.toUpperCase() === word) return false;
    const isOuter = i === words.length - 1 || (i === 0 && !name.includes(','));
    return isOuter || !particles.has(plain);
  });
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\s,()"“”\u2010-]+/).map((word) => word.replace(/\.$/, ''));
  return words.filter((word) => word !== '');
}

/**
 * Whether a part of a name of two letters at `[start, end)` of a reading is written as one: with a capital and a small letter, as in the vault
 * (`value`), in capitals among capitals, before the colon of a speaker, after `@`, or in the name of a file. What is an ordinary word ("He", "Do") has
 * a capital within a sentence, where nothing but a name has one.
 */
export function isWrittenAsShortName(reading: Reading, start: number, end: number, value: string): boolean {
  if (isAddressed(reading, start)) return true;
  const { text, capitals } = reading;
  const word = text.slice(start, end);
  if (isByNumber(text, word, start, end)) return false;
  const [first, last] = [capitals[start] === 1, capitals[end - 1] === 1];
  const speaks = first && /^ ?:(?:\s|$)/.test(text.slice(end, end + 3)) && opensSentence(text, start);
  if (isOrdinary(word)) {
    if (speaks && !last) return true;
    return first && !last && !opensSpeech(reading, start) && !capitalBehind(reading, end);
  }
  if (speaks || (first && !last)) return true;
  if (first === isCapital(value[0]!) && last === isCapital(value.at(-1)!)) return true;
  if (first && last && isLoud(reading, start, end)) return true;
  return isInFileName(text, start, end);
}

/** Signs behind which somebody begins to speak: the end of a sentence, of a time or a note in brackets, and a quotation mark right before the word. */
const opening = /(?:(?:^|[\n.!?:;…|>#+•\-–—\])])[ \t"'“”„«»‘’(*_~\\]*|["'“„«‘([][*_~\\]*)$/u;

/** Whether a sentence or what somebody says begins at `start`. */
function opensSpeech({ source, starts }: Reading, start: number): boolean {
  const at = starts[start]!;
  return opening.test(source.slice(Math.max(0, at - 24), at));
}

function isCapital(char: string): boolean {
  return char !== char.toLowerCase();
}

/** "5 Mb" and "ch. 3"; a year is no amount. */
function isByNumber(text: string, word: string, start: number, end: number): boolean {
  if (units.has(word)) {
    const number = /(?<![\p{L}\d])(\d[\d.,]*) ?$/u.exec(text.slice(Math.max(0, start - 16), start))?.[1];
    if (number !== undefined && !/^(?:19|20)\d\d$/.test(number)) return true;
  }
  return beforeNumbers.has(word) && /^\.? ?\d/.test(text.slice(end, end + 3));
}

/** Whether a word is parted by signs from the rest of a path or of the name of a file or branch: `notes/2026-ng-pricing`, `ng.md`. */
function isInFileName(text: string, start: number, end: number): boolean {
  const isJoined = /[-_]/.test(text[start - 1] ?? '') || /[-_]/.test(text[end] ?? '');
  if (!isJoined && text[end] !== '.') return false;
  let from = start;
  while (from > 0 && start - from < reach && ofFileName.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end < reach && ofFileName.test(text[to]!)) to++;
  while (text[to - 1] === '.') to--;
  if (from === 0 && to === text.length && isJoined) return true;
  const name = text.slice(from, to);
  return extension.test(name) || (isJoined && name.includes('/'));
}
