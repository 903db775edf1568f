import { parse } from 'yaml';

/**
 * YAML as Fieldbook writes its records: top-level keys, each with a JSON value on its line, or with a list or a map of them below. Any YAML
 * reader takes it; read line by line it is some hundred times faster than by one, and a change of one entry is a change of one line.
 */
export type PlainValue = string | number | boolean | null | PlainValue[] | { [key: string]: PlainValue };

/** A list of objects and a map stand one entry a line; anything else is JSON behind its key. */
export function writePlainYaml(values: Readonly<Record<string, PlainValue | undefined>>): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [entry(key, value)]))
    .join('');
}

function entry(key: string, value: PlainValue): string {
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null)) {
    return `${keyOf(key)}:\n${value.map((one) => `  - ${json(one)}\n`).join('')}`;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    const lines = Object.entries(value).map(([inner, one]) => `  ${keyOf(inner)}: ${json(one)}\n`);
    return `${keyOf(key)}:\n${lines.join('')}`;
  }
  return `${keyOf(key)}: ${json(value)}\n`;
}

/** Characters that some readers take for a line's end, or for none at all, are escaped. */
function json(value: PlainValue): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const plainKey = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-zA-Z_][a-zA-Z0-9_]*$/i;

function keyOf(key: string): string {
  return plainKey.test(key) ? key : json(key);
}

/** More of a file is not read as YAML of any other form: it would take seconds. In UTF-16 units. */
const longestForeign = 100_000;
const tooDeep = /(?:[[{]\s*){40}/;

/**
 * The top-level map of a record. Throws for what is no YAML, has a key twice or an alias, is no map, or an empty one. Values are plain data whatever the
 * file says: a key `__proto__` is a key.
 */
export function readPlainYaml(text: string): Map<string, unknown> {
  const quick = readLines(text);
  if (quick && quick.size > 0) return quick;
  if (text.length > longestForeign || tooDeep.test(text)) throw new Error('too long');
  const value: unknown = parse(text, { maxAliasCount: 0, mapAsMap: true, logLevel: 'error' });
  if (!(value instanceof Map) || value.size === 0) throw new Error('no map');
  return new Map([...value].map(([key, inner]) => [String(key), fromMaps(inner)]));
}

function fromMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromMaps);
  if (!(value instanceof Map)) return value;
  // Not by assignment, which would take `__proto__` for something else.
  return Object.fromEntries([...value].map(([key, inner]) => [String(key), fromMaps(inner)]));
}

const topLine = /^("(?:[^"\\]|\\.)*"|[a-zA-Z_][a-zA-Z0-9_]*):(?: (.+))?$/;
const itemLine = /^ {2}- (.+)$/;
const innerLine = /^ {2}("(?:[^"\\]|\\.)*"|[a-zA-Z_][a-zA-Z0-9_]*): (.+)$/;

/** `null` where a line is not as `writePlainYaml` writes it. */
function readLines(text: string): Map<string, unknown> | null {
  const values = new Map<string, unknown>();
  const maps = new Map<string, Map<string, unknown>>();
  let open: string | null = null;
  try {
    for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
      if (line === '' || line.startsWith('#')) continue;
      const item: RegExpExecArray | null = open === null ? null : itemLine.exec(line);
      const inner: RegExpExecArray | null = open === null || item ? null : innerLine.exec(line);
      const top: RegExpExecArray | null = item || inner ? null : topLine.exec(line);
      if (item) {
        if (maps.has(open!)) return null;
        if (!values.has(open!)) values.set(open!, []);
        (values.get(open!) as unknown[]).push(JSON.parse(item[1]!));
      } else if (inner) {
        if (values.has(open!)) return null;
        const map = maps.get(open!) ?? new Map<string, unknown>();
        maps.set(open!, map);
        const key = nameOf(inner[1]!);
        if (map.has(key)) return null;
        map.set(key, JSON.parse(inner[2]!));
      } else {
        if (!top || (open !== null && !values.has(open) && !maps.has(open))) return null;
        const key = nameOf(top[1]!);
        if (values.has(key) || maps.has(key)) return null;
        open = top[2] === undefined ? key : null;
        if (top[2] !== undefined) values.set(key, JSON.parse(top[2]));
      }
    }
  } catch {
    return null;
  }
  if (open !== null && !values.has(open) && !maps.has(open)) return null;
  for (const [key, map] of maps) values.set(key, Object.fromEntries(map));
  return values;
}

function nameOf(written: string): string {
  return written.startsWith('"') ? (JSON.parse(written) as string) : written;
}
