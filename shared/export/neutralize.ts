import type { Nodes, PhrasingContent, Root } from 'mdast';
import { type Edit, edited, formulasIn, issuePagesIn, joiner, signsIn } from './github-signs.ts';
import { extentOf, parseMarkdown } from './markdown-tree.ts';
import { harmlessTag } from './note-html.ts';
import { unitsOf } from './written-units.ts';

/** Whatever is looked for has one of these in it: without any, nothing is parsed. */
const suspicious =
  /[@<&]|#\d|gh\\?-\d|github\\?\.com|:[a-z0-9_+\\-]+:|[0-9a-f]{7}|\[\\?!|\$[\s\S]*\$|-by|skip|ci\\?\]|(?:`{3}|~{3})[ \t]*[a-z]/i;

/** Control characters, and signs that make what follows them run the other way: nobody sees them, and what is read is not what is written. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202d\u202e]/g;

/** What GitHub runs instead of showing it. */
const programs: ReadonlySet<string> = new Set(['mermaid', 'math', 'geojson', 'topojson', 'stl', 'suggestion']);

const alert = /^\s*\[(?=!(?:note|tip|important|warning|caution)\])/i;

/** How often what was made harmless is looked at anew: tags that have become text may make a paragraph of what was none. */
const rounds = 4;

/**
 * Makes Markdown say what it says without acting on GitHub: no mention, no issue or commit reference (and so no closing keyword
 * and no cross-reference), no name of an emoji, no formula, no alert, no diagram, no HTML but the few tags that only shape letters, nothing
 * hidden. Code spans and link destinations keep their bytes, and so does what a fence holds, but for issue pages of github.com,
 * which go through redirect.github.com so that the issue is not told.
 */
export function neutralizeMarkdown(markdown: string): string {
  return neutralizeParsed(markdown);
}

/** The same for what has been parsed already. */
export function neutralizeParsed(markdown: string, root?: Root): string {
  let text = markdown.replace(unseen, '');
  let parsed = text === markdown ? root : undefined;
  for (let round = 0; round < rounds && suspicious.test(text); round++) {
    const { edits, tags } = editsIn(parsed ?? parseMarkdown(text), text);
    if (edits.length === 0) return text;
    text = edited(text, edits);
    parsed = undefined;
    if (!tags) return text;
  }
  return text;
}

/** The same for one line of plain text (a title, a commit's subject); removes control and direction characters too. */
export function neutralizeLine(line: string): string {
  const visible = line
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/<(?=!--)/g, `<${joiner}`);
  return edited(visible, signsIn(visible)).replace(/\s+/g, ' ').trim();
}

/** The same for plain text of several lines. */
export function neutralizePlain(text: string): string {
  return text
    .split('\n')
    .map((line) => neutralizeLine(line))
    .join('\n');
}

/** What is to be changed in a source. `tags`: some of it is HTML that becomes text. */
interface Found {
  edits: Edit[];
  tags: boolean;
}

function editsIn(root: Root, source: string): Found {
  const found: Found = { edits: [], tags: false };
  visit(root, source, found);
  return found;
}

function visit(node: Nodes, source: string, found: Found): unknown {
  const [start, end] = extentOf(node);
  switch (node.type) {
    case 'html':
      return visitTag(source.slice(start, end), start, found);
    case 'code':
      return visitFence(node.lang ?? '', source.slice(start, end), start, found);
    case 'definition':
    case 'image':
      return redirect(node.url, source, start, end, found);
    case 'link':
      if (isAddress(node, source)) return redirect('', source, start, end, found);
      redirect(node.url, source, extentOf(node.children.at(-1) ?? node)[node.children.length > 0 ? 1 : 0], end, found);
      break;
    case 'text':
      return found.edits.push(...piecesOf([node], source).references());
    case 'blockquote':
      visitQuote(node, source, found);
      break;
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      for (const edit of piecesOf(node.children, source).place(formulasIn)) {
        found.edits.push(edit);
        // With the sign behind it `https://` would begin an address.
        const at = edit.start - 2;
        if (source.startsWith('://', at - 1)) found.edits.push({ start: at, end: at, text: '\\' });
      }
      break;
  }
  if (!('children' in node)) return;
  for (const run of runsOf(node.children)) {
    found.edits.push(...piecesOf(run, source).place(signsIn));
    // What stands behind a tag stands at the beginning of a text, too.
    if (run.length > 1) for (const one of run) found.edits.push(...piecesOf([one], source).place(signsIn));
  }
  for (const child of node.children) visit(child, source, found);
}

/** An address that is a link by itself is no text to GitHub, and a sign within it would lead elsewhere. */
function isAddress(node: Nodes, source: string): boolean {
  const [start] = extentOf(node);
  if (node.type !== 'link' || source[start] === '[') return false;
  // Here GitHub's parser takes fewer for a link than ours.
  return !/^www/i.test(source.slice(start, start + 3)) || start === 0 || /[\s*_~(]/.test(source[start - 1]!);
}

function visitTag(tag: string, start: number, found: Found) {
  if (harmlessTag.test(tag)) return;
  found.tags = true;
  for (const { index } of tag.matchAll(/</g)) {
    found.edits.push({ start: start + index, end: start + index + 1, text: '&lt;' });
  }
}

/** The name of a language that is a program gets a sign that nobody sees, so that the code is shown. */
function visitFence(lang: string, source: string, start: number, found: Found) {
  if (!programs.has(lang.toLowerCase())) return;
  const at = start + (/^(?:`{3,}|~{3,})[ \t]*\S+/.exec(source)?.[0].length ?? 0);
  if (at > start) found.edits.push({ start: at, end: at, text: joiner });
}

function visitQuote(node: Nodes & { type: 'blockquote' }, source: string, found: Found) {
  const [first] = node.children;
  if (first?.type !== 'paragraph') return;
  const mark = (text: string): Edit[] => {
    const opened = alert.exec(text)?.[0].length;
    return opened === undefined ? [] : [{ start: opened, end: opened, text: joiner }];
  };
  found.edits.push(...piecesOf(first.children, source).place(mark));
}

/** Where `url` is that of an issue, whatever it is written like in `[start, end)`. */
function redirect(url: string, source: string, start: number, end: number, { edits }: Found) {
  const written = source.slice(start, end);
  const plain = issuePagesIn(written);
  if (plain.length > 0) {
    edits.push(...plain.map((edit) => ({ ...edit, start: start + edit.start, end: start + edit.end })));
    return;
  }
  const there = issuePagesIn(url);
  const destination = there.length > 0 ? /\](?:\(|:)\s*(<[^>]*>|\S+?)(?=\s|\)?$)/.exec(written) : null;
  if (!destination) return;
  const at = start + destination.index + destination[0].length - destination[1]!.length;
  const text = edited(url, there).replace(/[\s<>()]/g, encodeURIComponent);
  edits.push({ start: at, end: at + destination[1]!.length, text });
}

/** Texts that are one to GitHub: what stands between tags that it takes out moves together. */
function runsOf(children: readonly Nodes[]): PhrasingContent[][] {
  const runs: PhrasingContent[][] = [];
  let isOpen = false;
  for (const child of children) {
    const goesOn = child.type === 'text' || child.type === 'html';
    if (goesOn && isOpen) runs.at(-1)!.push(child);
    else if (child.type === 'text') runs.push([child]);
    isOpen = goesOn && (isOpen || child.type === 'text');
  }
  return runs;
}

/** What is read in inline content, and how changes of it are made in the source. */
function piecesOf(nodes: readonly Nodes[], source: string) {
  let text = '';
  const units: { start: number; end: number }[] = [];
  const put = (value: string, [start, end]: [number, number]) => {
    text += value;
    for (let i = 0; i < value.length; i++) units.push({ start, end });
  };
  const read = (node: Nodes) => {
    switch (node.type) {
      case 'text': {
        const [start, end] = extentOf(node);
        const own = unitsOf(node.value, source.slice(start, end));
        text += node.value.slice(0, own.length);
        units.push(...own.map((unit) => ({ start: start + unit.start, end: start + unit.end })));
        return;
      }
      case 'html':
        return;
      case 'break':
        return put('\n', extentOf(node));
      default:
        if (!('children' in node) || isAddress(node, source)) put('\uFFFC', extentOf(node));
        else for (const child of node.children) read(child);
    }
  };
  for (const node of nodes) read(node);
  return {
    place: (look: (text: string) => Edit[]): Edit[] =>
      look(text).map(({ start, end, text: put }) => ({
        start: units[start]?.start ?? units.at(-1)!.end,
        end: end > start ? units[end - 1]!.end : (units[start]?.start ?? units.at(-1)!.end),
        text: put,
      })),
    /** Signs that are written as references stand for themselves, so that a decision is about the string that leaves. */
    references: (): Edit[] =>
      units.flatMap(({ start, end }, i) =>
        source[start] === '&' && end > start + 1 && /[@#-]/.test(text[i]!) && !endsInAddress(source, start)
          ? [{ start, end, text: text[i] === '@' ? '@' : `\\${text[i]}` }]
          : [],
      ),
  };
}

/** Right behind an address a sign would become a part of it. */
function endsInAddress(source: string, end: number): boolean {
  return /(?:www\.|:\/\/)\S*$/i.test(source.slice(Math.max(0, end - 2048), end));
}
