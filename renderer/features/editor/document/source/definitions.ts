import { $isLinkNode } from '@lexical/link';
import { $isElementNode, type LexicalNode } from 'lexical';
import { parseMarkdown } from '../../../../../shared/markdown/parse.ts';
import { state, styleOf } from '../nodes/state.ts';
import { identifiersIn } from './body-source.ts';

/** The definitions that hold in a document: what single blocks have to be read together with. */
export interface Definitions {
  /** Their Markdown, `''` if there are none. */
  text: string;
  /** How many blocks that is. */
  count: number;
  /** The identifiers they define. */
  present: ReadonlySet<string>;
  /** Identifiers that were defined when the file was loaded and are no more. */
  lost: ReadonlySet<string>;
}

export const noDefinitions: Definitions = { text: '', count: 0, present: new Set(), lost: new Set() };

/** Markdown together with the definitions it may refer to, and how many blocks of those follow its own. */
export function withDefinitions(markdown: string, { text, count }: Definitions): { markdown: string; extra: number } {
  if (count === 0 || !markdown.includes('[')) return { markdown, extra: 0 };
  return { markdown: `${markdown}\n\n${text}`, extra: count };
}

/** Collects the definitions among the present blocks; `before` are the identifiers the file defined when it was loaded. */
export function collectDefinitions(slices: readonly string[], before: ReadonlySet<string>): Definitions {
  const present = new Set(slices.flatMap((slice) => identifiersIn(parseMarkdown(slice))));
  const lost = new Set([...before].filter((identifier) => !present.has(identifier)));
  return { text: slices.join('\n\n'), count: slices.length, present, lost };
}

/** Whether a block has a link that refers to one of these definitions. Call within a read or update. */
export function $refersTo(node: LexicalNode, identifiers: ReadonlySet<string>): boolean {
  if (identifiers.size === 0) return false;
  const reference = $isLinkNode(node) ? styleOf(node, state.reference) : null;
  if (reference && identifiers.has(reference.identifier)) return true;
  return $isElementNode(node) && node.getChildren().some((child) => $refersTo(child, identifiers));
}
