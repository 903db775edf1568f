import type { DocumentEdit } from './edit-types.ts';
import { parseFrontMatter, type YamlValue } from './front-matter.ts';
import { readInterviewFields } from './interview-fields.ts';
import { scanNote } from './scan-note.ts';

/**
 * The edits that make one tag of several in a note, given its whole file: among its properties and in its highlights. Spellings
 * count: only exactly these tags are merged. The new one stands where the first of them stood. None where there is nothing to merge.
 */
export function mergeTagsEdits(text: string, from: readonly string[], into: string): DocumentEdit[] {
  const merged = new Set(from.filter((tag) => tag !== into));
  const highlights = text.includes('data-highlight') ? scanNote(text).highlights : [];
  const inHighlights = highlights.flatMap(({ id, tags }): DocumentEdit[] =>
    tags.some((tag) => merged.has(tag))
      ? [{ type: 'highlight', id, tags: mergeList(tags, merged, into), base: { tags } }]
      : [],
  );
  return [...inProperties(text, merged, into), ...inHighlights];
}

function inProperties(text: string, merged: ReadonlySet<string>, into: string): DocumentEdit[] {
  const tags = readInterviewFields(text).values.tags;
  if (!tags?.some((tag) => merged.has(tag))) return [];
  const value = parseFrontMatter(text).values.tags;
  if (!Array.isArray(value)) return [];
  // A tag `2024` is a number in YAML: what is not merged stays as it is written.
  const list = tags.map((tag, i): YamlValue => (merged.has(tag) ? into : value[i]!));
  const first = tags.findIndex((tag) => merged.has(tag) || tag === into);
  const wanted = list.filter((_, i) => i === first || !(merged.has(tags[i]!) || tags[i] === into));
  return [{ type: 'field', key: 'tags', value: wanted, base: value }];
}

function mergeList(tags: readonly string[], merged: ReadonlySet<string>, into: string): string[] {
  const isOne = (tag: string) => merged.has(tag) || tag === into;
  const first = tags.findIndex(isOne);
  return tags.flatMap((tag, i) => (i === first ? [into] : isOne(tag) ? [] : [tag]));
}
