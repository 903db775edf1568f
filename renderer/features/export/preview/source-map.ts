import { decodeReferences } from '../../../../shared/markdown/references.ts';

/** For each UTF-16 unit of a shown text: where in the source what it stands for begins and ends. */
export interface SourceMap {
  starts: readonly number[];
  ends: readonly number[];
}

type Form = 'text' | 'code-span' | 'code-block' | 'cell';

const escapable = /[!-/:-@[-`{-~]/;
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{0,31});/y;
/** A line end with what a paragraph or a list puts before the next line's text. */
const nextLine = /[ \t]*(?:\r\n|\n|\r)[ \t]*(?:>[ \t]*)*/y;

/**
 * Tells where in `source[from, to)` each unit of `value` comes from, as `form` is read: escapes and character references of
 * text, line ends of code spans, doubled quotes of a table's cell. `null` where they do not fit.
 */
export function alignText(
  value: string,
  source: string,
  from: number,
  to: number,
  form: Form = 'text',
): SourceMap | null {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from;
  const take = (units: number, length: number) => {
    for (let i = 0; i < units; i++) {
      starts.push(at);
      ends.push(at + length);
    }
    at += length;
  };
  while (starts.length < value.length) {
    if (at >= to) return null;
    const wanted = value[starts.length]!;
    const step = stepAt(value, starts.length, source, at, form);
    if (step) take(...step);
    else if (source[at] === wanted) take(1, 1);
    else return null;
  }
  return at <= to ? { starts, ends } : null;
}

/** So many units of the value that so many of the source stand for; `null` where each stands for itself. */
function stepAt(
  value: string,
  nth: number,
  source: string,
  at: number,
  form: Form,
): [units: number, length: number] | null {
  const wanted = value[nth]!;
  if (form === 'cell') return wanted === '"' && source.startsWith('""', at) ? [1, 2] : null;
  if (wanted === '\n' || (form === 'code-span' && wanted === ' ')) {
    nextLine.lastIndex = at;
    const line = nextLine.exec(source)?.[0];
    if (line !== undefined) return [1, line.length];
  }
  if (form !== 'text') return null;
  if (source[at] === '\\' && source[at + 1] === wanted && escapable.test(wanted)) return [1, 2];
  if (source[at] !== '&') return null;
  reference.lastIndex = at;
  const written = reference.exec(source)?.[0];
  const decoded = decodeReferences(written ?? '');
  const isOne = written !== undefined && decoded !== written && value.startsWith(decoded, nth);
  return isOne ? [decoded.length, written.length] : null;
}

/** The same for `` `code` ``: without its fences and the space that may stand inside them. */
export function alignCodeSpan(value: string, source: string, from: number, to: number): SourceMap | null {
  const fence = /^`+/.exec(source.slice(from, to))?.[0].length ?? 0;
  return (
    alignText(value, source, from + fence, to - fence, 'code-span') ??
    alignText(value, source, from + fence + 1, to - fence, 'code-span')
  );
}

/** The same for a block of code or HTML: what stands before its lines (indentation, `>`) is not part of them. */
export function alignLines(value: string, source: string, from: number, to: number): SourceMap | null {
  const starts: number[] = [];
  const ends: number[] = [];
  const lines = value.split('\n');
  let at = from;
  for (const [nth, line] of lines.entries()) {
    const place = placeOfLine(line, source, at, to);
    if (!place) return null;
    for (let i = 0; i < line.length; i++) {
      starts.push(place.start + i);
      ends.push(place.start + i + 1);
    }
    if (nth < lines.length - 1) {
      starts.push(place.start + line.length);
      ends.push(place.next);
    }
    at = place.next;
  }
  return { starts, ends };
}

/** Where the next line of the source that ends with `line` has it. */
function placeOfLine(line: string, source: string, from: number, to: number): { start: number; next: number } | null {
  for (let at = from; at <= to; ) {
    const end = source.indexOf('\n', at);
    const [last, next] = end < 0 || end >= to ? [to, to + 1] : [end, end + 1];
    const content = source.slice(at, last).replace(/\r$/, '');
    if (content.endsWith(line) && /^[ \t>]*$/.test(content.slice(0, content.length - line.length))) {
      return { start: at + content.length - line.length, next };
    }
    at = next;
  }
  return null;
}

/** The same for a query in `source`, where it stands escaped (`encodeURIComponent`) from `from` on. */
export function alignEscaped(value: string, from: number): SourceMap {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from;
  for (const char of value) {
    const { length } = encodeURIComponent(char.replace(/\p{Surrogate}/gu, '\uFFFD'));
    for (let i = 0; i < char.length; i++) {
      starts.push(at);
      ends.push(at + length);
    }
    at += length;
  }
  return { starts, ends };
}
