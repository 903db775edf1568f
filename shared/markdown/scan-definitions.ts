import type { Line } from './scan-types.ts';

/** A link definition (CommonMark 0.31, "Link reference definitions"): label, address and title may stand on lines of their own. */
const definition =
  /\[(?!\^)(?:[^[\]\\]|\\[\s\S]){1,999}\]:[ \t]*(?:\n[ \t]*)?(?:<(?:[^<>\n\\]|\\.)*>|[^\s<]\S*)(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)))?[ \t]*(?:\n|$)/y;

/** What is left of the lines of a paragraph without the definitions that it begins with. */
export function afterDefinitions(lines: Line[]): Line[] {
  if (!lines[0]?.text.startsWith('[')) return lines;
  const source = lines.map((line) => line.text).join('\n');
  let end = 0;
  for (definition.lastIndex = 0; definition.test(source); ) end = definition.lastIndex;
  if (end === 0) return lines;
  return end === source.length ? [] : lines.slice(source.slice(0, end).split('\n').length - 1);
}

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
