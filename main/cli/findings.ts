import { type FindingSummary, findingStatuses } from '../../shared/domain/finding.ts';
import type { Counts, FindingEvidence, Tally } from '../../shared/findings/count.ts';
import type { ResolvedEvidence } from '../../shared/findings/resolve.ts';
import { foldValue } from '../../shared/search/language/values.ts';
import { readEvidence } from '../findings/read-evidence.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliIo, CliOptions } from './options.ts';
import { amount, json, printable } from './output.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

/**
 * `fieldbook findings`: each finding with its counts and what became of its evidence, newest first, as JSON or to be read. A name
 * that nothing in the vault has goes to standard error.
 */
export async function listFindings(vault: Vault, options: CliOptions, io: CliIo): Promise<ExitCode> {
  const passes = filterOf(vault, options, io);
  const findings = vault.catalogue().findings.filter(passes).toSorted(newestFirst);
  const evidence = await readEvidence(vault, findings);
  const rows = findings.map((finding) => ({ finding, ...evidence.get(finding.id)! }));
  if (options.json) io.out(json(rows.map(asJson)));
  else for (const row of rows) io.out(linesOf(row));
  return rows.length > 0 ? exitCodes.fine : exitCodes.nothingFound;
}

type Row = FindingEvidence & { finding: FindingSummary };

/** Of one option any value will do, of several all. Teams and goals go by id, or by what they are called. */
function filterOf(vault: Vault, { team, goal, status }: CliOptions, io: CliIo): (finding: FindingSummary) => boolean {
  const { roster, goals } = vault.catalogue();
  const teams = roster.teams.map(({ id, name, aliases }) => ({ id, names: [id, name, ...aliases] }));
  const questions = goals.map(({ id, question }) => ({ id, names: [id, question] }));
  const teamIds = team && idsOf('team', team, teams, io);
  const goalIds = goal && idsOf('goal', goal, questions, io);
  const other = status?.find((one) => !findingStatuses.some((known) => known === one));
  if (other !== undefined) throw new UsageError(`--status takes ${listed(findingStatuses)}.`);
  return (finding) =>
    (!teamIds || finding.teamIds.some((id) => teamIds.has(id))) &&
    (!goalIds || finding.goalIds.some((id) => goalIds.has(id))) &&
    (!status || status.includes(finding.status));
}

/** The ids that the values mean; a value is its own id too, for teams and goals that only findings know. */
function idsOf(
  what: string,
  values: readonly string[],
  known: { id: string; names: string[] }[],
  io: CliIo,
): Set<string> {
  const ids = new Set<string>(values);
  for (const value of values) {
    const meant = known.filter(({ names }) => names.some((name) => foldValue(name) === foldValue(value)));
    for (const { id } of meant) ids.add(id);
    if (meant.length === 0) io.err(`No ${what} is called “${printable(value)}”.\n`);
  }
  return ids;
}

function asJson({ finding, resolved, counts }: Row) {
  const { evidence: _, ...about } = finding;
  return {
    ...about,
    counts,
    evidence: resolved.map(({ evidence, at, state, speaker }) => ({ ...evidence, ...state, speaker, at })),
  };
}

function linesOf({ finding, resolved, counts }: Row): string {
  const claim = finding.written ? finding.claim : 'No claim yet';
  const lines = [
    `${finding.date}  ${finding.status}  ${printable(claim)}  ${printable(finding.id)}`,
    `    ${countsLine(counts)}`,
    ...resolved.flatMap(stateLines).map((line) => `      ${line}`),
    ...finding.problems.map(
      ({ field, message }) => `      ${field === '' ? '' : `${printable(field)}: `}${printable(message)}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function countsLine(counts: Counts): string {
  const { contradicting, context } = counts;
  return [
    tallyText(counts),
    ...(contradicting.mentions > 0 ? [`against it ${tallyText(contradicting)}`] : []),
    ...(context > 0 ? [`${amount(context, 'highlight')} for context`] : []),
  ].join(' · ');
}

function tallyText({ people, companies, mentions }: Tally): string {
  return [
    amount(people, 'person', 'people'),
    amount(companies, 'company', 'companies'),
    amount(mentions, 'mention'),
  ].join(', ');
}

/** What became of evidence that is not as it was attached. */
function stateLines({ evidence, state }: ResolvedEvidence): string[] {
  const quote = `“${printable(evidence.quote)}”`;
  switch (state.state) {
    case 'standing':
      return [];
    case 'changed':
      return [`Changed: ${quote}`, `    now: “${printable(state.now)}”`];
    case 'missing':
      return [`Missing (${reasons[state.reason]}): ${quote}`];
    case 'ambiguous':
      return [`Not clear which is meant (${state.noteIds.map(printable).join(', ')}): ${quote}`];
    case 'repeated':
      return [`Twice in this finding: ${quote}`];
  }
}

const reasons = {
  highlight: 'the interview no longer has this highlight',
  interview: 'the interview is gone',
  unreadable: 'the interview cannot be read',
};

function listed(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
}

function newestFirst(a: FindingSummary, b: FindingSummary): number {
  return a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1;
}
