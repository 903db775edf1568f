import type { EvidenceBlock } from './evidence-block.ts';
import type { YamlValue } from './front-matter.ts';
import { writeYamlValue } from './yaml-write.ts';

type Item = EvidenceBlock['items'][number];

/**
 * The items of `evidence` as lines, each key of an item on its own; without the last line end. `null` for anything but a list of
 * maps with something in them.
 */
export function writeEvidence(value: YamlValue, eol: string, indent = '  '): string | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const items = value.map((item) => writeItem(item, eol, indent));
  return items.includes(null) ? null : items.join(eol);
}

function writeItem(item: YamlValue, eol: string, indent: string): string | null {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  const lines = Object.entries(item).map(([key, value]) => line(key, value));
  return lines.length === 0 ? null : `${indent}- ${lines.join(`${eol}${indent}  `)}`;
}

function line(key: string, value: YamlValue): string {
  return `${writeYamlValue(key, 'plain', true)}: ${writeYamlValue(value)}`.trimEnd();
}

/**
 * The YAML with another value for its evidence. Items that are as before keep their lines, wherever they go, with the comments
 * before them; of an item about the same highlight only the lines that differ are written anew.
 */
export function editEvidence(yaml: string, block: EvidenceBlock, value: YamlValue | undefined, eol: string): string {
  const { start, head, end, items } = block;
  if (value === undefined) return yaml.slice(0, start) + yaml.slice(end);
  if (!Array.isArray(value) || writeEvidence(value.slice(0, 1), eol) === null) {
    return `${yaml.slice(0, start)}evidence: ${writeYamlValue(value)}`.trimEnd() + eol + yaml.slice(end);
  }
  const whole = groupBy(items, (item) => JSON.stringify(mapOf(item)));
  const used = new Set<Item>();
  const kept = value.map((one) => take(whole, JSON.stringify(one), used));
  const sameHighlight = groupBy(items, highlightOf);
  const indent = items[0]!.indent;
  const written = value.map((one, at) => {
    const same = kept[at];
    if (same) return withLineEnd(yaml.slice(same.start, same.end), eol);
    const before = take(sameHighlight, highlightOf(one), used);
    const merged = before ? mergeItem(yaml, before, one, eol) : null;
    return merged ?? `${writeItem(one, eol, indent) ?? `${indent}- ${writeYamlValue(one)}`}${eol}`;
  });
  return yaml.slice(0, head) + written.join('') + yaml.slice(end);
}

function take(from: Map<string, Item[]>, key: string, used: Set<Item>): Item | undefined {
  const group = from.get(key) ?? [];
  let found = group.shift();
  while (found && used.has(found)) found = group.shift();
  if (found) used.add(found);
  return found;
}

function groupBy(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function highlightOf(item: Item | YamlValue): string {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return '';
  const { highlight } = 'lines' in item && 'indent' in item ? mapOf(item as Item) : (item as Record<string, YamlValue>);
  return typeof highlight === 'string' ? highlight : '';
}

function mapOf({ lines }: Item): Record<string, YamlValue> {
  return Object.fromEntries(lines.map(({ key, value }) => [key, value]));
}

/** The lines of an item with other values; `null` where its keys are others, too. */
function mergeItem(yaml: string, item: Item, value: YamlValue, eol: string): string | null {
  const entries = Object.entries(value as Record<string, YamlValue>);
  if (entries.length !== item.lines.length || entries.some(([key], at) => item.lines[at]!.key !== key)) return null;
  const lines = item.lines.map(({ start, at, end, value: before }, nth) => {
    const after = entries[nth]![1];
    if (Object.is(before, after)) return withLineEnd(yaml.slice(start, end), eol);
    return `${yaml.slice(start, at)} ${writeYamlValue(after)}`.trimEnd() + eol;
  });
  return yaml.slice(item.start, item.lines[0]!.start) + lines.join('');
}

function withLineEnd(text: string, eol: string): string {
  return /[\r\n]$/.test(text) ? text : text + eol;
}
