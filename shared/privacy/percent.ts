/** Escapes of escapes that are undone (`%252540`): more are no address any more. */
const deepest = 4;

/**
 * Reads one percent-encoded character of UTF-8 at `at` and hands its code point and place on; answers where it ends, or `at` where there is none.
 */
export function readPercent(
  source: string,
  at: number,
  put: (code: number, start: number, end: number) => void,
): number {
  const first = byteAt(source, at);
  if (!first) return at;
  const more =
    first.value < 0x80 ? 0 : first.value >= 0xf0 ? 3 : first.value >= 0xe0 ? 2 : first.value >= 0xc2 ? 1 : -1;
  if (more < 0 || first.value > 0xf4) return at;
  let code = more === 0 ? first.value : first.value & (0x3f >> more);
  let end = first.end;
  for (let i = 0; i < more; i++) {
    const next = byteAt(source, end);
    if (!next || next.value >> 6 !== 2) return at;
    code = (code << 6) | (next.value & 0x3f);
    end = next.end;
  }
  if (code > 0x10ffff) return at;
  put(code, at, end);
  return end;
}

function byteAt(source: string, at: number): { value: number; end: number } | null {
  if (source.charCodeAt(at) !== 37) return null;
  let value = hexAt(source, at + 1);
  if (value < 0) return null;
  let end = at + 3;
  for (let depth = 0; value === 37 && depth < deepest; depth++) {
    const inner = hexAt(source, end);
    if (inner < 0) break;
    value = inner;
    end += 2;
  }
  return { value, end };
}

function hexAt(source: string, at: number): number {
  const high = hexDigit(source.charCodeAt(at));
  const low = hexDigit(source.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
