import { count, listOf } from './document.ts';
import {
  type ExportFinding,
  findingLink,
  type InterviewBase,
  type LeftOutReason,
  leftOutReasons,
  type UnheardGroup,
} from './finding-document.ts';
import { escapeMarkdown } from './markdown-tree.ts';

/** So many groups of a kind are named; the rest is a number. */
const mostGroups = 8;
/** So many ids are named in one sentence; the rest is a number. */
const mostIds = 10;

const reasons: Record<LeftOutReason, [one: string, many: string]> = {
  missing: ['could not be found again in the interviews', 'could not be found again in the interviews'],
  unreadable: ['stands in an interview that cannot be read', 'stand in interviews that cannot be read'],
  ambiguous: ['could not be told from a copy of it', 'could not be told from copies of them'],
  consent: [
    'comes from an interview whose consent was declined or withdrawn, or cannot be read',
    'come from interviews whose consent was declined or withdrawn, or cannot be read',
  ],
  repeated: ['is attached more than once and counts once', 'are attached more than once and count once'],
};

/** What the claims do not say: their authors' words, then what can be told from the evidence itself, then who was not heard. */
export function limitations(findings: readonly ExportFinding[], base: InterviewBase, word: string): string[] {
  const items = findings.flatMap((finding, i) => {
    const link = findingLink(i + 1, word);
    const written = linesOf(finding.limitations).map((line) => `${link}: ${escapeMarkdown(line)}`);
    return [...written, ...narrow(finding, link), ...changed(finding, link), ...leftOut(finding, link)];
  });
  return [
    '## Limitations',
    items.length > 0 ? items.map((item) => `- ${item}`).join('\n') : 'None noted.',
    ...whoWasNotHeard(base),
  ];
}

/** Paragraphs and items of lists, a line each. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^\s*(?:- )?/, ''));
  return lines.filter((line) => line.trim() !== '');
}

function narrow({ counts }: ExportFinding, link: string): string[] {
  if (counts.people === 1) return [`${link} rests on one person.`];
  return counts.companies === 1 ? [`${link} rests on people of one company.`] : [];
}

function changed({ evidence }: ExportFinding, link: string): string[] {
  const ids = evidence.filter((one) => one.changed).map((one) => one.highlightId);
  if (ids.length === 0) return [];
  const [have, stand, its] = ids.length === 1 ? ['has', 'stands', 'its'] : ['have', 'stand', 'their'];
  const as = ids.length === 1 ? 'interview has it now' : 'interviews have them now';
  return [
    `${link}: ${count(ids.length, 'quote', 'quotes')} ${have} changed since being attached and ${stand} here as ${its} ${as} (${idList(ids)}).`,
  ];
}

function leftOut(finding: ExportFinding, link: string): string[] {
  return leftOutReasons.flatMap((reason) => {
    const ids = finding.leftOut.filter((one) => one.reason === reason).map((one) => one.highlightId);
    if (ids.length === 0) return [];
    const [one, many] = reasons[reason];
    const quotes = `${link}: ${count(ids.length, 'quote', 'quotes')} ${ids.length === 1 ? one : many}`;
    if (reason === 'repeated') return [`${quotes} (${idList(ids)}).`];
    const so = ids.length === 1 ? 'it is neither shown nor counted' : 'they are neither shown nor counted';
    return [`${quotes}; ${so} (${idList(ids)}).`];
  });
}

function idList(ids: readonly string[]): string {
  const shown = ids.slice(0, mostIds).map((id) => `\`${id}\``);
  return listOf(ids.length > mostIds ? [...shown, `${ids.length - mostIds} more`] : shown);
}

/** The groups of the vault that none of the quotes comes from; it says nothing about what they think. */
export function whoWasNotHeard({ unheard: { segments, roles, teams } }: InterviewBase): string[] {
  const people = (n: number) => count(n, 'person', 'people');
  const items = [
    groups('Segments', segments, people),
    groups('Roles', roles, people),
    groups('Teams', teams, (n) => count(n, 'interview', 'interviews')),
  ].flat();
  return [
    '### Who was not heard',
    ...(items.length > 0
      ? [
          'The vault knows these, but none of the quotes above comes from them. What they think is unknown.',
          items.map((item) => `- ${item}`).join('\n'),
        ]
      : ['The vault names no segment, role, or team that is not heard above.']),
  ];
}

function groups(label: string, all: readonly UnheardGroup[], size: (n: number) => string): string[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, mostGroups).map((group) => `${escapeMarkdown(group.name)} (${size(group.size)})`);
  return [`${label}: ${listOf(all.length > mostGroups ? [...shown, `${all.length - mostGroups} more`] : shown)}`];
}
