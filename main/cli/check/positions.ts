import { firstWhere } from '../../../shared/first-where.ts';

/** Where something stands in a text, as editors count: lines and characters from 1. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Finds positions of UTF-16 offsets in a text. A line ends with LF, CRLF, or CR. Columns are characters (code points): a tab is one, and so is a sign
 * beyond the first 65,536, an accent that is a sign of its own is another. A byte order mark is not part of the text.
 */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return (offset) => {
    const line = firstWhere(starts, (start) => start > offset);
    return { line, column: [...text.slice(starts[line - 1], offset)].length + 1 };
  };
}
