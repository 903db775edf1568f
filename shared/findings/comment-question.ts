import type { Nodes } from 'mdast';
import { escapeMarkdown, parseMarkdown } from '../export/markdown-tree.ts';
import { squeeze } from '../markdown/words.ts';

/** A question is longer than a title and shorter than a paragraph. In UTF-16 units. */
const longest = 280;
/** Of a long comment the beginning is enough; in UTF-16 units. */
const mostRead = 5000;

/**
 * What a reviewer's comment becomes as an open question of a finding: its words on one line, who wrote them, and a link to where. No
 * quotation of others, no code, no picture. `once` is the address that it is known by.
 */
export function questionOf({ body, login, url }: { body: string; login: string; url: string }): {
  add: string;
  once: string;
} {
  const address = url.replace(/[\s<>()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const words = shortened(plainWords(body));
  const who = `[${escapeMarkdown(login)}, in review](${address})`;
  return {
    add: words === '' ? `What does this comment ask for? (${who})` : `${escapeMarkdown(words)} (${who})`,
    once: address,
  };
}

/** The first words of a comment, as plain text on one line. */
function plainWords(body: string): string {
  try {
    const paragraphs = parseMarkdown(body.slice(0, mostRead)).children.flatMap((block) => {
      const said = wordsOf(block);
      return said.trim() === '' ? [] : [said];
    });
    return squeeze(paragraphs.join(' '));
  } catch (error) {
    // Nested so deeply that the stack is too short.
    if (error instanceof RangeError) return squeeze(body.slice(0, mostRead));
    throw error;
  }
}

function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return ' ';
    case 'blockquote':
    case 'code':
    case 'html':
    case 'image':
    case 'imageReference':
    case 'definition':
    case 'thematicBreak':
    case 'footnoteDefinition':
    case 'footnoteReference':
      return '';
    default: {
      if (!('children' in node)) return '';
      const isInline = ['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(
        node.type,
      );
      return oneSpaced(node.children.map(wordsOf).join(isInline ? '' : ' '));
    }
  }
}

/** White space of any length is one space; that at the edges of inline words stays. */
function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Cut between words. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:]+$/, '')}…`;
}
