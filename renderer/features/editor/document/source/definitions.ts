import { $isElementNode, type LexicalNode } from 'lexical';
import type { Definition, FootnoteDefinition, Nodes } from 'mdast';
import { parseMarkdown } from '../../../../../shared/markdown/parse.ts';
import { normaliseLabel } from '../../../../../shared/markdown/scan-definitions.ts';
import { serializeMarkdown } from '../../../../../shared/markdown/serialize.ts';
import { $isOpaqueBlockNode } from '../nodes/opaque-nodes.ts';
import { state, styleOf } from '../nodes/state.ts';
import { sliceOf } from '../read/source.ts';
import type { Target } from '../write/write-inline.ts';

/** The definitions that hold in a document: what single blocks have to be read together with. */
export interface Definitions {
  /** Their Markdown, `''` if there are none. */
  text: string;
  /** The Markdown of each by its label, `^` before those of footnotes; the first of a name counts. */
  byLabel: ReadonlyMap<string, string>;
  /** What they define, by identifier; the first of a name counts. */
  present: ReadonlyMap<string, Target>;
  /** Identifiers that were defined when the file was loaded and are no more. */
  lost: ReadonlySet<string>;
}

export const noDefinitions: Definitions = { text: '', byLabel: new Map(), present: new Map(), lost: new Set() };

/**
 * Markdown together with the definitions it may refer to, and how many blocks of those follow its own. A note may define
 * thousands, of which a block names a few.
 */
export function withDefinitions(markdown: string, { byLabel }: Definitions): { markdown: string; extra: number } {
  if (byLabel.size === 0 || !markdown.includes('[')) return { markdown, extra: 0 };
  const named = new Set<string>();
  for (const [, label] of markdown.matchAll(/\[((?:[^[\]\\]|\\[\s\S])+)\]/g)) {
    // Of a label over several lines, the marks of the quote it stands in are no part.
    const plain = normaliseLabel(label!.replace(/\n[ \t>]*/g, ' '));
    if (byLabel.has(plain)) named.add(plain);
  }
  const texts = [...named].map((label) => byLabel.get(label)!);
  return { markdown: [markdown, ...texts].join('\n\n'), extra: texts.length };
}

/**
 * Collects the definitions among the present blocks; `before` are the identifiers the file defined when it was loaded, `removed`
 * the blocks with definitions that are gone since.
 */
export function collectDefinitions(
  slices: readonly string[],
  before: ReadonlySet<string>,
  removed: readonly string[] = [],
): Definitions {
  const found = slices.flatMap((slice) =>
    definitionsIn(parseMarkdown(slice)).map((node) => ({ node, text: textOf(node, slice) })),
  );
  const present = new Map<string, Target>();
  for (const { node } of found) {
    if (node.type !== 'definition' || present.has(node.identifier)) continue;
    present.set(node.identifier, { url: node.url, title: node.title ?? null });
  }
  const lost = new Set([...before].filter((identifier) => !present.has(identifier)));
  // With a definition gone, another of its name holds, which may lead elsewhere.
  for (const slice of removed) {
    for (const node of definitionsIn(parseMarkdown(slice))) {
      if (node.type !== 'definition') continue;
      const other = present.get(node.identifier);
      if (other && (other.url !== node.url || other.title !== (node.title ?? null))) lost.add(node.identifier);
    }
  }
  const byLabel = new Map<string, string>();
  for (const { node, text } of found) {
    const label = (node.type === 'footnoteDefinition' ? '^' : '') + normaliseLabel(node.identifier);
    if (!byLabel.has(label)) byLabel.set(label, text);
  }
  return { text: found.map(({ text }) => text).join('\n\n'), byLabel, present, lost };
}

/** Definitions wherever they stand; those of a footnote come with it. */
function definitionsIn(node: Nodes): (Definition | FootnoteDefinition)[] {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') return [node];
  return 'children' in node ? node.children.flatMap((child) => definitionsIn(child)) : [];
}

/** A definition by itself: as it stands, or written anew where it stands inside of something. */
function textOf(node: Definition | FootnoteDefinition, slice: string): string {
  const text = sliceOf(slice, node);
  if (node.position?.start.column === 1 && !text.includes('\n')) return text;
  return serializeMarkdown({ type: 'root', children: [node] }).replace(/\n$/, '');
}

/** Sources in a block that may define something. Call within a read or update. */
export function $definingSources(node: LexicalNode): string[] {
  if ($isOpaqueBlockNode(node)) return [styleOf(node, state.source)].filter((source) => source.includes(']:'));
  return $isElementNode(node) ? node.getChildren().flatMap($definingSources) : [];
}

/** Whether a block has a link or an image that refers to one of these definitions. Call within a read or update. */
export function $refersTo(node: LexicalNode, identifiers: ReadonlySet<string>): boolean {
  if (identifiers.size === 0) return false;
  const reference = styleOf(node, state.reference);
  if (reference && identifiers.has(reference.identifier)) return true;
  return $isElementNode(node) && node.getChildren().some((child) => $refersTo(child, identifiers));
}
