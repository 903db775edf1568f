import type { DocumentKind } from '../../shared/ipc/notes.ts';

/** What people call the documents of a vault that have a text of their own. */
export const documentNouns: Readonly<Record<DocumentKind, string>> = {
  interview: 'interview',
  finding: 'finding',
  goal: 'research goal',
};
