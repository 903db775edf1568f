/**
 * How two spellings are compared: `text` as prose is read (case, accents, emphasis marks, escapes, invisible characters and
 * line breaks do not count); `name` also takes `-`, `_`, `.` and `/` for spaces, as in file and branch names.
 */
export type FoldMode = 'text' | 'name';

/** Text made comparable; unit `i` of `text` stands for `source.slice(starts[i], ends[i])`. */
export interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

const named: Record<string, string> = {
  amp: '&',
  commat: '@',
  nbsp: ' ',
  period: '.',
  lowbar: '_',
  hyphen: '-',
  apos: "'",
  quot: '"',
  lt: '<',
  gt: '>',
  num: '#',
  plus: '+',
  colon: ':',
  sol: '/',
};
const letters: Record<string, string> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  '’': "'",
  '‘': "'",
};

const plainAscii = /[a-zA-Z0-9]/;
const space = /\s/u;
const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,8}));/y;
const percent = /(?:%[\da-fA-F]{2})+/y;
const cluster = /[\s\S]\p{M}*/uy;
const invisible = /[*~`\\\p{Cf}]/u;

/** What is folded so far; one entry per UTF-16 unit. */
interface Output {
  units: string[];
  starts: number[];
  ends: number[];
}

/** Folds a text for comparison. Linear in its length; over-matching is the safe side. */
export function fold(source: string, mode: FoldMode): Folded {
  const out: Output = { units: [], starts: [], ends: [] };
  for (let at = 0; at < source.length; ) at = step(source, at, mode, out);
  return { text: out.units.join(''), starts: out.starts, ends: out.ends };
}

function step(source: string, at: number, mode: FoldMode, out: Output): number {
  const char = source[at]!;
  if (plainAscii.test(char) && source.charCodeAt(at + 1) < 0x300) return push(out, char.toLowerCase(), at, at + 1);
  if (space.test(char)) {
    let end = at + 1;
    let broken = char === '\n';
    // A name that runs on in the next line of a quote has the quote's mark in between.
    while (end < source.length && (space.test(source[end]!) || (broken && source[end] === '>'))) {
      broken ||= source[end] === '\n';
      end++;
    }
    return emit(out, ' ', at, end);
  }
  if (char === '_') return mode === 'name' ? emit(out, ' ', at, at + 1) : at + 1;
  const written = char === '&' ? readEntity(source, at) : char === '%' ? readPercent(source, at) : null;
  if (written) return emit(out, foldCluster(written.value, mode), at, written.end);
  cluster.lastIndex = at;
  const match = cluster.exec(source)?.[0] ?? char;
  return invisible.test(match) ? at + match.length : emit(out, foldCluster(match, mode), at, at + match.length);
}

function emit(out: Output, value: string, start: number, end: number): number {
  for (const unit of value) {
    if (unit === ' ' && out.units.at(-1) === ' ') {
      out.ends[out.ends.length - 1] = end;
      continue;
    }
    push(out, unit, start, end);
  }
  return end;
}

function push(out: Output, unit: string, start: number, end: number): number {
  for (let i = 0; i < unit.length; i++) {
    out.units.push(unit[i]!);
    out.starts.push(start);
    out.ends.push(end);
  }
  return end;
}

function foldCluster(value: string, mode: FoldMode): string {
  const plain = value
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const folded = plain.replace(/[ßıłøđæœ’‘]/g, (c) => letters[c] ?? c).replace(/[\u2010-\u2015\u2212]/g, '-');
  return mode === 'name' ? folded.replace(/[-_./\s]/g, ' ') : folded;
}

function readEntity(source: string, at: number): { value: string; end: number } | null {
  entity.lastIndex = at;
  const match = entity.exec(source);
  if (!match) return null;
  const code = match[1] ? Number(match[1]) : match[2] ? Number.parseInt(match[2], 16) : null;
  const value = code === null ? named[match[3] ?? ''] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return value === undefined ? null : { value, end: entity.lastIndex };
}

function readPercent(source: string, at: number): { value: string; end: number } | null {
  percent.lastIndex = at;
  const match = percent.exec(source);
  if (!match) return null;
  try {
    return { value: decodeURIComponent(match[0]), end: percent.lastIndex };
  } catch {
    return null;
  }
}
