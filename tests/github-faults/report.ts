import type { Result } from './main.ts';

/** The table of calls and faults, what users were told, and each case that went wrong. */
export function reportOf(results: readonly Result[]): string {
  const cases = results.filter(({ one }) => one.fault !== null);
  const faults = [...new Set(cases.map(({ one }) => one.fault!.name))];
  const calls = [...new Set(cases.map(({ call }) => call))];
  const width = Math.max(...calls.map((call) => shown(call).length), 10);
  const cell = (some: readonly Result[]) => {
    const bad = some.filter(({ problems }) => problems.length > 0).length;
    return (some.length === 0 ? '·' : bad > 0 ? `✗${bad}` : String(some.length)).padStart(4);
  };
  const rows = calls.map((call) => {
    const cells = faults.map((name) => cell(cases.filter((one) => one.call === call && one.one.fault!.name === name)));
    return `${shown(call).padEnd(width)}${cells.join('')}`;
  });
  const wrong = results.filter(({ problems }) => problems.length > 0);
  return [
    ...faults.map((name, i) => `${String(i + 1).padStart(4)}  ${name.padEnd(26)} ${toldAt(cases, name)}`),
    '',
    `${'call'.padEnd(width)}${faults.map((_, i) => String(i + 1).padStart(4)).join('')}`,
    ...rows,
    '',
    ...wrong.slice(0, 20).map((result) => `✗ ${nameOf(result)}\n    ${result.problems.join('\n    ')}`),
    summaryOf(results, wrong.length),
  ].join('\n');
}

function shown(call: string): string {
  return call.replace('/repos/{owner}/{repo}', '…');
}

function nameOf({ one: { scenario, fault, n, forgets }, call, told }: Result): string {
  const which = fault ? `${fault.name} at call ${n}, ${shown(call)}` : call;
  return `${scenario.name}: ${which}${forgets ? ', and the app ended' : ''} (told: ${told.join(', ') || 'nothing'})`;
}

/** What users were told, the most frequent first. */
function toldAt(cases: readonly Result[], fault: string): string {
  const counts = new Map<string, number>();
  for (const { one, told } of cases) {
    if (one.fault!.name !== fault) continue;
    const first = told[0] ?? 'nothing';
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const ordered = [...counts].sort((a, b) => b[1] - a[1]);
  return ordered.map(([code, count]) => `${code} ${count}`).join(', ');
}

function summaryOf(results: readonly Result[], wrong: number): string {
  const tries = Math.max(...results.map(({ told }) => told.length + 1));
  const scenarios = new Set(results.map(({ one }) => one.scenario.name)).size;
  return `${results.length} publishings of ${scenarios} kinds, each tried until it worked (at most ${tries} times): ${wrong} did not end with one branch, one commit per bundle and one pull request.`;
}
