/** What a spreadsheet would take for the beginning of a formula; full-width signs too, which some fold. */
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
const needsQuotes = /[",;\t\r\n]|^[\s']|\s$/;

/**
 * Rows as CSV (RFC 4180: commas, doubled quotes, CRLF after each row). A cell that a spreadsheet would run as a formula begins with
 * an apostrophe, so that it is shown as the text it is.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** One cell of `toCsv`. */
export function csvCell(value: string): string {
  const text = formula.test(value) ? `'${value}` : value;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it reads, and where what is written of it stands in the text, without the quotation marks around it. */
export interface CsvCell {
  text: string;
  start: number;
  end: number;
}

/** The rows of a CSV text of `toCsv`; the apostrophes stay. */
export function readCsv(csv: string): string[][] {
  return readCsvCells(csv).map((row) => row.map(({ text }) => text));
}

/** The same with the place of each cell, in UTF-16 units. */
export function readCsvCells(csv: string): CsvCell[][] {
  const rows: CsvCell[][] = [];
  const next = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let row: CsvCell[] = [];
  while (next.lastIndex < csv.length) {
    const match = next.exec(csv);
    if (!match) break;
    const written = match[1] ?? match[2] ?? '';
    const start = match.index + (match[1] === undefined ? 0 : 1);
    const text = match[1] === undefined ? written : written.replaceAll('""', '"');
    row.push({ text, start, end: start + written.length });
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
