import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/**
 * What GitHub does with a text besides showing it, from what is known of it: the filters of html-pipeline, its documentation, and which tags it
 * lets through. Looks at the HTML of cmark-gfm, which is GitHub's own parser, and shares no rule with the code that it judges.
 */
export function actsIn(html: string): string[] {
  const root = cleaned(parser.parse(html));
  const acts: string[] = [];
  walk(root, [], acts);
  return acts;
}

/** The same for what is no Markdown: a title, a commit message. */
export function actsInPlain(text: string): string[] {
  const acts: string[] = [];
  inText(text, acts);
  for (const [, page] of text.matchAll(issuePage)) acts.push(`tells ${page}`);
  if (/\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|^skip-checks: *true/im.test(text)) acts.push('skips');
  if (/^co-authored-by:/im.test(text)) acts.push('author');
  if (/<!--/.test(text)) acts.push('hides');
  return acts;
}

const parser = unified().use(rehypeParse, { fragment: true });
const issuePage =
  /\bhttps?:\/\/(?:www\.)?github\.com\/[^/\s]+\/[^/\s]+\/((?:issues|pull|discussions|commit)\/[0-9a-z]+)/gi;

/** The tags that GitHub keeps; it takes the others out and leaves what is in them. */
const kept = new Set(
  [
    'h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p ol ul table thead tbody tfoot blockquote dl dt dd',
    'kbd q samp var hr ruby rt rp li tr td th s strike summary details caption figure figcaption abbr bdo cite dfn mark small span time wbr',
    'picture source section input',
  ].flatMap((names) => names.split(' ')),
);
/** Those that only shape letters or blocks. */
const plain =
  /^(?:h[1-6]|br|b|i|strong|em|a|pre|code|img|ins|del|sup|sub|p|ol|ul|table|thead|tbody|tr|td|th|blockquote|hr|li|kbd|input|section)$/;

type Node = Root | RootContent | ElementContent;

/** What is left when comments and other tags are gone; texts that meet are one. */
function cleaned(root: Root): Root {
  const clean = (children: readonly Node[]): ElementContent[] => {
    const out: ElementContent[] = [];
    for (const child of children) {
      if (child.type === 'comment' || child.type === 'doctype') out.push({ type: 'comment', value: 'hidden' });
      else if (child.type === 'text') out.push({ ...child });
      else if (child.type === 'element') {
        const inside = clean(child.children);
        if (kept.has(child.tagName)) out.push({ ...child, children: inside });
        else if (child.tagName === 'u') out.push(...inside);
        else out.push({ type: 'comment', value: child.tagName }, ...inside);
      }
    }
    return out;
  };
  return { type: 'root', children: clean(root.children) };
}

function walk(node: Node, around: readonly string[], acts: string[]) {
  if (node.type === 'comment') acts.push(`hides ${node.value}`);
  if (node.type !== 'element' && node.type !== 'root') return;
  const inside = node.type === 'element' ? [...around, node.tagName] : around;
  if (node.type === 'element') inElement(node, acts);
  if (!inside.some((name) => ['pre', 'code', 'tt'].includes(name))) {
    const isLink = inside.includes('a');
    for (const text of textsOf(node.children)) {
      if (!isLink) inText(text, acts);
      else if (!/^(?:https?:|www\.|mailto:)/.test(text)) emoji(text, acts);
    }
  }
  for (const child of node.children) walk(child, inside, acts);
}

function inElement(node: Element, acts: string[]) {
  const { tagName, properties } = node;
  if (!plain.test(tagName)) acts.push(`tag ${tagName}`);
  const href = String(properties.href ?? '');
  for (const [, page] of href.matchAll(issuePage)) acts.push(`tells ${page}`);
  const [language] = ((properties.className as string[] | undefined) ?? []).flatMap((name) =>
    name.startsWith('language-') ? [name.slice(9).toLowerCase()] : [],
  );
  if (language !== undefined && /^(?:mermaid|geojson|topojson|stl|math)$/.test(language)) acts.push(`runs ${language}`);
  if (tagName === 'blockquote') {
    const first = node.children.find((child) => child.type === 'element');
    if (/^\s*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/i.test(first ? wordsOf(first) : '')) acts.push('alert');
  }
  if (/^(?:p|h[1-6]|td|th|li)$/.test(tagName)) formulas(wordsOf(node), acts);
}

/** In links nothing is a formula, and what is known says so of letters before the sign, too. */
function formulas(text: string, acts: string[]) {
  const before = '(?<![\\p{L}\\p{N}\\p{Cf}$])';
  if (new RegExp(`${before}\\$(?=[^\\s$])[^$]*[^\\s$]\\$`, 'u').test(text)) acts.push('formula');
  if (new RegExp(`${before}\\$\\$[^$]+\\$\\$`, 'u').test(text)) acts.push('formula');
}

function inText(text: string, acts: string[]) {
  const mention =
    /(?:^|[^A-Za-z0-9_])@([a-z0-9][a-z0-9-]*)(?:\/([a-z0-9][\w-]*))?(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)/gi;
  for (const [, who, team] of text.matchAll(mention)) acts.push(`mentions ${team ? `${who}/${team}` : who}`);
  for (const [, which] of text.matchAll(/#(\d+)(?![A-Za-z0-9_])/g)) acts.push(`tells #${which}`);
  for (const [, which] of text.matchAll(/(?<![A-Za-z0-9_])GH-(\d+)(?![A-Za-z0-9_])/gi)) acts.push(`tells GH-${which}`);
  for (const [, which] of text.matchAll(
    /(?<![A-Za-z0-9_/]|(?<![0-9a-f])[0-9a-f]{4}-|(?<!\.\.)\.)([0-9a-f]{7,40})(?![A-Za-z0-9_]|-[0-9a-f]{4}-|@[\w-]+\.\w)/g,
  )) {
    if (commits.some((one) => one.startsWith(which!))) acts.push(`links ${which}`);
  }
  for (const [, which] of text.matchAll(/[\w.-]@([0-9a-f]{7,40})(?![\w.-])/g)) {
    if (commits.some((one) => one.startsWith(which!))) acts.push(`links ${which}`);
  }
  emoji(text, acts);
}

/** The commits that there are in this world: GitHub links nothing else. */
export const commits = ['3f9a1c2d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678'];

function emoji(text: string, acts: string[]) {
  for (const [, name] of text.replace(/https?:\S+/g, '').matchAll(/:([a-z0-9_+-]+):/g)) {
    if (/[a-z]|^[+-]1$|^100$|^1234$/.test(name!)) acts.push(`pictures ${name}`);
  }
}

/** The texts right in an element; where a tag was taken out both together and each by itself. */
function textsOf(children: readonly Node[]): string[] {
  const texts: string[] = [];
  let together = '';
  for (const child of children) {
    if (child.type === 'text') {
      texts.push(child.value);
      together += child.value;
    } else if (child.type !== 'comment') {
      if (together !== texts.at(-1)) texts.push(together);
      together = '';
    }
  }
  return together === '' || together === texts.at(-1) ? texts : [...texts, together];
}

/** All that is read in it; code, pictures, and addresses that are links by themselves as one sign. */
function wordsOf(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'code' || node.tagName === 'img') return '\uFFFC';
  const words = node.children.map(wordsOf).join('');
  return node.tagName === 'a' && /^(?:https?:|www\.)/i.test(words) ? '\uFFFC' : words;
}
