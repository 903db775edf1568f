const name = String.raw`[A-Za-z_$][\w$]*`;
const names = String.raw`\{[^{}'"]*\}`;
const quoted = String.raw`(?:'[^'\s]+'|"[^"\s]+")`;
const end = String.raw`[ \t]*;?[ \t]*(?:\n|$)`;
const importing = new RegExp(
  String.raw`^import\s+(?:(?:type\s+)?(?:${name}(?:\s*,\s*(?:${names}|\*\s+as\s+${name}))?|${names}|\*\s+as\s+${name})\s+from\s+)?${quoted}${end}`,
);
const exporting = new RegExp(
  String.raw`^export\s+(?:(?:const|let|var)\s+${name}\s*=|(?:default\s+)?(?:async\s+)?function\b\s*\*?\s*(?:${name})?\s*\(|(?:default\s+)?class\s+${name}\s*(?:\{|extends\s)|default\s*[({[]|(?:\{[^{}'"]*\}|\*)\s*(?:from\s+${quoted})?${end})`,
);

/**
 * Whether a paragraph, given its source with lines apart by `\n`, is MDX: imports and exports, a comment in braces, or
 * elements whose tags HTML does not know. Prose that merely begins so (“import data from the old tool”) is not.
 */
export function isMdx(source: string): boolean {
  switch (source[0]) {
    case 'i':
    case 'e':
      return isModule(source);
    case '{':
      return source.startsWith('{/*') && source.trimEnd().indexOf('*/}') === source.trimEnd().length - 3;
    case '<':
      return isElements(source);
    default:
      return false;
  }
}

/** Imports up to the end, or to an export; what an export goes on with may be any code. */
function isModule(source: string): boolean {
  let rest = source;
  for (;;) {
    if (exporting.test(rest)) return true;
    const found = importing.exec(rest);
    if (!found) return false;
    rest = rest.slice(found[0].length).trimStart();
    if (rest === '') return true;
  }
}

const componentTag = /<(\/?)(?:([A-Z][\w$]*(?:\.[\w$]+)*)|(?=>))/y;

/** One element from its first tag to its last, or tags alone; at least one of them must be beyond HTML. */
function isElements(source: string): boolean {
  let depth = 0;
  let isBeyondHtml = false;
  let hasText = false;
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('<', at);
    const isText = source.slice(at, next < 0 ? source.length : next).trim() !== '';
    if (isText && depth === 0) return false;
    hasText ||= isText;
    if (next < 0) break;
    componentTag.lastIndex = next;
    const tag = componentTag.exec(source);
    if (!tag && depth === 0) return false;
    if (!tag) {
      hasText = true;
      at = next + 1;
      continue;
    }
    const close = endOfTag(source, componentTag.lastIndex);
    if (!close) return false;
    const [, slash, tagName] = tag;
    isBeyondHtml ||= tagName === undefined || tagName.includes('.') || close.hasBraces;
    if (slash) depth = Math.max(0, depth - 1);
    else if (!close.isSelfClosing) depth++;
    at = close.at + 1;
  }
  return isBeyondHtml && (depth === 0 || !hasText);
}

/** Where a tag ends, strings and balanced braces passed over; `null` if it does not. */
function endOfTag(source: string, from: number): { at: number; isSelfClosing: boolean; hasBraces: boolean } | null {
  let braces = 0;
  let hasBraces = false;
  for (let i = from; i < source.length; i++) {
    const char = source[i]!;
    if (char === '"' || char === "'" || char === '`') {
      const close = source.indexOf(char, i + 1);
      if (close < 0) return null;
      i = close;
    } else if (char === '{') {
      braces++;
      hasBraces = true;
    } else if (char === '}') {
      if (--braces < 0) return null;
    } else if (braces === 0 && char === '>') {
      return { at: i, isSelfClosing: source[i - 1] === '/', hasBraces };
    } else if (braces === 0 && char === '<') {
      return null;
    }
  }
  return null;
}
