import { CodeNode } from '@lexical/code-core';
import { $createLinkNode, LinkNode } from '@lexical/link';
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
import { $createParagraphNode, $createTextNode, $isParagraphNode } from 'lexical';
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
