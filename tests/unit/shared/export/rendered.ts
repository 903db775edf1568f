import { judgeVersion, render } from '../../../fidelity/judge.ts';

/** What a document looks like to whoever reads it on GitHub, in the eyes of cmark-gfm. */
export interface Rendered {
  html: string;
  /** `1 Title`, `2 Summary` … in their order. */
  headings: string[];
  /** The elements in their order, without their words; links out of the document left out. */
  skeleton: string;
  /** Everything that is read, white space folded. */
  text: string;
  /** Addresses of links out of the document. */
  out: string[];
  /** Links and footnotes within the document that lead nowhere. */
  broken: string[];
}

// Where cmark-gfm is not installed this throws a sentence that names the package.
judgeVersion();

/** Renders a document. */
export function rendered(markdown: string): Rendered {
  const html = render(markdown);
  const tags = [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g)].map(([, slash, name, rest = '']) => ({
    slash,
    name: name!,
    href: /\shref="([^"]*)"/.exec(rest)?.[1],
    id: /\sid="([^"]*)"/.exec(rest)?.[1],
  }));
  const headings = [...html.matchAll(/<h([1-6])>(.*?)<\/h\1>/gs)].map(
    ([, depth, inner]) => `${depth} ${words(inner!)}`,
  );
  const links = tags.flatMap(({ href }) => href ?? []);
  const targets = new Set([...tags.flatMap(({ id }) => id ?? []), ...anchors(headings.map((one) => one.slice(2)))]);
  let isOut = false;
  const skeleton = tags.filter(({ slash, name, href }) => {
    if (name !== 'a') return true;
    if (!slash) isOut = href !== undefined && !href.startsWith('#');
    return !isOut;
  });
  return {
    html,
    headings,
    skeleton: skeleton.map(({ slash, name }) => slash + name).join(' '),
    text: words(html),
    out: links.filter((href) => !href.startsWith('#')),
    broken: links.filter((href) => href.startsWith('#') && !targets.has(href.slice(1))),
  };
}

/** How GitHub names the anchors of headings: lower case, no punctuation, `-` for a space, a number for one that is there already. */
function anchors(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
}

function words(html: string): string {
  return html
    .replace(/<\/?(?:a|em|strong|code)(?:\s[^<>]*)?>/g, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
