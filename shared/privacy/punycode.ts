const base = 36;
const tMin = 1;
const tMax = 26;
const skew = 38;
const damp = 700;
const firstCode = 128;
const highest = 0x10ffff;

/** Decodes a label of a domain name without its `xn--` (RFC 3492); `null` where it is none. */
export function decodePunycode(label: string): string | null {
  const dash = label.lastIndexOf('-');
  const out = [...label.slice(0, Math.max(0, dash))].map((char) => char.codePointAt(0)!);
  let code = firstCode;
  let bias = 72;
  let i = 0;
  for (let at = dash < 0 ? 0 : dash + 1; at < label.length; ) {
    const before = i;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = digitOf(label.charCodeAt(at++));
      if (digit < 0) return null;
      i += digit * weight;
      const threshold = Math.min(Math.max(k - bias, tMin), tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
      if (i > highest * (out.length + 1) || weight > Number.MAX_SAFE_INTEGER / base) return null;
    }
    bias = adapt(i - before, out.length + 1, before === 0);
    code += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (code > highest) return null;
    out.splice(i++, 0, code);
  }
  return String.fromCodePoint(...out);
}

function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 22;
  const letter = code | 32;
  return letter >= 97 && letter <= 122 ? letter - 97 : -1;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damp) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew));
}
