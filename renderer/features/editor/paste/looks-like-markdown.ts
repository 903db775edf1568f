const signs: readonly [pattern: RegExp, weight: number][] = [
  [/^#{1,6} \S/m, 1],
  [/^(?:\s*(?:[-*+]|\d{1,9}[.)]) \S.*\n?){2,}/m, 1],
  [/^> \S/m, 1],
  [/(?:^|\s)(?:\*\*|__)\S[^\n]*?\S?(?:\*\*|__)/m, 1],
  [/^\s*[-*+] \[[ xX]\] \S/m, 2],
  [/^(`{3,}|~{3,})[^\n`]*\n[\s\S]*?^\1\s*$/m, 2],
  [/^\s*\|?\s*:?-{3,}:?\s*\|[\s:|-]*$/m, 2],
  [/\[[^\]\n]+\]\((?:https?:|mailto:|#t=)[^)\s]+\)/, 2],
  [/<mark data-highlight="h_/, 2],
];

/**
 * Whether a plain text from the clipboard is meant as Markdown. One heading sign or one dash is not enough (a shell comment,
 * a signature): it takes one sign that prose never has, or two that it rarely has.
 */
export function looksLikeMarkdown(text: string): boolean {
  const sample = text.slice(0, 20_000).replace(/\r\n?/g, '\n');
  let weight = 0;
  for (const [pattern, worth] of signs) if (pattern.test(sample)) weight += worth;
  return weight >= 2;
}
