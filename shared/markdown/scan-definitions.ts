/** The labels that a body seems to define, for links and footnotes, normalised. */
export function definitionsOf(body: string): Set<string> {
  const labels = new Set<string>();
  if (!body.includes(']:')) return labels;
  for (const match of body.matchAll(/^[ \t>*+-]*\[((?:[^[\]\\\n]|\\.){1,999})\]:/gm)) {
    labels.add(normaliseLabel(match[1]!));
  }
  return labels;
}

/** The form in which labels of links and definitions are compared (CommonMark 0.31, "matches"). */
export function normaliseLabel(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}
