import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { highlightMarkFromMarkdown } from 'mdast-util-highlight-mark';
import { mathFromMarkdown } from 'mdast-util-math';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { highlightMark } from 'micromark-extension-highlight-mark';
import { math } from 'micromark-extension-math';
import { withForeignBlocks } from './foreign-blocks.ts';
import { literalFromMarkdown, literalSyntax } from './literal-syntax.ts';

// Text directives would turn the `12:34` of every transcript into markup, single dollars every price into math.
const { flow } = directive();
const syntax = [gfm(), { flow }, math({ singleDollarTextMath: false }), highlightMark(), literalSyntax()];

// The tree transforms of the autolink literals link escaped text again, so that `foo\@bar.example` could not stay text.
const withoutTransforms = (extension: Extension | Extension[]): Extension[] =>
  (Array.isArray(extension) ? extension : [extension]).map((one) => ({ ...one, transforms: [] }));

const trees = [
  gfmFromMarkdown(),
  directiveFromMarkdown(),
  mathFromMarkdown(),
  highlightMarkFromMarkdown,
  literalFromMarkdown(),
].flatMap((extension) => withoutTransforms(extension as Extension | Extension[]));

/** Parses the body of a note, positions included, exactly as note-format.md ("Body") configures it. */
export function parseMarkdown(body: string): Root {
  return withForeignBlocks(fromMarkdown(body, { extensions: syntax, mdastExtensions: trees }), body);
}
