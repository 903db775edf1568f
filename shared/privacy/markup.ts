/** Something that is written and not shown. */
export interface Hidden {
  end: number;
  /** What it leaves between the words before and behind it. */
  apart: 'space' | 'break' | null;
}

export interface Markup {
  /** What begins at `at`, a `<` (also as `&lt;`, which shows the tag and still not the name in one piece) or `]`; `null` where that is shown. To be asked from left to right. */
  at(at: number): Hidden | null;
}

/** A longer target or tag is none, nor one with more parentheses in each other or quotes. */
const longest = 8000;
const deepest = 32;
const mostQuotes = 64;
const inlineTags =
  /^\/?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i;
const tagName = /\/?[A-Za-z][A-Za-z0-9-]{0,40}(?=[\s/>&])/y;

/**
 * Finds what a reader of the rendered text does not see: tags, comments, and the targets of links, as `](target)` and `][label]`. Linear: where
 * something ends is looked up once for all that begins before it.
 */
export function createMarkup(source: string): Markup {
  const ahead = new Map<string, number>();
  const next = (mark: string, from: number): number => {
    const known = ahead.get(mark);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = source.indexOf(mark, from);
    ahead.set(mark, found);
    return found;
  };
  return {
    at(at) {
      if (source[at] === '<') return comment(at + 1) ?? tag(at + 1);
      if (source[at] === '&') return source.startsWith('&lt;', at) ? (comment(at + 4) ?? tag(at + 4)) : null;
      return target(at) ?? label(at);
    },
  };

  /** `from`: behind what opens it. */
  function comment(from: number): Hidden | null {
    if (!source.startsWith('!--', from)) return null;
    const end = next('-->', from + 3);
    return end < 0 ? null : { end: end + 3, apart: null };
  }

  function tag(from: number): Hidden | null {
    tagName.lastIndex = from;
    const name = tagName.exec(source)?.[0];
    if (name === undefined) return null;
    const end = tagEnd(from + name.length);
    if (end < 0) return null;
    if (inlineTags.test(name)) return { end, apart: null };
    return { end, apart: /^\/?(?:br|img)$/i.test(name) ? 'space' : 'break' };
  }

  /** Behind the `>` of a tag; a `>` in quotes is none. */
  function tagEnd(from: number): number {
    let quotes = 0;
    for (let at = from; at < source.length && at - from < longest; at++) {
      const char = source[at];
      if (char === '>') return at + 1;
      if (char === '&' && source.startsWith('&gt;', at)) return at + 4;
      if (char === '<') return -1;
      if (char === '"' || char === "'") {
        const close = source.indexOf(char, at + 1);
        if (close < 0 || ++quotes > mostQuotes) return -1;
        at = close;
      }
    }
    return -1;
  }

  /** Parentheses within the target are in pairs. */
  function target(at: number): Hidden | null {
    if (source[at + 1] !== '(') return null;
    for (let end = at + 2, depth = 0; end < source.length && end - at < longest; end++) {
      const char = source[end];
      if (char === '(' && ++depth > deepest) return null;
      if (char === ')' && depth-- === 0) return { end: end + 1, apart: null };
    }
    return null;
  }

  function label(at: number): Hidden | null {
    if (source[at + 1] !== '[') return null;
    const close = next(']', at + 2);
    return close < 0 || close - at > longest ? null : { end: close + 1, apart: null };
  }
}
