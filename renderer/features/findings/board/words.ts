const shortest = 48;

/** A claim as it stands in a sentence: cut at a word where it is long. */
export function shortName(claim: string): string {
  const words = claim.trim();
  if (words === '') return 'Finding without a claim';
  if (words.length <= shortest) return words;
  const cut = words.slice(0, shortest);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > shortest / 2 ? end : shortest).replace(/[,;:.\s]+$/, '')}…`;
}

/** The same in quotes, as in `Moved to “…”`. */
export function quoted(claim: string): string {
  return claim.trim() === '' ? 'the finding without a claim' : `“${shortName(claim)}”`;
}

/** Longer than most people read at a glance; from here on a hint says so. */
const longClaim = 200;

/** What could be better about a claim, as a sentence; `null` where it is one standalone sentence of a usual length. */
export function claimHint(claim: string): string | null {
  const words = claim.trim();
  if (words === '') return null;
  if (words.length > longClaim)
    return `${words.length.toLocaleString('en-US')} characters. Say it in one shorter sentence.`;
  if (/[.!?]["”’)]?\s+\p{Lu}/u.test(words)) return 'More than one sentence. Make the others findings of their own.';
  if (/^(?:it|they|this|that|these|those|he|she|and|but|also)\b/i.test(words)) {
    return 'Name who or what, so that the sentence stands alone.';
  }
  return null;
}

/** A claim on one line, as it is kept: line breaks and tabs become spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
