import { isScalar, type Pair } from 'yaml';

/** Start of the key's line and the last character of the value, without trailing white space that is no part of it. */
export function extentOf(yaml: string, pair: Pair): { start: number; end: number } | null {
  const [keyRange, valueRange] = [rangeOf(pair.key), rangeOf(pair.value)];
  if (!keyRange) return null;
  const colon = yaml.indexOf(':', keyRange[1]);
  const until = Math.max(valueRange?.[1] ?? 0, colon + 1);
  const value = yaml.slice(0, until);
  return {
    start: keyRange[0],
    end: (keepsBlankLines(yaml, pair) ? value.replace(/\r?\n$/, '') : value.trimEnd()).length,
  };
}

/** A block scalar with `+` in its head: the empty lines after it are its own. */
function keepsBlankLines(yaml: string, { value }: Pair): boolean {
  if (!isScalar(value) || !value.range || !/^BLOCK_/.test(value.type ?? '')) return false;
  return /^[|>]\d?\+/.test(yaml.slice(value.range[0]));
}

/** Where a node stands: start, end of its value, end with what belongs to it. `null` for one made in memory. */
export function rangeOf(node: unknown): [number, number, number] | null {
  return (
    ((node as { range?: [number, number, number] | null } | null)?.range as [number, number, number] | null) ?? null
  );
}

/** Where the line of a place begins. */
export function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

/** Where the line after a place begins; the end of the text where there is none. */
export function nextLine(text: string, at: number): number {
  const match = /\r\n|\n|\r/g;
  match.lastIndex = at;
  return match.test(text) ? match.lastIndex : text.length;
}
