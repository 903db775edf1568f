// What the fault runs found, as plain text.
import { faults } from './matrix.mjs';
import { scenarios } from './scenarios.mjs';

const legend =
  'old, none, first: what stands there after it · *: the save was called done · +t: a temp file is left, gone with the next opening';

/** A table per scenario: a row per system call, a column per fault. */
export function tables(results) {
  const names = [...new Set(results.map(({ scenario }) => scenario))];
  return `${names
    .map((scenario) =>
      table(
        scenario,
        results.filter((one) => one.scenario === scenario),
      ),
    )
    .join('\n')}\n${legend}\n`;
}

function table(scenario, results) {
  const calls = results.filter(({ kind }) => kind === 'call');
  const columns = Object.keys(faults).filter((fault) => calls.some((one) => one.fault === fault));
  const places = [...new Set(calls.map(({ at }) => at))];
  const cell = (result) => (result ? `${result.outcome}${result.problems.length > 0 ? ' ✗' : ''}` : '');
  const rows = places.map((at) => {
    const row = calls.filter((one) => one.at === at);
    return [`${at + 1}`, row[0].step, ...columns.map((fault) => cell(row.find((one) => one.fault === fault)))];
  });
  const others = results
    .filter(({ kind }) => kind !== 'call' && kind !== 'order')
    .map((one) => ['', `${one.fault}: ${one.step}`, cell(one)]);
  const order = results.find(({ kind }) => kind === 'order');
  return [
    `${scenarios[scenario].title} ${order.problems.length > 0 ? '✗' : '✓'} order of its calls`,
    ...aligned([['', 'call', ...columns], ...rows]),
    ...aligned(others),
    '',
  ].join('\n');
}

function aligned(rows) {
  const widths = rows.reduce((all, row) => row.map((text, n) => Math.max(all[n] ?? 0, text.length)), []);
  return rows.map(
    (row) =>
      `  ${row
        .map((text, n) => text.padEnd(widths[n]))
        .join('  ')
        .trimEnd()}`,
  );
}

/** A line for each thing that is wrong. */
export function problemLines(results) {
  return results.flatMap(({ scenario, step, fault, kind, problems }) =>
    problems.map((problem) => `✗ ${scenario}, ${fault}${kind === 'order' ? '' : ` at ${step}`}: ${problem}`),
  );
}

/** One line of totals. */
export function summary(results) {
  const bad = results.filter(({ problems }) => problems.length > 0).length;
  const count = (test) => results.filter(test).length;
  const kept = count(({ outcome }) => /^(?:old|none)/.test(outcome));
  const replaced = count(({ outcome }) => outcome.startsWith('first'));
  return `${results.length} runs: the old file in ${kept}, the new one in ${replaced}, anything else in ${results.length - kept - replaced}; ${bad} runs with something wrong`;
}
