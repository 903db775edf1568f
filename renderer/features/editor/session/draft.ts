import { splitFile } from '../../../../shared/markdown/split-file.ts';

/** The source of a node of the note, and what is being typed in its place and not applied yet. */
export interface Draft {
  source: string;
  typed: string;
}

/** A note's text as if a draft were applied. One whose place is not found verbatim (lines within a quote) is kept at the end. */
export function withDraft(text: string, { source, typed }: Draft): string {
  const { bodyStart, eol } = splitFile(text);
  for (const spelling of new Set([source, source.replaceAll('\n', eol)])) {
    const at = text.indexOf(spelling, bodyStart);
    if (at >= 0) return text.slice(0, at) + typed + text.slice(at + spelling.length);
  }
  return `${text}${/[\r\n]$/.test(text) ? '' : eol}${eol}${typed}${eol}`;
}
