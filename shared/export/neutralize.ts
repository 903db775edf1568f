import type { Root } from 'mdast';
import { type Rewriting, rewriteMarkdown } from './markdown-tree.ts';

/**
 * U+200D, the zero-width joiner: put after `@`, `#`, `:`, `GH-` or `<` it ends what GitHub looks for and leaves what people read.
 * Code is left alone: GitHub links nothing there, and it must stay fit for copying.
 */
export const joiner = '\u200D';

/** Whatever a rule below looks for begins with one of these: without any, nothing is parsed. */
const suspicious = /@|#\d|&[#a-z]|<!--|gh-\d|github\.com|:[a-z0-9_+-]+:|[0-9a-f]{7}/i;

/**
 * Makes Markdown say what it says without acting on GitHub: no mention, no issue or commit reference (and so no closing keyword
 * and no cross-reference), no name of an emoji, no HTML comment. Code spans, fences and link destinations keep their bytes, but for issue pages
 * of github.com, which go through redirect.github.com so that the issue is not told. */
export function neutralizeMarkdown(markdown: string): string {
  return neutralizeParsed(markdown);
}

/** The same for what has been parsed already. */
export function neutralizeParsed(markdown: string, root?: Root): string {
  if (!suspicious.test(markdown)) return markdown;
  const rules: Rewriting = {
    node(node, source) {
      switch (node.type) {
        case 'text':
          return neutralizeText(decodeTriggers(source));
        case 'html':
          return neutralizeText(source.replace(/<!--/g, '&lt;!--'));
        case 'definition':
        case 'image':
          return redirect(source);
        case 'code':
        case 'inlineCode':
          return source;
        default:
          return null;
      }
    },
    between: (parent, source) => (parent.type === 'link' ? redirect(source) : source),
  };
  return rewriteMarkdown(markdown, rules, root);
}

/** The same for one line of plain text (a title, a commit's subject); removes control and direction characters too. */
export function neutralizeLine(line: string): string {
  const visible = line
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  return neutralizeText(visible).replace(/\s+/g, ' ').trim();
}

/** The same for plain text of several lines. */
export function neutralizePlain(text: string): string {
  return text
    .split('\n')
    .map((line) => neutralizeLine(line))
    .join('\n');
}

const reference = /(?<!\\)((?:\\\\)*)&(?:(#0*64|#x0*40|commat)|(#0*35|#x0*23|num)|#0*45|#x0*2d);/gi;

/** The colon of `:tada:`, which GitHub turns into a picture; not that of a time or within an address. */
const emojiName = /:(?=(?:[a-z0-9_+-]*[a-z+-][a-z0-9_+-]*|100|1234):)(?<!:\/\/\S*)/gi;

function neutralizeText(text: string): string {
  return redirect(text)
    .replace(/<(?=!--)/g, `<${joiner}`)
    .replace(/(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_])/gu, `@${joiner}`)
    .replace(/(?<!&)#(?=\d)/g, `#${joiner}`)
    .replace(emojiName, `:${joiner}`)
    .replace(/(?<![\p{L}\p{N}])(GH-)(?=\d)/giu, `$1${joiner}`)
    .replace(/(?<=[\w.-])@(?=[0-9a-f]{7,40}(?![\w.-]))/gi, `@${joiner}`)
    .replace(
      // Not within `%48`: that is one letter.
      /(?<![\w./@-]|\u200d)(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])(?=[0-9a-f]{7,40}(?![\w-]))((?<=%)[0-9a-f]{2}|[0-9a-f])/gi,
      `$1${joiner}`,
    );
}

/** References to the characters that trigger something, which GitHub decodes before it looks; behind a backslash they are text. */
function decodeTriggers(source: string): string {
  return source.replace(reference, (_, backslashes: string, at?: string, hash?: string) => {
    return backslashes + (at ? '@' : hash ? '\\#' : '\\-');
  });
}

function redirect(text: string): string {
  return text.replace(
    /\bhttps?:\/\/(?:www\.)?github\.com(?=\/[\w.-]+\/[\w.-]+\/(?:issues|pull|discussions|commits?)\/)/gi,
    'https://redirect.github.com',
  );
}
