import type { LexicalEditor } from 'lexical';
import type { NoteDocument } from '../../renderer/features/editor/document/note-document.ts';
import { createOpener, touchAll } from './editor.ts';

/** A file in the forms that people's files come in. */
export const forms: readonly [name: string, of: (text: string) => string][] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replace(/\r?\n/g, '\r\n')],
  ['with a byte order mark', (text) => (text.startsWith('\uFEFF') ? text : `\uFEFF${text}`)],
  ['without a final newline', (text) => text.replace(/[\r\n]+$/, '')],
];

export interface Failure {
  file: string;
  what: string;
  /** The whole file as it was written. */
  written?: string;
}

/**
 * Opens and saves a text without an edit; then has a plugin look at every block, as if each had been touched, and saves again.
 * Returns what came out otherwise, or threw.
 */
export function createUntouchedCheck(): (file: string, text: string) => { failures: Failure[]; crashes: Failure[] } {
  let opener = createOpener();
  return (file, text) => {
    const failures: Failure[] = [];
    const crashes: Failure[] = [];
    for (const [name, of] of forms) {
      try {
        const form = of(text);
        const difference = changedBy(opener, form);
        if (difference) failures.push({ file: `${file} (${name})`, what: difference });
      } catch (error) {
        crashes.push({ file: `${file} (${name})`, what: String(error) });
        opener = createOpener();
      }
    }
    return { failures, crashes };
  };
}

function changedBy(opener: { editor: LexicalEditor; open(text: string): NoteDocument }, text: string): string | null {
  const note = opener.open(text);
  if (note.isDirty()) return 'counts as edited once it is open';
  if (note.text() !== text) return `opened: ${firstDifference(text, note.text())}`;
  touchAll(opener.editor);
  const saved = note.text();
  return saved === text ? null : `looked at: ${firstDifference(text, saved)}`;
}

/** Where two texts part, for people. */
export function firstDifference(before: string, after: string): string {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 30));
  return `at ${at}: ${around(before)} became ${around(after)}`;
}
