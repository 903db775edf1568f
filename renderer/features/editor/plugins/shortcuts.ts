import { CodeNode } from '@lexical/code-core';
import { $createLinkNode, LinkNode } from '@lexical/link';
import { $isListItemNode, $isListNode } from '@lexical/list';
import {
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CHECK_LIST,
  CODE,
  type ElementTransformer,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  type MultilineElementTransformer,
  ORDERED_LIST,
  STRIKETHROUGH,
  type TextMatchTransformer,
  type Transformer,
  UNORDERED_LIST,
} from '@lexical/markdown';
import { $createQuoteNode, QuoteNode } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $isParagraphNode, type TextNode } from 'lexical';
import { $createRuleNode, RuleNode } from '../document/nodes/rule-node.ts';

const quote: ElementTransformer = {
  type: 'element',
  dependencies: [QuoteNode],
  export: () => null,
  regExp: /^>\s/,
  replace(paragraph, children) {
    if (!$isParagraphNode(paragraph)) return false;
    const inner = $createParagraphNode().append(...children);
    paragraph.replace($createQuoteNode({ shadowRoot: true }).append(inner));
    inner.select(0, 0);
  },
};

const rule: ElementTransformer = {
  type: 'element',
  dependencies: [RuleNode],
  export: () => null,
  regExp: /^(?:-{3,}|\*{3,}|_{3,})\s?$/,
  triggerOnEnter: true,
  replace(paragraph, children) {
    if (!$isParagraphNode(paragraph)) return false;
    const next = $createParagraphNode().append(...children);
    paragraph.insertBefore($createRuleNode());
    paragraph.replace(next);
    next.select(0, 0);
  },
};

const link: TextMatchTransformer = {
  type: 'text-match',
  dependencies: [LinkNode],
  regExp: /(?<!!)\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^()\s]+)\)$/,
  trigger: ')',
  replace(text, match) {
    text.replace($createLinkNode(match[2]!).append($createTextNode(match[1]).setFormat(text.getFormat())));
  },
};

/** A fence is code only when the line ends after it: three backticks and a space begin an inline span as well. */
const fence: MultilineElementTransformer = { ...CODE, dependencies: [CodeNode] };

/** What typing turns into formatting at once. Only forms that the note's file can hold. */
export const shortcuts: Transformer[] = [
  HEADING,
  quote,
  CHECK_LIST,
  UNORDERED_LIST,
  ORDERED_LIST,
  rule,
  fence,
  INLINE_CODE,
  BOLD_ITALIC_STAR,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
  link,
];

/** `[ ] ` typed at the start of a bulleted item makes its list one of tasks: the bullet came first, with its own space. */
export function $taskInItem(text: TextNode): void {
  const item = text.getParent();
  const typed = /^\[([ xX]?)\] /.exec(text.getTextContent());
  if (!typed || !$isListItemNode(item) || text.getPreviousSibling()) return;
  const list = item.getParent();
  if (!$isListNode(list) || list.getListType() !== 'bullet') return;
  text.spliceText(0, typed[0].length, '', true);
  list.setListType('check');
  for (const one of list.getChildren()) {
    if ($isListItemNode(one) && !$isListNode(one.getFirstChild())) one.setChecked(one.is(item) && /x/i.test(typed[1]!));
  }
}
