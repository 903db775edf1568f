/** The parts of a note file. `bom + frontMatter + body` is the file, byte for byte. */
export interface FileParts {
  bom: '' | '\uFEFF';
  /** The front matter with both its `---` lines and their line ends; `''` where there is none. */
  frontMatter: string;
  /** What stands between the two `---` lines. */
  yaml: string;
  /** Where `yaml` begins in the file, in UTF-16 units. */
  yamlStart: number;
  body: string;
  bodyStart: number;
  /** What new lines are written with: CRLF only where the file has no other kind. */
  eol: '\n' | '\r\n';
  endsWithNewline: boolean;
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)/;

/**
 * Splits a file into BOM, front matter and body. Front matter starts on the first line with `---` alone and ends with the next
 * such line; an unclosed one, or `---js`, is body.
 */
export function splitFile(text: string): FileParts {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const rest = text.slice(bom.length);
  const first = opening.exec(rest)?.[0] ?? '';
  const closing = first === '' ? null : closingFence(rest, first.length);
  const frontMatter = closing === null ? '' : rest.slice(0, closing.end);
  return {
    bom,
    frontMatter,
    yaml: closing === null ? '' : rest.slice(first.length, closing.start),
    yamlStart: bom.length + (closing === null ? 0 : first.length),
    body: rest.slice(frontMatter.length),
    bodyStart: bom.length + frontMatter.length,
    eol: lineEndOf(text),
    endsWithNewline: /[\r\n]$/.test(text),
  };
}

/** The line `---` at or after `from` (the start of a line), its own line end included. */
function closingFence(text: string, from: number): { start: number; end: number } | null {
  const line = /---[ \t]*(?:\r\n|\n|\r|$)/y;
  for (let start = from; start < text.length; ) {
    line.lastIndex = start;
    if (line.test(text)) return { start, end: line.lastIndex };
    const next = /\r\n|\n|\r/g;
    next.lastIndex = start;
    if (!next.test(text)) return null;
    start = next.lastIndex;
  }
  return null;
}

/** How the lines of a text end: CRLF only where all do. `otherwise` for a text of one line. */
export function lineEndOf(text: string, otherwise: '\n' | '\r\n' = '\n'): '\n' | '\r\n' {
  if (text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text)) return '\r\n';
  return text.includes('\n') ? '\n' : otherwise;
}

/** A text with all its lines ending alike. */
export function withLineEnds(text: string, eol: '\n' | '\r\n'): string {
  return text.replace(/\r\n|\n|\r/g, eol);
}
