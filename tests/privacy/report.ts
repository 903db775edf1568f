import type { Verdict } from './judge.ts';
import type { Outcome } from './main.ts';

/** What a run is judged by. */
export interface Judgement {
  plants: number;
  /** Plants that were not asked about, left, or could be told afterwards. */
  escaped: number;
  lookAlikes: number;
  askedAbout: number;
  /** Attempts to get by the gate that were not refused. */
  walkedAround: number;
  passed: boolean;
}

/** The largest share of things that are none which may be asked about. */
const mostAskedAbout = 0.05;
const mostShown = 40;

/** Whether a run shows that nothing escapes. What is wrong with the run itself counts as not shown. */
export function judgementOf({ plants, lookAlikes, door, broken }: Outcome): Judgement {
  const escaped = plants.filter(isEscaped).length;
  const askedAbout = lookAlikes.filter((one) => one.askedAbout.length > 0).length;
  const walkedAround = door.reduce((sum, { tried, refused }) => sum + tried - refused, 0);
  const isQuiet = askedAbout <= mostAskedAbout * lookAlikes.length;
  return {
    ...{ plants: plants.length, escaped, lookAlikes: lookAlikes.length, askedAbout, walkedAround },
    passed: escaped === 0 && walkedAround === 0 && broken.length === 0 && isQuiet,
  };
}

/** The run in tables, and each escape in words. */
export function reportOf(outcome: Outcome): string {
  const { plants, lookAlikes, refusals, door, broken, seed, documents, vaults, bytes } = outcome;
  const { escaped, askedAbout, walkedAround } = judgementOf(outcome);
  const perWay = [...refusals].map(([way, { tried, letOut }]) => [way, tried, tried - letOut, letOut]);
  const kinds = groupBy(lookAlikes, ({ lookAlike }) => lookAlike.kind);
  const perKind = [...kinds].map(([kind, those]) => [
    kind,
    those.length,
    those.filter((one) => one.askedAbout.length > 0).length,
  ]);
  const asked = lookAlikes.filter((one) => one.askedAbout.length > 0);
  const share = lookAlikes.length > 0 ? ((100 * askedAbout) / lookAlikes.length).toFixed(1) : '0';
  return [
    ...shownOf(plants.filter(isEscaped).map((one) => `✗ ${nameOf(one)}\n      ${one.problems.join('\n      ')}`)),
    ...shownOf(broken.map((sentence) => `✗ ${sentence}`)),
    ...asked.map(
      ({ lookAlike, askedAbout: hits }) =>
        `? asked about ${JSON.stringify(lookAlike.text)} (${lookAlike.kind}): ${hits.join(', ')}`,
    ),
    `${plants.length} identifiers from seed ${seed} in ${documents} documents of ${vaults} vaults; ${bytes.toLocaleString('en')} characters that left were looked through.`,
    '',
    table(
      ['place', 'planted', 'refused', 'gone', 'escaped'],
      tally(plants, (one) => one.plant.surface),
    ),
    table(
      ['spelling', 'planted', 'refused', 'gone', 'escaped'],
      tally(plants, ({ plant }) => `${plant.kind}: ${plant.spelling}`),
    ),
    table(['thing that is none', 'there', 'asked about'], perKind),
    table(['way out', 'tried undecided', 'refused', 'let out'], perWay),
    table(
      ['way around the gate', 'tried', 'refused'],
      door.map(({ what, tried, refused }) => [what, tried, refused]),
    ),
    `${escaped} of ${plants.length} escaped; ${askedAbout} of ${lookAlikes.length} things that are none were asked about (${share} %); ${walkedAround} ways around the gate.`,
  ].join('\n');
}

/** What a program reads of a run. */
export function jsonOf(outcome: Outcome): object {
  const { plants, lookAlikes, refusals, ...rest } = outcome;
  return {
    ...judgementOf(outcome),
    ...rest,
    refusals: Object.fromEntries(refusals),
    plants: plants.map(
      ({ plant: { n, kind, surface, spelling, text }, document, isDropped, isRefused, isGone, problems }) => ({
        ...{ n, kind, surface, spelling, text, document, isDropped, isRefused, isGone, problems },
      }),
    ),
    lookAlikes: lookAlikes.map(({ lookAlike: { n, kind, surface, text }, askedAbout }) => ({
      n,
      kind,
      surface,
      text,
      askedAbout,
    })),
  };
}

function isEscaped({ problems }: Verdict): boolean {
  return problems.length > 0;
}

function nameOf({ plant: { n, kind, spelling, surface, text }, document }: Verdict): string {
  return `plant ${n} (${kind}, ${spelling}, in ${surface} of a ${document}): ${JSON.stringify(text)}`;
}

/** A row for each group; what is dropped without asking need not be refused. */
function tally(plants: readonly Verdict[], groupOf: (one: Verdict) => string): (string | number)[][] {
  return [...groupBy(plants, groupOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, those]) => {
      const refused = those.every(({ isDropped }) => isDropped)
        ? '–'
        : those.filter(({ isRefused }) => isRefused).length;
      return [
        group,
        those.length,
        refused,
        those.filter(({ isGone }) => isGone).length,
        those.filter(isEscaped).length,
      ];
    });
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

function shownOf(sentences: readonly string[]): string[] {
  const more = sentences.length - mostShown;
  return [...sentences.slice(0, mostShown), ...(more > 0 ? [`  … and ${more} more`] : [])];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...all.map((row) => [...(row[i] ?? '')].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return `${all.map((row) => `  ${line(row)}`.trimEnd()).join('\n')}\n`;
}
