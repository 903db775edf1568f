import { spawnSync } from 'node:child_process';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Debian's package; another Markdown implementation than ours, in C, by other people. */
const program = 'cmark-gfm';
const extensions = ['table', 'strikethrough', 'autolink', 'tasklist', 'footnotes'];

/** The judge's version. Throws where it is not installed. */
export function judgeVersion(): string {
  const { stdout, error } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  if (error) throw new Error('cmark-gfm is missing. Install it (apt-get install cmark-gfm) and start again.');
  return stdout.split('\n', 1)[0]!;
}

/** A document as HTML, in the judge's eyes. */
export function render(markdown: string): string {
  const args = ['--unsafe', '--full-info-string', ...extensions.flatMap((name) => ['-e', name])];
  const { status, stdout, error } = spawnSync(program, args, { input: markdown, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`cmark-gfm failed: ${error?.message ?? status}`);
  return stdout;
}

const mark = 'blockends';

/**
 * The HTML of each block of one document, rendered in one go: apart by paragraphs that nothing refers to. `definitions` hold for
 * all of them. A block that goes on to the end of the document (an open fence) is rendered alone.
 */
export function renderBlocks(blocks: readonly string[], definitions: string): string[] {
  const ends = blocks.map((_, i) => `<p>${mark}${i}x</p>\n`);
  const html = render(blocks.map((block, i) => `${block}\n\n${mark}${i}x\n\n`).join(''));
  const out: string[] = [];
  let from = 0;
  for (const [i, block] of blocks.entries()) {
    const at = html.indexOf(ends[i]!, from);
    const isMissing = at < 0 || html.slice(from, at).includes(`${mark}${i - 1}x`);
    out.push(isMissing ? render(`${definitions}\n\n${block}`) : html.slice(from, at));
    if (at >= 0) from = at + ends[i]!.length;
  }
  return out;
}

/** What an HTML fragment shows: blocks in their order, words with their formatting, links with their addresses. */
export function shownBy(html: string): string {
  const out: string[] = [];
  walk(parser.parse(html) as HtmlNode, [], { out, isPre: false });
  return out.join('\n');
}

interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

const parser = unified().use(rehypeParse, { fragment: true });
const inline = new Set('a abbr b bdi cite code del em i ins kbd mark q s small span strong sub sup u var'.split(' '));

/** Spaces carry no formatting, and formats of the same words have no order: no reader sees either. */
function walk(node: HtmlNode, around: readonly string[], to: { out: string[]; isPre: boolean }): void {
  if (node.type === 'text') {
    const text = node.value ?? '';
    if (to.isPre || around.includes('code')) {
      to.out.push(`${[...around].sort().join(' ')}: ${JSON.stringify(text.replace(/\n$/, ''))}`);
      return;
    }
    for (const [part] of text.matchAll(/\s+|\S+/g)) add(part, around, to.out);
    return;
  }
  if (node.type === 'comment') to.out.push(`<!--${node.value?.trim()}-->`);
  if (node.type !== 'element') {
    for (const child of node.children ?? []) walk(child, around, to);
    return;
  }
  const name = node.tagName!;
  const properties = Object.entries(node.properties ?? {}).filter(([key]) => key !== 'id');
  const tag = properties.length === 0 ? name : `${name} ${JSON.stringify(properties.sort())}`;
  if (inline.has(name)) {
    if (node.children?.length === 0) to.out.push(`<${tag}>`);
    for (const child of node.children ?? []) walk(child, around.includes(tag) ? around : [...around, tag], to);
    return;
  }
  trimEnd(to.out);
  to.out.push(`<${tag}>`);
  const inside = { out: to.out, isPre: to.isPre || name === 'pre' };
  for (const child of node.children ?? []) walk(child, around, inside);
  trimEnd(to.out);
  if (name !== 'br' && name !== 'hr' && name !== 'img' && name !== 'input') to.out.push(`</${name}>`);
}

/** Pieces of one word under the same formatting are one; a space counts once, and not at the edges of a block. */
function add(part: string, around: readonly string[], out: string[]): void {
  const last = out.at(-1) ?? '<>';
  if (/^\s/.test(part)) {
    if (last !== ' ' && !/^<[^>]*>$/.test(last)) out.push(' ');
    return;
  }
  const prefix = `${[...around].sort().join(' ')}| `;
  if (last.startsWith(prefix)) out[out.length - 1] = last + part;
  else out.push(prefix + part);
}

function trimEnd(out: string[]): void {
  if (out.at(-1) === ' ') out.pop();
}

/** The words and addresses in HTML, without its tags. */
export function textOf(html: string): string {
  const texts: string[] = [];
  const visit = (node: HtmlNode) => {
    if (node.value !== undefined) texts.push(node.value);
    for (const key of ['href', 'src', 'alt', 'title']) {
      const value = node.properties?.[key];
      if (typeof value === 'string') texts.push(value);
    }
    if (node.tagName && !inline.has(node.tagName)) texts.push(' ');
    for (const child of node.children ?? []) visit(child);
  };
  visit(parser.parse(html) as HtmlNode);
  return texts.join('');
}
