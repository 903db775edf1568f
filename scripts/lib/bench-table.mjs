/** Middle value; the mean of the two middle ones for an even count. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * One line of a benchmark: medians of `values` and of its peer's (milliseconds), their ratio, and whether that stays within
 * `budget`.
 */
export function compare({ figure, values, peer, peerValues, budget }) {
  const ours = median(values);
  const theirs = median(peerValues);
  const ratio = ours / theirs;
  return {
    figure,
    milliseconds: ours,
    peer,
    peerMilliseconds: theirs,
    ratio,
    budget,
    pass: ratio <= budget,
    values,
    peerValues,
  };
}

/** The lines as a table of plain text. */
export function table(rows) {
  const cells = rows.map((row) => [
    row.figure,
    `${Math.round(row.milliseconds)} ms`,
    row.peer,
    `${Math.round(row.peerMilliseconds)} ms`,
    `${row.ratio.toFixed(2)} ×`,
    `≤ ${row.budget} ×`,
    row.pass ? 'pass' : 'short',
  ]);
  const all = [['figure', '', 'peer', '', 'ratio', 'budget', ''], ...cells];
  const widths = all[0].map((_cell, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
