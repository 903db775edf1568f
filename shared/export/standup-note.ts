import type { Stance } from '../domain/finding.ts';
import { count, listOf, type Opening, opening } from './document.ts';
import { evidenceLine } from './evidence-list.ts';
import {
  baseLine,
  type ComposedDocument,
  type EvidenceBase,
  type ExportFinding,
  reachWords,
} from './finding-document.ts';
import { brokenLines, escapeMarkdown, sealed } from './markdown-tree.ts';

export interface StandupRequest extends Opening {
  findings: readonly ExportFinding[];
  base: EvidenceBase;
}

/** So many ids stand in a footnote; the rest is a number. */
const mostIds = 20;
/** So many segments, and so many recommendations, are named; the rest is a number. */
const mostShown = 3;

/**
 * A note to be read aloud: a line for each claim with what speaks for and against it, who was not heard, what comes next. The evidence
 * of each claim is its footnote. Not yet cleared: names that stand in claims and quotes are still there.
 */
export function composeStandup(request: StandupRequest): ComposedDocument {
  const { findings, base, title } = request;
  const summary = baseLine(findings, base);
  const next = findings.flatMap((finding) => finding.recommendations);
  const more = next.length - mostShown;
  const parts = [
    opening(request),
    `# ${escapeMarkdown(title)}`,
    summary,
    findings.map((finding, i) => `- ${sealed(claimLine(finding))}[^${i + 1}]`).join('\n'),
    brokenLines([
      `**Not heard:** ${notHeard(base)}`,
      ...next.slice(0, mostShown).map(nextLine),
      ...(more > 0 ? [`And ${count(more, 'more recommendation', 'more recommendations')}.`] : []),
    ]),
    ...findings.map((finding, i) => `[^${i + 1}]: ${footnote(finding)}`),
  ];
  return { parts, summary };
}

function nextLine({ text, owner }: ExportFinding['recommendations'][number]): string {
  return `**Next:** ${escapeMarkdown(text)}${owner === null ? '' : ` (${escapeMarkdown(owner)})`}`;
}

function claimLine({ claim, counts, verdict }: ExportFinding): string {
  const said = verdict === null ? '' : ` Verdict: ${escapeMarkdown(verdict)}`;
  return `**${escapeMarkdown(claim)}** For: ${reachWords(counts)}. Against: ${reachWords(counts.contradicting)}.${said}`;
}

/** One quote for the claim and one against it, and the ids of all. */
function footnote({ evidence }: ExportFinding): string {
  const first = (stance: Stance) => evidence.find((one) => one.stance === stance);
  const [pro, contra] = [first('supports'), first('contradicts')];
  const shown = [pro ? `For: ${evidenceLine(pro)}.` : '', contra ? `Against: ${evidenceLine(contra)}.` : ''];
  const others = evidence.filter((one) => one !== pro && one !== contra).map((one) => `\`${one.highlightId}\``);
  const ids = others.length > mostIds ? [...others.slice(0, mostIds), `${others.length - mostIds} more`] : others;
  return [...shown, ids.length > 0 ? `Also: ${listOf(ids)}.` : ''].filter((part) => part !== '').join(' ');
}

/** The largest segments by name, the rest by number. */
function notHeard({ unheard: { segments, roles, teams } }: EvidenceBase): string {
  const names = segments.slice(0, mostShown).map((group) => escapeMarkdown(group.name));
  const more = segments.length - names.length;
  const parts = [
    ...names,
    more > 0 ? count(more, 'more segment', 'more segments') : '',
    roles.length > 0 ? count(roles.length, 'role', 'roles') : '',
    teams.length > 0 ? count(teams.length, 'team', 'teams') : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `${listOf(parts)}.` : 'no segment, role, or team that the vault names.';
}
