import { diffArrays } from 'diff';
import { parseFrontMatter, type YamlValue } from '../front-matter.ts';
import { splitFile } from '../split-file.ts';
import { chunksOf } from './chunks.ts';
import { wordsIn } from './words.ts';

/** Blocks in a row that are the same on both sides, or that are not. The texts are Markdown. */
export type Stretch = { isSame: true; chunks: string[] } | { isSame: false; before: string; after: string };

/** A property of the front matter that is another; `undefined` where a side has none. */
export interface FieldChange {
  key: string;
  before: YamlValue | undefined;
  after: YamlValue | undefined;
}

export interface NoteComparison {
  fields: FieldChange[];
  /** In order: `compareMarkdown` tells lines and words of those that are not the same. */
  stretches: Stretch[];
  /** Link definitions of each side, which its stretches may refer to. */
  definitions: { before: string; after: string };
  /** Words of the body that are on one side alone, wherever they stand. */
  added: number;
  removed: number;
}

const mostEdits = 250;
/** A changed stretch longer than this is not compared word by word but shown side after side, in parts. In UTF-16 units. */
const longest = 16_000;

/**
 * Compares two texts of a note block by block, without parsing them: some milliseconds for 20,000 words. Line ends and blank lines
 * do not count.
 */
export function compareNotes(before: string, after: string): NoteComparison {
  const [old, now] = [splitFile(before), splitFile(after)];
  const [oldChunks, nowChunks] = [chunksOf(old.body), chunksOf(now.body)];
  const stretches = stretchesOf(oldChunks, nowChunks);
  const changed = stretches.filter((stretch) => !stretch.isSame);
  return {
    fields: old.frontMatter === now.frontMatter ? [] : compareFields(before, after),
    stretches: stretches.flatMap(inParts),
    definitions: { before: definitionsIn(oldChunks), after: definitionsIn(nowChunks) },
    // What is the same on both sides counts nowhere, so that a change in a long note is counted as fast as in a short one.
    ...countChanges(text(changed.map((stretch) => stretch.before)), text(changed.map((stretch) => stretch.after))),
  };
}

function compareFields(before: string, after: string): FieldChange[] {
  const [old, now] = [new Map(valuesOf(before)), new Map(valuesOf(after))];
  const keys = [...new Set([...now.keys(), ...old.keys()])];
  return keys.flatMap((key) => {
    const change = { key, before: old.get(key), after: now.get(key) };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}

function valuesOf(text: string): [string, YamlValue][] {
  return parseFrontMatter(text).entries.map(({ key, value }) => [key, value]);
}

function stretchesOf(old: readonly string[], now: readonly string[]): Stretch[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [oldMiddle, nowMiddle] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return joined([
    { isSame: true, chunks: now.slice(0, start) },
    ...middleOf(oldMiddle, nowMiddle),
    { isSame: true, chunks: now.slice(now.length - end) },
  ]);
}

function middleOf(old: readonly string[], now: readonly string[]): Stretch[] {
  const exact = diffArrays([...old], [...now], { maxEditLength: mostEdits });
  // Where every block is written in another way (lines wrapped anew), the letters alone still tell which belong together.
  const parts = exact ?? diffArrays(old.map(letters), now.map(letters), { maxEditLength: mostEdits });
  if (!parts) {
    if (old.length !== now.length) return [{ isSame: false, before: text(old), after: text(now) }];
    return old.map((before, index) => ({ isSame: false, before, after: now[index]! }));
  }
  const result: Stretch[] = [];
  let [o, n] = [0, 0];
  for (const { removed, added, value } of parts) {
    const [before, after] = [old.slice(o, added ? o : o + value.length), now.slice(n, removed ? n : n + value.length)];
    o += before.length;
    n += after.length;
    if (removed || added) result.push({ isSame: false, before: text(before), after: text(after) });
    else
      for (const [index, chunk] of after.entries())
        result.push(
          before[index] === chunk
            ? { isSame: true, chunks: [chunk] }
            : { isSame: false, before: before[index]!, after: chunk },
        );
  }
  return result;
}

/** Neighbors of one kind as one; those without anything are left out. A block that was put in the place of another joins it. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (stretch.isSame) {
      if (stretch.chunks.length === 0) continue;
      if (last?.isSame) last.chunks.push(...stretch.chunks);
      else result.push({ isSame: true, chunks: [...stretch.chunks] });
    } else if (stretch.before !== '' || stretch.after !== '') {
      const isRest = last && !last.isSame && (last.before === '' || last.after === '');
      if (isRest && (stretch.before === '' || stretch.after === '')) {
        last.before = text([last.before, stretch.before].filter(Boolean));
        last.after = text([last.after, stretch.after].filter(Boolean));
      } else result.push({ ...stretch });
    }
  }
  return result;
}

function inParts(stretch: Stretch): Stretch[] {
  if (stretch.isSame || stretch.before.length + stretch.after.length <= longest) return [stretch];
  return [
    ...cut(stretch.before).map((before) => ({ isSame: false as const, before, after: '' })),
    ...cut(stretch.after).map((after) => ({ isSame: false as const, before: '', after })),
  ];
}

function cut(markdown: string): string[] {
  const parts: string[] = [];
  let part: string[] = [];
  let length = 0;
  for (const chunk of chunksOf(markdown)) {
    part.push(chunk);
    length += chunk.length;
    if (length < longest / 4) continue;
    parts.push(text(part));
    part = [];
    length = 0;
  }
  return part.length > 0 ? [...parts, text(part)] : parts;
}

function definitionsIn(chunks: readonly string[]): string {
  return chunks.flatMap((chunk) => chunk.match(/^ {0,3}\[(?!\^)[^\]\n]+\]:.*$/gm) ?? []).join('\n');
}

function text(chunks: readonly string[]): string {
  return chunks.join('\n\n');
}

function letters(chunk: string): string {
  return chunk.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How many words each text has that the other has not; a word that only moved counts on neither side. */
function countChanges(before: string, after: string): { added: number; removed: number } {
  const counts = new Map<string, number>();
  for (const word of wordsIn(bare(before))) counts.set(word, (counts.get(word) ?? 0) - 1);
  for (const word of wordsIn(bare(after))) counts.set(word, (counts.get(word) ?? 0) + 1);
  let [added, removed] = [0, 0];
  for (const count of counts.values()) {
    if (count > 0) added += count;
    else removed -= count;
  }
  return { added, removed };
}

/** Without the tags of HTML, whose attributes are no words of the note. */
function bare(markdown: string): string {
  return markdown.replace(/<\/?[a-z][^<>]*>/gi, '');
}
