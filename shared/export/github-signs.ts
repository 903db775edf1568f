/**
 * U+200D, the zero-width joiner: put after `@`, `#`, `:`, `GH-` or `[` it ends what GitHub looks for and leaves what people read.
 */
export const joiner = '\u200D';

/** U+200B, the zero-width space: with it before a `$` GitHub takes nothing for a formula, where a backslash does not help. */
export const zeroSpace = '\u200B';

/** A change of a text: `[start, end)` becomes `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Where GitHub looks for something: the joiner comes behind what matches. They look at text as it is read. */
const signs: readonly RegExp[] = [
  // Names of people and teams have ASCII letters; before them GitHub takes any other letter for none.
  /(?<![A-Za-z0-9_])@(?=[\p{L}\p{N}_])(?!(?<=[A-Za-z0-9][.+-]+@)[\w-]+\.\w)/gu,
  /#(?=\d+(?![A-Za-z0-9_]))/g,
  /(?<![A-Za-z0-9_])GH-(?=\d+(?![A-Za-z0-9_]))/gi,
  // The colon of `:tada:`, which GitHub turns into a picture; not that of a time or within an address.
  /:(?=(?:[a-z0-9_+-]*[a-z+-][a-z0-9_+-]*|100|1234):)(?<!:\/\/\S*)/gi,
  // In a commit message, and in the text of a pull request that is merged as one commit.
  /\[(?=(?:skip ci|ci skip|no ci|skip actions|actions skip)\])/gi,
  /(?<=^\s*)(?:co-authored-by|skip-checks)(?=\s*:)/gim,
];

/** The id of a commit; not within an address, and not a part of a UUID. */
const commit =
  /(?<![\w/]|(?<![0-9a-f])[0-9a-f]{4}-|(?<!\.\.)\.)(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}(?!\w|-[0-9a-f]{4}-|@[\w-]+\.\w|(?<=[\w.-]@[0-9a-f]+)[\w-]*\.\w)/gi;

/** GitHub takes no fewer signs for the id of a commit. */
const shortestCommit = 7;

const issuePage =
  /(?:(https?:\/\/)|(?<=^|[\s*_~(])(?=www\.))(?:www\.)?(?=github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull|discussions|commits?)\/)/gi;

/** Everything in a text (as it is read) on which GitHub would act, but for formulas, as the changes that keep it from that. */
export function signsIn(text: string): Edit[] {
  const edits = signs.flatMap((sign) =>
    [...text.matchAll(sign)].map(({ index, 0: found }) => insertion(index + found.length, joiner)),
  );
  return [...edits, ...commitsIn(text), ...issuePagesIn(text)];
}

function commitsIn(text: string): Edit[] {
  return [...text.matchAll(commit)].flatMap(({ index, 0: id }) => {
    const parts = Math.ceil(id.length / (shortestCommit - 1)) - 1;
    return Array.from({ length: parts }, (_, i) => insertion(index + (i + 1) * (shortestCommit - 1), joiner));
  });
}

/** Addresses of issues, pull requests and commits go through redirect.github.com, so that these are not told. */
export function issuePagesIn(text: string): Edit[] {
  return [...text.matchAll(issuePage)].map(({ index, 0: whole, 1: scheme = '' }) => ({
    start: index + scheme.length,
    end: index + whole.length,
    text: `${scheme === '' ? 'https://' : ''}redirect.`,
  }));
}

/**
 * Dollars that could be taken for the ends of a formula. `text`: what is read in one paragraph, code and pictures as one sign. Where any two
 * could be, all of them are kept from it: what GitHub takes for a formula is not written down anywhere.
 */
export function formulasIn(text: string): Edit[] {
  const dollars = [...text.matchAll(/\$/g)].map(({ index }) => index);
  const opens = (at: number) =>
    /[^\s\u200b]/.test(text[at + 1] ?? ' ') && !/[A-Za-z0-9\u200b]/.test(text[at - 1] ?? ' ');
  const first = dollars.findIndex(opens);
  if (first < 0) return [];
  const closes = (at: number) => /[^\s\u200b]/.test(text[at - 1] ?? ' ') || text[at + 1] === '$';
  if (!dollars.slice(first + 1).some(closes)) return [];
  return dollars.filter((at) => text[at - 1] !== zeroSpace).map((at) => insertion(at, zeroSpace));
}

/** The changes carried out. Of two that overlap the first wins; the same one twice is made once. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  let last: Edit | null = null;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const isAgain = last?.start === edit.start && last.end === edit.end && last.text === edit.text;
    if (edit.start < at || isAgain) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
    last = edit;
  }
  return out + text.slice(at);
}

function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
