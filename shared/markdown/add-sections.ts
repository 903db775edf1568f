import { scanNote } from './scan-note.ts';
import { splitFile, withLineEnds } from './split-file.ts';
import { squeeze } from './words.ts';

/** The sections that a finding is expected to have (note-format.md), in their order. */
export const findingSections = ['Limitations', 'Recommendations', 'Open questions'] as const;
export type FindingSection = (typeof findingSections)[number];

/** What tells the section that a heading begins: its words without regard to case, white space, or a colon at the end. */
export function headingKey(words: string): string {
  return squeeze(words.replace(/[:.\s]+$/, '')).toLowerCase();
}

/** The sections that no heading of these words begins, whatever their case; the headings as plain text. */
export function missingSections(headings: readonly string[]): FindingSection[] {
  const there = new Set(headings.map(headingKey));
  return findingSections.filter(
    (name) => !there.has(name.toLowerCase()) && !there.has(name.toLowerCase().replace(/s$/, '')),
  );
}

/** The headings of a file's body as plain text. */
export function headingsOf(file: string): string[] {
  return scanNote(file).blocks.flatMap(({ kind, text }) => (kind === 'heading' ? [text] : []));
}

/** A file with sections begun at its end; every byte before stays. `null` where its end swallows them (code that is not closed). */
export function addSections(file: string, names: readonly FindingSection[]): string | null {
  const { eol, body } = splitFile(file);
  const end = withLineEnds(body, '\n');
  const gap = end === '' || /(?:^|\n)[ \t]*\n$/.test(end) ? '' : end.endsWith('\n') ? eol : eol + eol;
  const added = `${file}${gap}${names.map((name) => `## ${name}${eol}`).join(eol)}`;
  const missing = missingSections(headingsOf(added));
  return names.some((name) => missing.includes(name)) ? null : added;
}
