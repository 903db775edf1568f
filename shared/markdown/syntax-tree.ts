import type { Data, Literal, Parent, PhrasingContent } from 'mdast';

/** `[[wiki]]`, `![[embed]]`, `[!note]` or `%% comment %%`, kept as it stands. */
export interface OpaqueLiteral extends Literal {
  type: 'opaqueLiteral';
}

/** A top-level block of another dialect (MDX, a `%%` comment over several lines), kept as it stands. */
export interface ForeignBlock extends Literal {
  type: 'foreignBlock';
}

/** Only written, never read: Markdown that goes out as it is, as a block or inside a line. */
export interface VerbatimBlock extends Literal {
  type: 'verbatimBlock';
}
export interface Verbatim extends Literal {
  type: 'verbatim';
}

/** Only written: content between a pair of inline HTML tags. */
export interface HtmlSpan extends Parent {
  type: 'htmlSpan';
  open: string;
  close: string;
  children: PhrasingContent[];
}

/** How a node was spelled in its file. What is missing is written in the sample's style. */
export interface Spelling extends Data {
  /** Break: `soft`, `\`, spaces, or the HTML tag. Link: `inline`, `autolink`, `literal`. */
  style?: string;
  bullet?: string;
  repeatsNumber?: boolean;
  /** The line under a heading; `''` for `#`. */
  underline?: string;
  fence?: string;
  rule?: string;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    opaqueLiteral: OpaqueLiteral;
    verbatim: Verbatim;
    htmlSpan: HtmlSpan;
  }
  interface RootContentMap {
    opaqueLiteral: OpaqueLiteral;
    verbatim: Verbatim;
    htmlSpan: HtmlSpan;
    verbatimBlock: VerbatimBlock;
    foreignBlock: ForeignBlock;
  }
  interface BlockContentMap {
    verbatimBlock: VerbatimBlock;
    foreignBlock: ForeignBlock;
  }
}
