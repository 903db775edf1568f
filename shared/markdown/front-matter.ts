import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { type EvidenceBlock, evidenceValues, findEvidence, isMaskKey, maskEvidence } from './evidence-block.ts';
import { splitFile } from './split-file.ts';

export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue };

export interface FrontMatterProblem {
  /** The key it concerns; `''` for the block as a whole. */
  field: string;
  message: string;
}

export interface FrontMatterEntry {
  key: string;
  /** As YAML 1.2 reads it. */
  value: YamlValue;
  /** The same with every scalar as it was written, so that `1e3` or `2024` can be read as text. */
  asWritten: YamlValue;
}

export interface FrontMatter {
  exists: boolean;
  /** In file order; of a repeated key the first. */
  entries: FrontMatterEntry[];
  /** The entries as a plain object; `__proto__` is an ordinary key of it. */
  values: Record<string, YamlValue>;
  problems: FrontMatterProblem[];
}

/** Front matter beyond this is not parsed: it is a mistake or an attack. In UTF-16 units. */
const longest = 256 * 1024;
/** Up to this the keys of too long a block are read one by one, until that many units of them have been. */
const longestInParts = 4 * 1024 * 1024;
/** With more problems than this the rest of a block is not looked at. */
const mostProblems = 200;
/** Nodes that one value may consist of after its aliases are followed; stops alias bombs. */
const mostNodes = 10_000;
const mostAliases = 100;
const deepest = 100;

/** Reads the front matter of a whole file. Never throws: what cannot be read becomes a problem, every other key is still read. */
export function parseFrontMatter(text: string): FrontMatter {
  const { frontMatter, yaml } = splitFile(text);
  const { entries, problems } = readYaml(yaml);
  return {
    exists: frontMatter !== '',
    entries,
    values: Object.fromEntries(entries.map((entry) => [entry.key, entry.value])),
    problems,
  };
}

/** Parses YAML with the limits that front matter has. `null` where it is too long or too deep to be parsed at all. */
export function parseYaml(yaml: string): Document | null {
  if (yaml.length > longest || nesting(yaml) > deepest) return null;
  try {
    return parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  } catch {
    return null; // the parser recurses, so hostile input can exhaust its stack
  }
}

/** The key of a pair of a block or flow map, as text. */
export function keyOf(key: unknown): string {
  if (isScalar(key)) return key.value === null ? '' : String(key.source ?? key.value);
  return String(key);
}

/** The value of a node; with `written` each scalar as the text it was written as. Throws RangeError beyond the limits. */
export function readValue(node: unknown, doc: Document, written: boolean): YamlValue {
  let nodes = 0;
  let aliases = 0;
  const read = (from: unknown, depth: number): YamlValue => {
    if (++nodes > mostNodes || depth > deepest) throw new RangeError('too many nodes');
    if (isAlias(from)) {
      if (++aliases > mostAliases) throw new RangeError('too many aliases');
      return read(anchorsOf(doc).get(from), depth + 1);
    }
    if (isSeq(from)) return from.items.map((item) => read(item, depth + 1));
    if (isMap(from)) {
      return Object.fromEntries(from.items.map((pair) => [keyOf(pair.key), read(pair.value, depth + 1)]));
    }
    if (!isScalar(from)) return null;
    if (from.value === null) return null;
    if (written && from.type === 'PLAIN') return from.source ?? String(from.value);
    return isPrimitive(from.value) ? from.value : String(from.value);
  };
  return read(node, 0);
}

/**
 * The evidence of a finding, where it stands in the form that Fieldbook writes, and the rest of the properties with a mask in its
 * place: it may be as long as it likes.
 */
export function setEvidenceApart(yaml: string): { block: EvidenceBlock; masked: string; doc: Document } | null {
  const block = findEvidence(yaml);
  if (block === null) return null;
  const masked = maskEvidence(yaml, block);
  const doc = parseYaml(masked);
  return doc !== null && doc.errors.length === 0 && isMaskKey(doc.contents, block) ? { block, masked, doc } : null;
}

function readYaml(yaml: string): { entries: FrontMatterEntry[]; problems: FrontMatterProblem[] } {
  const apart = setEvidenceApart(yaml);
  if (apart) {
    const { entries, problems } = readMap(apart.doc.contents as YAMLMap, apart.doc);
    const value = evidenceValues(apart.block, false);
    const asWritten = evidenceValues(apart.block, true);
    return {
      entries: entries.map((entry) => (entry.key === 'evidence' ? { ...entry, value, asWritten } : entry)),
      problems,
    };
  }
  if (yaml.length > longest && yaml.length < longestInParts) return readKeyByKey(yaml);
  const doc = parseYaml(yaml);
  if (doc === null) {
    return {
      entries: [],
      problems: [{ field: '', message: 'The properties are too long or too deeply nested to be read.' }],
    };
  }
  if (doc.errors.length > 0) return readKeyByKey(yaml);
  if (doc.contents === null || (isScalar(doc.contents) && doc.contents.value === null))
    return { entries: [], problems: [] };
  if (!isMap(doc.contents)) {
    return { entries: [], problems: [{ field: '', message: 'The properties are not a list of “key: value” lines.' }] };
  }
  return readMap(doc.contents, doc);
}

function readMap(map: YAMLMap, doc: Document) {
  const entries: FrontMatterEntry[] = [];
  const problems: FrontMatterProblem[] = [];
  const seen = new Set<string>();
  for (const pair of map.items) {
    const key = keyOf(pair.key);
    if (seen.has(key)) {
      problems.push(repeated(key));
      continue;
    }
    seen.add(key);
    try {
      entries.push({ key, value: readValue(pair.value, doc, false), asWritten: readValue(pair.value, doc, true) });
    } catch {
      problems.push({ field: key, message: tooLarge(key) });
    }
  }
  return { entries, problems };
}

/**
 * Reads a block that is not valid YAML as a whole, or too long to be parsed: each top-level key with its lines by itself, as far as
 * all of them together are not too long.
 */
function readKeyByKey(yaml: string) {
  let budget = longest;
  const entries: FrontMatterEntry[] = [];
  const problems: FrontMatterProblem[] = [];
  const seen = new Set<string>();
  let line = 2;
  for (const chunk of yaml.split(/(?:\r\n|\n|\r)(?=[^\s#\-\]}])/)) {
    const isTooLong = chunk.length > budget;
    budget -= isTooLong ? 0 : chunk.length;
    const doc = isTooLong ? null : parseYaml(chunk);
    const isReadable = doc !== null && doc.errors.length === 0 && (doc.contents === null || isMap(doc.contents));
    if (isReadable && isMap(doc.contents)) {
      const read = readMap(doc.contents, doc);
      for (const entry of read.entries) {
        if (seen.has(entry.key)) {
          read.problems.push(repeated(entry.key));
        } else entries.push(entry);
        seen.add(entry.key);
      }
      problems.push(...read.problems);
    } else if (!isReadable) {
      const field = /^["']?([^"':]+)["']?[ \t]*:/.exec(chunk)?.[1]?.trim() ?? '';
      problems.push({ field, message: isTooLong ? tooLarge(field) : `Line ${line} cannot be read as “key: value”.` });
    }
    line += chunk.split(/\r\n|\n|\r/).length;
    if (problems.length >= mostProblems) break;
  }
  return { entries, problems };
}

function tooLarge(key: string): string {
  return `The value of “${key}” is too large or too deeply nested to be read.`;
}

function repeated(key: string): FrontMatterProblem {
  return { field: key, message: `“${key}” stands here more than once; the first one counts.` };
}

/** The deepest nesting that the text could have, flow or block, without parsing it. */
function nesting(yaml: string): number {
  let open = 0;
  let most = 0;
  for (const char of yaml) {
    if (char === '[' || char === '{') most = Math.max(most, ++open);
    else if ((char === ']' || char === '}') && open > 0) open--;
  }
  const dashes = /^(?:[ \t]*[-?:][ \t]+){50,}/m.test(yaml) ? deepest + 1 : 0;
  return Math.max(most, dashes);
}

const anchors = new WeakMap<Document, Map<Alias, unknown>>();

/** What each alias stands for. `Alias.resolve` walks the whole document each time, which an alias bomb turns into seconds. */
function anchorsOf(doc: Document): Map<Alias, unknown> {
  const known = anchors.get(doc);
  if (known) return known;
  const [named, targets] = [new Map<string, unknown>(), new Map<Alias, unknown>()];
  visit(doc, {
    Node(_, node) {
      if (isAlias(node)) targets.set(node, named.get(node.source));
      else if (node.anchor) named.set(node.anchor, node);
    },
  });
  anchors.set(doc, targets);
  return targets;
}

function isPrimitive(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Whether a node is written over several lines as a block list or block map. */
export function isBlockCollection(node: unknown): boolean {
  return isCollection(node) && !node.flow && node.items.length > 0;
}
