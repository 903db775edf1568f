import { type QueryPart, queryParts } from './query-parts.ts';

/** A query as its field shows it: finished filters as chips (each the text of one), the rest as it is typed. */
export interface Field {
  chips: readonly string[];
  input: string;
}

/** A field, and where the caret of its input belongs. */
export interface Edited {
  field: Field;
  caret: number;
}

/** More filters than this stay text: a page pasted by mistake makes no wall of chips. */
const mostChips = 40;

/** The field of a query that somebody else wrote: all of its filters are finished. */
export function fieldOf(query: string): Field {
  return settled({ chips: [], input: query }, query.length, true).field;
}

/** The query of a field: the chips first, which changes nothing in what it asks for. */
export function queryOf({ chips, input }: Field): string {
  return chips.length === 0 ? input : input.trim() === '' ? chips.join(' ') : `${chips.join(' ')} ${input}`;
}

/**
 * The field with the filters of its input that are finished made chips: a space stands behind them and the caret not at them;
 * or `all` of them. A filter that `OR` joins to something is text.
 */
export function settled(field: Field, caret: number, all = false): Edited {
  const chips = [...field.chips];
  let input = field.input;
  let at = caret;
  const parts = queryParts(input);
  if (parts[0]?.isOr) {
    const last = chips.pop(); // in front of it, a chip would be joined
    if (last === undefined) return { field, caret: at };
    return { field: { chips, input: `${last} ${input}` }, caret: at + last.length + 1 };
  }
  const finished = parts.filter((part) => isFinished(part, input, all ? -1 : caret)).slice(0, mostChips - chips.length);
  for (const { start, end } of finished) chips.push(input.slice(start, end));
  for (const { start, end } of finished.reverse()) {
    const next = end + (/^\s/.test(input.slice(end)) ? 1 : 0);
    input = input.slice(0, start) + input.slice(next);
    if (at >= next) at -= next - start;
    else if (at > start) at = start;
  }
  if (finished.length > 0 && input.trim() === '') return { field: { chips, input: '' }, caret: 0 };
  return { field: { chips, input }, caret: at };
}

/** `caret`: -1 where none stands in the way, as at the end of the text. */
function isFinished({ start, end, isFilter }: QueryPart, input: string, caret: number): boolean {
  const next = input.slice(end, end + 1);
  return isFilter && (/\s/.test(next) || (next === '' && caret === -1)) && (caret < start || caret > end);
}

/** The field with a chip's text back in front of its input, the caret behind it. */
export function chipAsText(field: Field, index: number): Edited {
  const chip = field.chips[index];
  if (chip === undefined) return { field, caret: 0 };
  const rest = withoutChip(field, index);
  return { field: { ...rest, input: rest.input === '' ? chip : `${chip} ${rest.input}` }, caret: chip.length };
}

export function withoutChip({ chips, input }: Field, index: number): Field {
  return { chips: chips.filter((_, i) => i !== index), input };
}

/** The field with a run of its input replaced by what was completed; a value that is written out becomes a chip. */
export function completed(field: Field, place: { start: number; end: number }, insert: string): Edited {
  const before = field.input.slice(0, place.start) + insert;
  const after = field.input.slice(place.end);
  if (insert.endsWith(':')) return { field: { ...field, input: before + after }, caret: before.length };
  const space = /^\s/.test(after) ? '' : ' ';
  const caret = before.length + 1;
  return settled({ ...field, input: before + space + after }, caret);
}
