import type { NodeKey } from 'lexical';
import { fingerprintsOf } from '../../renderer/features/editor/document/source/scratch.ts';
import type { Slice } from './editor.ts';
import { readFile } from './editor.ts';

/** A note as it was opened, before any edit. */
export interface Opened {
  file: string;
  head: string;
  body: string;
  slices: readonly Slice[];
  /** By key of a node: which block it was opened from, and what it said then in the editor and in the file. */
  origins: ReadonlyMap<NodeKey, { at: number; shown: string; read: string | null }>;
}

export interface Verdict {
  /** Why the written file does not say what the editor shows; `null` where it does. */
  difference: string | null;
  untouched: number;
  /** Untouched blocks that were written otherwise although they need not have been. */
  changed: string[];
  /** Untouched blocks that had to be written otherwise, or the file would say something else. */
  changedOfNecessity: number;
}

const separator = JSON.stringify(['opaque', '<!-- -->']);

/** Reads a written file anew, whole, and compares it with what the editor shows and with the file that was opened. */
export function verify(written: string, shown: readonly { key: NodeKey; print: string }[], opened: Opened): Verdict {
  const verdict: Verdict = { difference: null, untouched: 0, changed: [], changedOfNecessity: 0 };
  const cut = readFile(written);
  if (!cut) return { ...verdict, difference: 'the file cannot be read back block by block' };
  if (cut.head !== opened.head) return { ...verdict, difference: 'front matter or byte order mark changed' };
  const matches = align(shown, cut.prints, opened, cut.slices);
  if (typeof matches === 'string') return { ...verdict, difference: matches };
  for (const [i, { key, print }] of shown.entries()) {
    const origin = opened.origins.get(key);
    if (!origin || origin.shown !== print) continue;
    verdict.untouched += 1;
    const slice = cut.slices[matches[i]!]!;
    const original = opened.slices[origin.at]!.text;
    if (slice.text === original) continue;
    const restored = cut.body.slice(0, slice.start) + original + cut.body.slice(slice.end);
    if (saysTheSame(restored, shown, opened)) verdict.changed.push(`${quoted(original)} became ${quoted(slice.text)}`);
    else verdict.changedOfNecessity += 1;
  }
  verdict.changed.push(...changedAround(cut.body, shown, opened));
  return verdict;
}

function saysTheSame(body: string, shown: readonly { key: NodeKey; print: string }[], opened: Opened): boolean {
  const cut = readFile(opened.head + body);
  return cut !== null && typeof align(shown, cut.prints, opened, cut.slices) !== 'string';
}

/** For each shown block its place among those read; or where the two part. */
function align(
  shown: readonly { key: NodeKey; print: string }[],
  read: readonly (string | null)[],
  opened: Opened,
  slices: readonly Slice[],
): number[] | string {
  const places: number[] = [];
  let at = 0;
  const skip = (isSkipped: (print: string | null) => boolean) => {
    while (at < read.length && isSkipped(read[at]!)) at += 1;
  };
  for (const { key, print } of shown) {
    const origin = opened.origins.get(key);
    const isSame = (one: string | null | undefined, place: number) =>
      one === print ||
      (origin?.shown === print && (one === origin.read || isClosedNow(print, one, origin.at, opened))) ||
      isSourceOf(print, one, slices[place]?.text ?? '');
    skip((one) => one === null || (one === separator && print !== separator));
    if (!isSame(read[at], at)) return `shown ${quoted(print)}, read ${quoted(read[at] ?? 'nothing')}`;
    places.push(at);
    at += 1;
  }
  skip((one) => one === null || one === separator);
  return at === read.length ? places : `read beyond the end: ${quoted(read[at] ?? '')}`;
}

/** The last block of a file, which only its end closed, has to be closed before anything can follow. */
function isClosedNow(print: string, read: string | null | undefined, at: number, opened: Opened): boolean {
  const [source, closed] = [opaqueSource(print)?.trimEnd(), opaqueSource(read ?? '')];
  if (at !== opened.slices.length - 1 || source === undefined || !closed?.startsWith(source)) return false;
  return /^\s*(?:-->|\$\$|:::|```|~~~|<\/\w+>)?$/.test(closed.slice(source.length));
}

/** A list that had to stay opaque beside another reads as a list once it stands alone, and the other way round. */
function isSourceOf(print: string, read: string | null | undefined, slice: string): boolean {
  const source = opaqueSource(print);
  const readSource = opaqueSource(read ?? '');
  if (source === null && readSource === null) return false;
  if (source !== null && readSource !== null) return false;
  return source !== null ? fingerprintsOf(source)?.[0] === read : fingerprintsOf(slice)?.[0] === print;
}

function opaqueSource(print: string): string | null {
  return print.startsWith('["opaque",') ? (JSON.parse(print) as [string, string])[1] : null;
}

/** Where only one block was edited, no byte before the block before it and none after the next may change. */
function changedAround(body: string, shown: readonly { key: NodeKey; print: string }[], opened: Opened): string[] {
  const before = [...opened.origins].filter(([, origin]) => origin.shown !== '');
  if (before.length !== shown.length || !before.every(([key], i) => key === shown[i]!.key)) return [];
  const edited = before.flatMap(([, origin], i) => (origin.shown === shown[i]!.print ? [] : [origin.at]));
  if (edited.length !== 1) return [];
  const head = opened.body.slice(0, opened.slices[edited[0]! - 1]?.end ?? 0);
  const tail = opened.body.slice(opened.slices[edited[0]! + 1]?.start ?? opened.body.length);
  const isDefinitionKept = body.startsWith(head) && body.endsWith(tail);
  return isDefinitionKept ? [] : ['something around the edited block changed'];
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text);
}
