import { type Document, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { unmaskEvidence } from './evidence-block.ts';
import { editEvidence, writeEvidence } from './evidence-edit.ts';
import {
  isBlockCollection,
  keyOf,
  parseFrontMatter,
  parseYaml,
  readValue,
  setEvidenceApart,
  type YamlValue,
} from './front-matter.ts';
import { keyOrderOf } from './key-order.ts';
import { type FileParts, splitFile } from './split-file.ts';
import { extentOf, lineStart, nextLine, rangeOf } from './yaml-places.ts';
import { type Quote, writeYamlKey, writeYamlValue } from './yaml-write.ts';

export interface FrontMatterEdit {
  /** The whole file after the edit; the file as given where nothing was, or could be, changed. */
  text: string;
  /**
   * `unchanged`: the key had that value already. `edited`: only the range of that key changed. `rewritten`: the front matter
   * had to be written anew from its values (comments kept, spacing not). `refused`: it cannot be changed safely; nothing was.
   */
  outcome: 'unchanged' | 'edited' | 'rewritten' | 'refused';
}

/**
 * Sets one key of a file's front matter; `undefined` removes it. All other bytes stay as they are: comments, quotes, order,
 * line ends. A file without front matter gets one. A new key goes after its nearest predecessor in `order`, by
 * default the order of what the file is. `evidence` is written as a block of maps, and items that stay keep their bytes.
 * The result is read again before it is returned: it always gives the value back, and every other value is as before.
 */
export function setFrontMatterValue(
  text: string,
  key: string,
  value: YamlValue | undefined,
  order?: readonly string[],
): FrontMatterEdit {
  const parts = splitFile(text);
  if (parts.frontMatter === '') return value === undefined ? { text, outcome: 'unchanged' } : create(parts, key, value);
  const apart = setEvidenceApart(parts.yaml);
  if (apart && key !== 'evidence') {
    const edit = setFrontMatterValue(withYaml(parts, apart.masked), key, value, order);
    const yaml = unmaskEvidence(splitFile(edit.text).yaml, parts.yaml, apart.block);
    return yaml === null || edit.text === withYaml(parts, apart.masked)
      ? { text, outcome: yaml === null ? 'refused' : edit.outcome }
      : { text: withYaml(splitFile(edit.text), yaml), outcome: edit.outcome };
  }
  const before = parseFrontMatter(text);
  const current = before.entries.find((entry) => entry.key === key);
  if (value === undefined ? !current : current && same(current.value, value)) return { text, outcome: 'unchanged' };
  if (apart) {
    const edited = withYaml(parts, editEvidence(parts.yaml, apart.block, value, parts.eol));
    return isFaithful(text, edited, key, value) ? { text: edited, outcome: 'edited' } : { text, outcome: 'refused' };
  }
  const doc = parseYaml(parts.yaml);
  if (doc === null) return { text, outcome: 'refused' };

  const keys = before.entries.map((entry) => entry.key);
  const yaml = editRange(parts, doc, key, value, order ?? keyOrderOf(keys));
  const edited = yaml === null ? null : withYaml(parts, yaml);
  if (edited !== null && isFaithful(text, edited, key, value)) return { text: edited, outcome: 'edited' };

  const rewritten = rewrite(parts, doc, key, value);
  if (rewritten !== null && isFaithful(text, rewritten, key, value)) return { text: rewritten, outcome: 'rewritten' };
  return { text, outcome: 'refused' };
}

function create(parts: FileParts, key: string, value: YamlValue): FrontMatterEdit {
  const { bom, body, eol } = parts;
  return { text: `${bom}---${eol}${entryLine(key, value, eol)}${eol}---${eol}${body}`, outcome: 'edited' };
}

function withYaml(parts: FileParts, yaml: string): string {
  const fenceEnd = parts.yamlStart - parts.bom.length;
  const closing = parts.frontMatter.slice(fenceEnd + parts.yaml.length);
  return parts.bom + parts.frontMatter.slice(0, fenceEnd) + yaml + closing + parts.body;
}

/** The edit gives the wanted value, the rest of the properties and problems as before, and the same body. */
function isFaithful(before: string, after: string, key: string, value: YamlValue | undefined): boolean {
  const [was, is] = [parseFrontMatter(before), parseFrontMatter(after)];
  const rest = (all: typeof was) => all.entries.filter((e) => e.key !== key).map((e) => [e.key, e.value, e.asWritten]);
  const now = is.entries.find((entry) => entry.key === key);
  return (
    (value === undefined ? now === undefined : now !== undefined && same(now.value, value)) &&
    same(rest(was) as YamlValue, rest(is) as YamlValue) &&
    is.problems.filter((p) => p.field !== key).length <= was.problems.filter((p) => p.field !== key).length &&
    !is.problems.some((p) => p.field === key && value !== undefined && !was.problems.some((q) => q.field === key)) &&
    splitFile(after).body === splitFile(before).body
  );
}

function same(a: YamlValue, b: YamlValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || Object.is(a, b);
}

function rewrite(parts: FileParts, doc: Document, key: string, value: YamlValue | undefined): string | null {
  if (doc.errors.length > 0 || (doc.contents !== null && !isMap(doc.contents))) return null;
  if (value === undefined) doc.delete(key);
  else doc.set(key, doc.createNode(value));
  try {
    const yaml = doc.toString({ lineWidth: 0, flowCollectionPadding: false });
    return withYaml(parts, parts.eol === '\r\n' ? yaml.replace(/\r?\n/g, '\r\n') : yaml);
  } catch {
    return null; // an alias whose anchor went with the old value
  }
}

function editRange(
  parts: FileParts,
  doc: Document,
  key: string,
  value: YamlValue | undefined,
  order: readonly string[],
): string | null {
  const { yaml, eol } = parts;
  if (!isMap(doc.contents)) {
    const isEmpty =
      doc.errors.length === 0 && (doc.contents === null || isScalar(doc.contents)) && !doc.contents?.value;
    return isEmpty && value !== undefined ? yaml + entryLine(key, value, eol) + eol : null;
  }
  const map = doc.contents as YAMLMap;
  if (map.flow) return null;
  const pair = map.items.find((item) => keyOf(item.key) === key);
  if (pair && value === undefined) return removePair(yaml, pair);
  if (pair) return replaceValue(parts, doc, pair, value!);
  return insertLine(yaml, map, key, entryLine(key, value!, eol), eol, order);
}

function entryLine(key: string, value: YamlValue, eol: string): string {
  const items = key === 'evidence' ? writeEvidence(value, eol) : null;
  return items === null ? `${writeYamlKey(key)}: ${writeYamlValue(value)}`.trimEnd() : `${key}:${eol}${items}`;
}

function removePair(yaml: string, pair: Pair): string | null {
  const extent = extentOf(yaml, pair);
  if (!extent) return null;
  return yaml.slice(0, lineStart(yaml, extent.start)) + yaml.slice(nextLine(yaml, extent.end));
}

function insertLine(
  yaml: string,
  map: YAMLMap,
  key: string,
  line: string,
  eol: string,
  order: readonly string[],
): string | null {
  const pairs = map.items as Pair[];
  const rank = order.indexOf(key);
  const isBefore = (item: Pair) =>
    rank >= 0 && order.indexOf(keyOf(item.key)) >= 0 && order.indexOf(keyOf(item.key)) < rank;
  const predecessor = rank < 0 ? pairs.at(-1) : (nearest(pairs, order, rank) ?? pairs.findLast(isBefore));
  if (!predecessor) {
    const at = lineStart(yaml, rangeOf(pairs[0]?.key)?.[0] ?? 0);
    return yaml.slice(0, at) + line + eol + yaml.slice(at);
  }
  const extent = extentOf(yaml, predecessor);
  if (!extent) return null;
  const at = nextLine(yaml, extent.end);
  const needsBreak = at > 0 && !/[\r\n]$/.test(yaml.slice(0, at));
  return yaml.slice(0, at) + (needsBreak ? eol : '') + line + eol + yaml.slice(at);
}

function nearest(pairs: readonly Pair[], order: readonly string[], rank: number): Pair | undefined {
  for (let i = rank - 1; i >= 0; i--) {
    const found = pairs.find((pair) => keyOf(pair.key) === order[i]);
    if (found) return found;
  }
  return undefined;
}

function replaceValue(parts: FileParts, doc: Document, pair: Pair, value: YamlValue): string | null {
  const { yaml } = parts;
  const extent = extentOf(yaml, pair);
  if (!extent) return null;
  const node = pair.value;
  const items = keyOf(pair.key) === 'evidence' ? writeEvidence(value, parts.eol) : null;
  if (items !== null) {
    const at = yaml.indexOf(':', rangeOf(pair.key)![1]) + 1;
    return `${yaml.slice(0, at)}${parts.eol}${items}${yaml.slice(Math.max(extent.end, at))}`;
  }
  if (isSeq(node) && isBlockCollection(node) && Array.isArray(value) && value.length > 0) {
    return replaceItems(parts.yaml, doc, node, value, parts.eol);
  }
  const colon = yaml.indexOf(':', rangeOf(pair.key)![1]);
  const range = rangeOf(node);
  const isInline =
    range &&
    !isBlockCollection(node) &&
    !hasTag(node) &&
    !/[\r\n]/.test(yaml.slice(colon, range[0])) &&
    range[0] < extent.end;
  const from = isInline ? range[0] : colon + 1;
  const written = writeYamlValue(value, quoteOf(node));
  const gap = written !== '' && !/[ \t]$/.test(yaml.slice(0, from)) ? ' ' : '';
  return yaml.slice(0, from) + gap + written + yaml.slice(Math.max(extent.end, from));
}

/** A tag such as `!!str` stands before the value and would make something else of the new one. */
function hasTag(node: unknown): boolean {
  return isNode(node) && node.tag !== undefined;
}

function quoteOf(node: unknown): Quote {
  if (isScalar(node) && node.type === 'QUOTE_SINGLE') return 'single';
  return isScalar(node) && node.type === 'QUOTE_DOUBLE' ? 'double' : 'plain';
}

/** Replaces the items of a block list that differ; the lines of those before and after them keep every byte. */
function replaceItems(
  yaml: string,
  doc: Document,
  list: YAMLSeq,
  value: readonly YamlValue[],
  eol: string,
): string | null {
  const current = list.items.map((item) => readValue(item, doc, false));
  const starts = list.items.map((item) => yaml.lastIndexOf('-', (rangeOf(item)?.[0] ?? 0) - 1));
  if (starts.some((start, i) => start < 0 || (i > 0 && start <= starts[i - 1]!))) return null;
  const lines = starts.map((start) => lineStart(yaml, start));
  const end = nextLine(yaml, yaml.slice(0, rangeOf(list)![1]).trimEnd().length);
  let head = 0;
  while (head < current.length && head < value.length && same(current[head]!, value[head]!)) head++;
  let tail = 0;
  while (
    tail < Math.min(current.length, value.length) - head &&
    same(current[current.length - 1 - tail]!, value[value.length - 1 - tail]!)
  ) {
    tail++;
  }
  const indent = yaml.slice(lines.at(-1)!, starts.at(-1)!);
  const added = value.slice(head, value.length - tail).map((item) => `${indent}- ${writeYamlValue(item)}${eol}`);
  const from = lines[head] ?? end;
  const to = lines[current.length - tail] ?? end;
  const before = yaml.slice(0, from);
  return before + (before === '' || /[\r\n]$/.test(before) ? '' : eol) + added.join('') + yaml.slice(to);
}
