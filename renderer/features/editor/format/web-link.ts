/** Whether a text is an address that may stand in a note as a link: web or mail, nothing around it. */
export function isWebLink(text: string): boolean {
  return /^(?:https?:\/\/\S+|mailto:\S+@\S+)$/i.test(text.trim()) && URL.canParse(text.trim());
}

/** What was typed into the address field as a link: with `https://` or `mailto:` where it has no scheme; `null` if it is none. */
export function toWebLink(typed: string): string | null {
  const text = typed.trim();
  if (isWebLink(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  const guess = `https://${text}`;
  return /^[^\s:/]+\.[^\s:/]+(?:[:/]\S*)?$/.test(text) && isWebLink(guess) ? guess : null;
}
