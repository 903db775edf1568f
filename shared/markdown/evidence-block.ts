import { isMap, isScalar, parseDocument } from 'yaml';

type Scalar = string | number | boolean | null;
type ScalarMap = { [key: string]: Scalar };

/** A key of an item and its line: `value` as YAML 1.2 reads it, `asWritten` with every plain scalar as its text. */
interface Line {
  key: string;
  value: Scalar;
  asWritten: Scalar;
  start: number;
  /** Where the value is written. */
  at: number;
  end: number;
}

interface Item {
  /** With the comments and empty lines before it. */
  start: number;
  end: number;
  indent: string;
  lines: Line[];
}

/** The list `evidence` of a front matter in the form of the sample in note-format.md. Places are those of the YAML text. */
export interface EvidenceBlock {
  start: number;
  /** End of the line `evidence:`. */
  head: number;
  end: number;
  items: Item[];
}

const head = /^evidence:[ \t]*(?:#.*)?(?:\r\n|\n)/m;
const firstLine = /^( *)- ([A-Za-z][\w-]*):(?=[ \t]|$)/;
const nextLine = /^( *)([A-Za-z][\w-]*):(?=[ \t]|$)/;

/**
 * Finds the evidence of a finding without parsing it as YAML, in time that grows with its length alone, so that thousands of items
 * can be read. `null` where it stands in any other form than one line for each key: then YAML itself has to read it.
 * What is found is only what it seems if the rest of the text is a block map with that key (`isMaskKey`).
 */
export function findEvidence(yaml: string): EvidenceBlock | null {
  const found = head.exec(yaml);
  if (!found) return null;
  const start = found.index;
  const items: Item[] = [];
  let at = start + found[0].length;
  const block = { start, head: at, end: at, items };
  while (at < yaml.length) {
    const from = at;
    let line = lineAt(yaml, at);
    while (line.end > line.start && /^[ \t]*(?:#|$)/.test(line.text)) line = lineAt(yaml, line.end);
    at = line.start;
    const item = readItem(yaml, from, line, items[0]?.indent);
    if (item === 'unknown') return null;
    if (item === 'none') break;
    items.push(item);
    at = block.end = item.end;
  }
  return items.length > 0 && isEndOfBlock(yaml, at) ? block : null;
}

interface TextLine {
  text: string;
  start: number;
  end: number;
}

/** The line that begins at a place, without its line end. */
function lineAt(yaml: string, start: number): TextLine {
  const next = yaml.indexOf('\n', start);
  const end = next < 0 ? yaml.length : next + 1;
  const until = next < 0 ? end : next;
  return { text: yaml.slice(start, yaml[until - 1] === '\r' && until > start ? until - 1 : until), start, end };
}

function readItem(yaml: string, start: number, line: TextLine, indent: string | undefined): Item | 'none' | 'unknown' {
  const opening = firstLine.exec(line.text);
  if (!opening) return 'none';
  const own = opening[1]!;
  if (indent !== undefined && own !== indent) return 'unknown';
  const item: Item = { start, end: line.end, indent: own, lines: [] };
  const seen = new Set<string>();
  for (let match: RegExpExecArray | null = opening; match; ) {
    const at = match[0].length;
    const scalar = line.text.includes('\r') ? null : readScalar(trimmed(line.text.slice(at)));
    const key = match[2]!;
    if (scalar === null || seen.has(key)) return 'unknown';
    seen.add(key);
    item.lines.push({ key, ...scalar, start: line.start, at: line.start + at, end: line.end });
    item.end = line.end;
    line = lineAt(yaml, line.end);
    match = nextLine.exec(line.text);
    if (match && match[1]!.length !== own.length + 2) match = null;
  }
  return item;
}

/** Without spaces and tabs at both ends. A pattern would take quadratic time on a long line of them. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && (text[from] === ' ' || text[from] === '\t')) from++;
  while (to > from && (text[to - 1] === ' ' || text[to - 1] === '\t')) to--;
  return text.slice(from, to);
}

/** What follows the last item must not belong to it: nothing, or another key. */
function isEndOfBlock(yaml: string, at: number): boolean {
  return at >= yaml.length || /^[^\s\-#]/.test(yaml.slice(at, at + 1));
}

/** What a scalar on one line is to YAML. `null`: it is no scalar, or YAML has to read it where it stands. */
function readScalar(written: string): { value: Scalar; asWritten: Scalar } | null {
  if (written === '') return { value: null, asWritten: null };
  if (isPlainText(written)) return { value: written, asWritten: written };
  if (/^"(?:[^"\\\p{Cc}]|\\["\\nrt])*"$/u.test(written)) return quoted(JSON.parse(written) as string);
  if (/^'(?:[^'\p{Cc}]|'')*'$/u.test(written)) return quoted(written.slice(1, -1).replaceAll("''", "'"));
  if (/^[&*![{|>@`%]/.test(written)) return null;
  try {
    const doc = parseDocument(`v: ${written}\n`, { logLevel: 'silent', prettyErrors: false });
    const node = isMap(doc.contents) && doc.contents.items.length === 1 ? doc.contents.items[0]!.value : null;
    if (doc.errors.length > 0 || !isScalar(node)) return null;
    const value = isSimple(node.value) ? node.value : String(node.value);
    const isPlain = node.type === 'PLAIN' && value !== null;
    return { value, asWritten: isPlain ? (node.source ?? String(value)) : value };
  } catch {
    return null;
  }
}

function quoted(value: string) {
  return { value, asWritten: value };
}

/** Text that no YAML takes for anything else: it begins with a letter, or is a ULID that is no number. */
function isPlainText(written: string): boolean {
  if (/^[0-9A-Z]{26}$/.test(written)) return /[A-DF-NP-WYZ]/.test(written);
  return (
    /^\p{L}[^\p{Cc}\uFEFF\u2028\u2029]*$/u.test(written) &&
    !/:(?:\s|$)|\s#/.test(written) &&
    !/^(?:true|false|null)$/i.test(written)
  );
}

function isSimple(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The values of the items, as maps. */
export function evidenceValues(block: EvidenceBlock, written: boolean): ScalarMap[] {
  return block.items.map(({ lines }) =>
    Object.fromEntries(lines.map((line) => [line.key, written ? line.asWritten : line.value])),
  );
}

/** What stands for the evidence while the rest of the properties is read or changed. */
const mask = 'evidence: 0';

/** The YAML with a mask in the place of the block. */
export function maskEvidence(yaml: string, { start, end }: EvidenceBlock): string {
  return `${yaml.slice(0, start)}${mask}${/(?:\r\n|\n)$/.exec(yaml.slice(end - 2, end))?.[0] ?? ''}${yaml.slice(end)}`;
}

/** Whether a YAML that was masked is a block map with that one key: then the block was what it seemed. */
export function isMaskKey(contents: unknown, { start }: EvidenceBlock): boolean {
  if (!isMap(contents) || contents.flow) return false;
  const pairs = contents.items.filter(({ key }) => isScalar(key) && key.value === 'evidence');
  const value = pairs[0]?.value;
  return pairs.length === 1 && isScalar(value) && value.value === 0 && value.range?.[0] === start + mask.length - 1;
}

/** Puts the block back where its mask is; `null` where the mask is not there any more. */
export function unmaskEvidence(masked: string, yaml: string, { start, end }: EvidenceBlock): string | null {
  const at = new RegExp(`^${mask}(?:\\r\\n|\\n|$)`, 'm').exec(masked);
  if (!at) return null;
  return masked.slice(0, at.index) + yaml.slice(start, end) + masked.slice(at.index + at[0].length);
}
