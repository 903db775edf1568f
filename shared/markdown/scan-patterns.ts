/** How the lines look that begin a block of their own (CommonMark, GFM, flow directives, `$$` math). */
export const heading = /^(#{1,6})(?:[ \t]+|$)/;
export const rule = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
export const setext = /^(?:=+|-+)[ \t]*$/;
export const fence = /^(`{3,}(?=[^`]*$)|~{3,}|\${2,}(?=[^$]*$))/;
export const directive = /^(?::{3,}[ \t]*$|:{2,}[a-zA-Z][\w-]*(?:\[([^\]]*)\])?(?:\{[^}]*\})?[ \t]*$)/;
export const footnoteDefinition = /^\[\^([^\s[\]]+)\]:[ \t]*/;
export const htmlStarts: [RegExp, RegExp | null][] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-zA-Z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [
    /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:\s|\/?>|$)/i,
    null,
  ],
];
export const loneTag =
  /^<(?:\/[a-zA-Z][\w-]*\s*|[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?)>[ \t]*$/;
