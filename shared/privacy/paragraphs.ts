const between = /\n(?:[ \t\r>]*\n)+/g;

/** The parts of a text that empty lines keep apart (also those of a quote), each with where it begins. */
export function paragraphsOf(text: string): { text: string; start: number }[] {
  const paragraphs: { text: string; start: number }[] = [];
  let start = 0;
  for (const gap of text.matchAll(between)) {
    if (gap.index > start) paragraphs.push({ text: text.slice(start, gap.index), start });
    start = gap.index + gap[0].length;
  }
  if (start < text.length) paragraphs.push({ text: text.slice(start), start });
  return paragraphs;
}
