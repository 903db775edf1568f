/** How inline markup looks from its first character on (sticky: set `lastIndex`). */
export const special = /[\\`*_~=<>[\]&!%$\n]/;
/** Where running text may end; a line end needs no care of its own. */
export const markup = /[\\`*_~=<[\]&!%$]/g;
export const htmlTag =
  /<(?:\/[a-zA-Z][a-zA-Z0-9-]*\s*|[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?)>/y;
export const otherHtml: Record<string, RegExp> = {
  '<!--': /<!---?>|<!--[\s\S]*?-->/y,
  '<![CDATA[': /<!\[CDATA\[[\s\S]*?\]\]>/y,
  '<?': /<\?[\s\S]*?\?>/y,
  '<!': /<![a-zA-Z][^>]*>/y,
};
export const autolink = /<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*)>/y;
/**
 * The address of a link and its title. No two alternatives begin alike, white space is taken once and for all, and titles are
 * bounded: else a few dozen backslashes, or spaces without end, would keep the pattern busy for ever.
 */
export const resource =
  /\((?=(?<space>\s*))\k<space>(?:<(?<angled>(?:[^<>\n\\]|\\.)*)>|(?<bare>(?:(?!<)(?:[^\s()\\]|\\\S|\\(?!\S)|\((?:[^\s()\\]|\\\S|\((?:[^\s()\\]|\\\S)*\))*\))+)?))(?:\s+(?:"(?:[^"\\]|\\[\s\S]){0,1999}"|'(?:[^'\\]|\\[\s\S]){0,1999}'|\((?:[^()\\]|\\[\s\S]){0,1999}\)))?\s*\)/y;
export const labelAfter = /\[((?:[^[\]\\]|\\[\s\S]){0,999})\]/y;
export const characterReference = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
export const wikiLink = /\[\[([^[\]\n]+)\]\]/y;
export const callout = /\[![a-zA-Z-][a-zA-Z0-9 |-]{0,39}\]/y;
export const footnote = /\[\^[^\s[\]]+\]/y;
export const comment = /%%([^%\n](?:[^%\n]|%(?!%))*)%%/y;
export const asciiPunctuation = /[!-/:-@[-`{-~]/;

/** What a tag of HTML counts as. */
export function countedAs(tag: string): 'images' | 'links' | undefined {
  if (/^<img\s/i.test(tag)) return 'images';
  return /^<a\s/i.test(tag) ? 'links' : undefined;
}
