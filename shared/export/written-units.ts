import { decodeReferences } from '../markdown/references.ts';

/** Where a unit of a text is written in its source: `[start, end)`. */
export interface Unit {
  start: number;
  end: number;
}

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;

/** How each UTF-16 unit of a Markdown text is written: with a backslash, as a reference, behind the marks of a quote. */
export function unitsOf(text: string, written: string): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < written.length && units.length < text.length; ) {
    reference.lastIndex = at;
    const name = written[at] === '&' ? reference.exec(written)?.[0] : undefined;
    const stands = name === undefined ? '' : decodeReferences(name);
    if (name !== undefined && text.startsWith(stands, units.length)) {
      const unit = { start: at, end: at + name.length };
      for (let i = 0; i < stands.length; i++) units.push(unit);
      at = unit.end;
      continue;
    }
    const isEscape = written[at] === '\\' && /[!-/:-@[-`{-~]/.test(written[at + 1] ?? '');
    const end = at + (isEscape ? 2 : 1);
    if (written[end - 1] === text[units.length]) units.push({ start: at, end });
    at = end;
  }
  return units;
}
