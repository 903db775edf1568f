import { defineLanguageFacet, Language, syntaxHighlighting } from '@codemirror/language';
import { styleTags, tagHighlighter, tags } from '@lezer/highlight';
import { GFM, type MarkdownConfig, parser } from '@lezer/markdown';

/** Front matter, which Markdown itself would take for a rule and a heading. */
const frontMatter: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true }],
  props: [styleTags({ FrontMatter: tags.meta })],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(context, line) {
        if (context.lineStart !== 0 || line.text.trimEnd() !== '---') return false;
        const start = context.lineStart;
        while (context.nextLine()) {
          if (line.text.trimEnd() !== '---') continue;
          const end = context.lineStart + line.text.length;
          context.nextLine();
          context.addElement(context.elt('FrontMatter', start, end));
          return true;
        }
        return true;
      },
    },
  ],
};

const classes = tagHighlighter([
  { tag: [tags.heading1, tags.heading2, tags.heading3, tags.heading4, tags.heading5, tags.heading6], class: 'heading' },
  { tag: tags.strong, class: 'strong' },
  { tag: tags.emphasis, class: 'emphasis' },
  { tag: tags.strikethrough, class: 'strike' },
  { tag: [tags.monospace, tags.contentSeparator], class: 'code' },
  { tag: [tags.link, tags.url, tags.labelName], class: 'link' },
  { tag: [tags.meta, tags.processingInstruction, tags.comment, tags.character, tags.escape], class: 'meta' },
  { tag: [tags.angleBracket, tags.tagName, tags.attributeName, tags.attributeValue], class: 'meta' },
  { tag: tags.quote, class: 'quote' },
]);

/** Markdown as GitHub has it, with front matter; its tokens get the classes that `source-theme.ts` styles. */
export const markdownSource = [
  new Language(defineLanguageFacet(), parser.configure([GFM, frontMatter]), [], 'markdown').extension,
  syntaxHighlighting(classes),
];
