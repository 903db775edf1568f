import type { Reading } from './reading.ts';
import { isAddressed, spaceBefore } from './surroundings.ts';
import { letter, none, unitAt } from './units.ts';
import { wordEnd } from './words.ts';

/** What follows a word that begins a sentence and is no name: "Will you", "Mark the date", "Open it". */
const afterWords = new Set(
  `a about again all also always an and/or any anyone anything as at away back be been before being both but by down each either else even ever
every everyone everything few for from further he her here him his how i if in into it its just less like many me more most much my never
no nobody none not nothing now of off on once one only or other our out over own same she so some somebody someone something soon still
such than that the their them then there these they this those through to together too toward towards under until up us very we what
whatever when where whether which while who whom whose why with within without you your yourself`.split(/\s+/),
);
/** What follows the name of somebody or of a company that begins a sentence. */
const doing = new Set(
  `added adds agreed agrees aims already also always and announced answered are argues asked asks became began believes bought brought builds
built buys came can cannot charges chose claimed claims closed complained could delivers did didn does doesn doubled expects explained
explains feels felt finally forces found gave gets gives goes got grew grows had has hasn hates have haven hired hires is isn joined just keeps
kept knew knows laid launched laughed leads learned left let likes liked lost loved loves made makes manages means mentioned might missed
moved must needed needs never no not noted nods now offers often only opened or owns paid pays picked plans points prefers presented promised
pushed put ran really reckons remembers replied reported reports runs said saw says seems sees sells sent set shared should showed shows
shipped signed smiled sold started still stopped stopped suggested switched takes talked tells then thinks thought told too took tried tries
uses used usually wanted wants was wasn we went were who will with won wonders worked works worries would wouldn writes wrote`.split(
    /\s+/,
  ),
);
/** Names that are months or seasons: in a date they are nobody. */
const ofTheYear = new Set('april may june august autumn summer winter'.split(' '));
const beforeDates = new Set(
  `after around before between by during each early every from in last late mid next of since this through til till to until`.split(
    ' ',
  ),
);

/**
 * Whether an ordinary word at `[start, end)` of a reading is written as a name: with a capital and within a sentence, after `@`, or where it begins a
 * sentence and what follows says so. A sentence says more of people ("Mark pays") than of companies, which sound like their subject ("Kitchen staff").
 */
export function isWrittenAsName(reading: Reading, start: number, end: number, ofPerson: boolean): boolean {
  if (isAddressed(reading, start)) return true;
  if (reading.capitals[start] !== 1) return false;
  const { text } = reading;
  const word = text.slice(start, end);
  if (ofTheYear.has(word) && isInDate(text, start, end)) return false;
  const next = wordBehind(reading, end);
  if (isShouted(reading, start, end) && isLoudAround(reading, start, next)) return ofPerson;
  if (!opensSentence(text, start)) return true;
  if (next === null || next.capital) return true;
  return ofPerson ? !afterWords.has(next.word) : doing.has(next.word) || next.word === 's';
}

interface Next {
  word: string;
  start: number;
  end: number;
  capital: boolean;
}

/** The word behind, where nothing but a space (or the apostrophe of a genitive) is between. */
function wordBehind({ text, capitals }: Reading, end: number): Next | null {
  let at = end;
  if (text[at] === "'") at++;
  else if (text[at] === ' ') at++;
  else return null;
  if (at >= text.length || unitAt(text, at) === none) return null;
  const until = wordEnd(text, at, 40);
  return { word: text.slice(at, until), start: at, end: until, capital: capitals[at] === 1 };
}

/** Whether a sentence, an item, or a line of somebody's words begins with the word at `start`. */
export function opensSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && /[ "'()“”«»„]/.test(text[at]!)) at--;
  return at < 0 || /[\n.!?:;…|>#+\u2022-]/.test(text[at]!);
}

function isInDate(text: string, start: number, end: number): boolean {
  if (
    /^ ?,? ?\d/.test(text.slice(end, end + 3)) ||
    /\d(?:st|nd|rd|th)?\.? $/.test(text.slice(Math.max(0, start - 5), start))
  ) {
    return true;
  }
  const before = /([a-z]+)[ -]$/.exec(text.slice(Math.max(0, start - 12), start))?.[1];
  return before !== undefined && beforeDates.has(before);
}

function isShouted({ text, capitals }: Reading, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (unitAt(text, at) === letter && capitals[at] !== 1) return false;
  return end - start > 1;
}

/** Whether a word in capitals stands among others in capitals. */
export function isLoud(reading: Reading, start: number, end: number): boolean {
  return isShouted(reading, start, end) && isLoudAround(reading, start, wordBehind(reading, end));
}

/** Whether the word behind has a capital, as in a title. */
export function capitalBehind(reading: Reading, end: number): boolean {
  return wordBehind(reading, end)?.capital === true;
}

/** Whether the words around are in capitals, too, so that those of this one say nothing. */
function isLoudAround(reading: Reading, start: number, next: Next | null): boolean {
  if (next && next.end - next.start > 1) return isShouted(reading, next.start, next.end);
  const before = spaceBefore(reading.text, start);
  return before !== null && isShouted(reading, before, start - 1);
}
