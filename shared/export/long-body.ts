import type { Written } from './carry-spots.ts';
import { extentOf, parseMarkdown } from './markdown-tree.ts';

/** GitHub takes no longer text of a pull request, in characters. */
export const longestBody = 65_536;

/** Where what is too long for a pull request goes: beside the document, under its name. */
export function besideDocument(path: string): string {
  return `${path.replace(/\.md$/i, '')}-pull-request.md`;
}

/** The first blocks of a Markdown text (paragraphs, lists, fences) that have room in `room` UTF-16 units, each of them whole. */
export function wholeBlocks({ text, spots }: Written, room: number): Written {
  const ends = parseMarkdown(text).children.map((block) => extentOf(block)[1]);
  const end = ends.findLast((one) => one <= room) ?? 0;
  return { text: text.slice(0, end), spots: spots.filter((spot) => spot.end <= end) };
}
