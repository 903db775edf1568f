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
export function compare({ values, peer = null, peerValues = [], ...rest }) {
  const peerValue = peer === null ? null : median(peerValues);
  return { ...judge({ value: median(values), peer, peerValue, ...rest }), values, peerValues };
}

/**
 * The same of values that are known already. `unit`: `ms`, `MB`, or what the values are counts of (`of 20`). `atLeast`: the
 * value must not be less. A line without budget, limit or least value only tells.
 */
export function judge({
  figure,
  value,
  unit = 'ms',
  peer = null,
  peerValue = null,
  budget = null,
  limit = null,
  atLeast = null,
}) {
  const ratio = peerValue === null ? null : value / peerValue;
  const pass =
    (budget === null || ratio === null || ratio <= budget) &&
    (limit === null || value <= limit) &&
    (atLeast === null || value >= atLeast);
  return { figure, value, unit, peer, peerValue, ratio, budget, limit, atLeast, pass };
}

/** The value below which the share (0 to 1) of all values lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** The lines as a table of plain text. */
export function table(rows) {
  const cells = rows.map((row) => {
    const { unit, ratio, budget, limit, atLeast } = row;
    const allowed = [
      budget !== null && `≤ ${budget} ×`,
      limit !== null && `${budget === null ? '≤ ' : ''}${limit} ${unit}`,
      atLeast !== null && `≥ ${atLeast} ${unit}`,
    ].filter(Boolean);
    return [
      row.figure,
      inUnit(row.value, unit),
      row.peer ?? '',
      row.peerValue === null ? '' : inUnit(row.peerValue, unit),
      ratio === null || unit.startsWith('of ') ? '' : `${ratio.toFixed(2)} ×`,
      allowed.join(', '),
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

function inUnit(value, unit) {
  if (value >= 100) return `${Math.round(value)} ${unit}`;
  return `${Number(value.toFixed(value < 1 && unit === 'ms' ? 2 : 1))} ${unit}`;
}
