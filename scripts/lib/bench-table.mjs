/** Middle value; the mean of the two middle ones for an even count. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * One line of a benchmark: medians of `values` and of its peer's (milliseconds), their ratio, and whether that stays within
 * `budget` (times the peer) and the value itself within `limit` (milliseconds), where one is given. No peer: `limit` alone.
 */
export function compare({ figure, values, peer = null, peerValues = [], budget = null, limit = null }) {
  const ours = median(values);
  const theirs = peer === null ? null : median(peerValues);
  const ratio = theirs === null ? null : ours / theirs;
  return {
    figure,
    milliseconds: ours,
    peer,
    peerMilliseconds: theirs,
    ratio,
    budget,
    limit,
    pass: (budget === null || ratio <= budget) && (limit === null || ours <= limit),
    values,
    peerValues,
  };
}

/** The value below which the share (0 to 1) of all values lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** The lines as a table of plain text. */
export function table(rows) {
  const milliseconds = (value) =>
    value === null ? '' : `${value < 100 ? Number(value.toFixed(1)) : Math.round(value)} ms`;
  const cells = rows.map((row) => {
    const allowed = [row.budget && `${row.budget} ×`, row.limit && `${row.limit} ms`].filter(Boolean);
    return [
      row.figure,
      milliseconds(row.milliseconds),
      row.peer ?? '',
      milliseconds(row.peerMilliseconds),
      row.ratio === null ? '' : `${row.ratio.toFixed(2)} ×`,
      allowed.length > 0 ? `≤ ${allowed.join(', ')}` : '',
      allowed.length > 0 ? (row.pass ? 'pass' : 'short') : '',
    ];
  });
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
