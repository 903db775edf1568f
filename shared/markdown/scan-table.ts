const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** Whether a line could be the second line of a GFM table. */
export function isDelimiterRow(text: string): boolean {
  return /^[|:-]/.test(text) && /[|:]/.test(text) && delimiterRow.test(text.trimEnd());
}

/** The cells of a table row, each with its place in the line. `\|` is a `|` of a cell. */
export function cellsOf(line: string): { text: string; at: number }[] {
  const cells: { text: string; at: number }[] = [];
  let start = line[0] === '|' ? 1 : 0;
  const push = (end: number) => {
    const raw = line.slice(start, end);
    const text = raw.trimStart();
    cells.push({ text: text.trimEnd().replaceAll('\\|', '|'), at: start + raw.length - text.length });
    start = end + 1;
  };
  for (let i = start; i < line.length; i++) {
    if (line[i] === '\\') i++;
    else if (line[i] === '|') push(i);
  }
  if (line.slice(start).trim() !== '') push(line.length);
  return cells;
}

/** Where each place of a cell's text stands in the row, given the row from the cell on: `\|` is one character of the text. */
export function placesInCell({ text }: { text: string }, written: string): (at: number) => number {
  if (!text.includes('|')) return (at) => at;
  const places: number[] = [];
  for (let from = 0; places.length <= text.length; ) {
    places.push(from);
    from += written.startsWith('\\|', from) ? 2 : 1;
  }
  return (at) => places[at]!;
}
