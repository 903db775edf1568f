/** What counts as a word: it begins with a letter or a digit and ends at white space, as the status bar counts. */
const word = /[^\s\p{P}\p{S}][^\s]*/gu;

/** A text on one line: white space of any length is one space, none at the edges. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** How many words a text has. Tags of a Markdown source (`<mark …>`) are left out; syntax that stands alone is none. */
export function countWords(text: string): number {
  return text.replace(/<\/?[a-z][^<>]*>/gi, '').match(word)?.length ?? 0;
}
