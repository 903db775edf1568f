import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { GoalSummary } from '../../shared/domain/goal.ts';
import { heldFor, isHeld } from '../../shared/domain/held-interviews.ts';
import type {
  ExportEvidence,
  ExportFinding,
  InterviewBase,
  LeftOutReason,
  MethodInterview,
} from '../../shared/export/finding-document.ts';
import type { ExportGoal } from '../../shared/export/goal-answer.ts';
import { unheardGroups } from '../../shared/export/unheard.ts';
import { countEvidence, type Tally } from '../../shared/findings/count.ts';
import { isStanding, type ResolvedEvidence } from '../../shared/findings/resolve.ts';
import type { FindingsDraft, Withheld } from '../../shared/ipc/export.ts';
import { readSections } from '../../shared/markdown/finding-sections.ts';
import { AppError } from '../../shared/result.ts';
import { readEvidence } from '../findings/read-evidence.ts';
import type { Vault } from '../vault/vault.ts';
import { countEach, withheldFrom } from './consent.ts';
import { type InterviewFacts, readFacts } from './interview-facts.ts';

/** Evidence as the vault holds it: whose it is, by id. */
export type SourceEvidence = Omit<ExportEvidence, 'speaker'> & { participantId: string | null };
export type SourceFinding = Omit<ExportFinding, 'evidence'> & { id: string; evidence: readonly SourceEvidence[] };
/** The interviews of a document; whoever speaks in them, by id. */
export type SourceBase = Omit<InterviewBase, 'people' | 'interviews'> & {
  participantIds: readonly string[];
  interviews: readonly (MethodInterview & { participantIds: readonly string[] })[];
};

/** What a document of findings is made of. */
export interface SourceFindings {
  findings: readonly SourceFinding[];
  base: SourceBase & { reach: Tally };
  goal: ExportGoal | null;
}

/** Ids of the highlights that a query finds. */
export type FindHighlights = (query: string) => Promise<readonly string[]>;

/**
 * Reads the findings of a draft with their evidence, as it stands in the notes now. Quotes that are missing, doubtful, or whose
 * interview has no consent (declined, withdrawn, not to be told) are named and left out, of the counts too. Throws AppError 'invalid' where nothing was
 * chosen, 'not-found', 'no-claim' (message: the path) and 'no-evidence' (message: the claims that nothing supports, a line each).
 */
export async function readFindings(
  vault: Vault,
  draft: FindingsDraft,
  find: FindHighlights,
): Promise<SourceFindings & { withheld: Withheld[] }> {
  const goal = goalOf(vault, draft);
  const chosen = await chosenFindings(vault, draft, goal, find);
  for (const finding of chosen) if (!finding.written) throw new AppError('no-claim', finding.path);
  if (chosen.length === 0 && goal?.answer) throw new AppError('no-evidence', goal.answer);

  const found = await readEvidence(vault, chosen);
  const resolved = new Map(chosen.map(({ id }) => [id, found.get(id)?.resolved ?? []]));
  const used = new Set([...resolved.values()].flat().flatMap(({ at }) => at?.noteId ?? []));
  const facts = await readFacts(vault, used);
  const mayLeave = ({ at }: ResolvedEvidence) => at !== null && facts.get(at.noteId)?.hasConsent === true;
  const held = [...resolved.values()].flat().filter((one) => isStanding(one) && !mayLeave(one));
  const withheld = withheldFrom(vault, countEach(held.flatMap(({ at }) => at?.noteId ?? [])));

  const sources: SourceFinding[] = [];
  const unsupported: string[] = [];
  const all: ResolvedEvidence[] = [];
  for (const finding of chosen) {
    const evidence = resolved.get(finding.id) ?? [];
    const out = evidence.filter((one) => !isStanding(one) || mayLeave(one));
    const source = await readFinding(vault, finding, out, evidence);
    if (source.counts.mentions === 0) unsupported.push(finding.claim);
    all.push(...out.filter(isStanding));
    sources.push(source);
  }
  if (unsupported.length > 0) throw new AppError('no-evidence', unsupported.join('\n'));
  const base = baseOf(vault, all, facts);
  return { findings: sources, base, goal: goal && exportGoal(vault, goal), withheld };
}

async function chosenFindings(
  vault: Vault,
  { document, findingIds, query }: FindingsDraft,
  goal: GoalSummary | null,
  find: FindHighlights,
): Promise<FindingSummary[]> {
  const { findings } = vault.catalogue();
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const named = [...new Set(findingIds)].map((id) => {
    const finding = byId.get(id);
    if (!finding) throw new AppError('not-found', 'finding');
    return finding;
  });
  if (query === undefined && (findingIds.length > 0 || document !== 'goal')) {
    if (named.length === 0) throw new AppError('invalid', 'selection');
    return named;
  }
  if (query === undefined) {
    return findings.filter(({ goalIds, status }) => goalIds.includes(goal?.id ?? '') && status !== 'superseded');
  }
  const hits = new Set(await find(query));
  const matching = findings.filter(({ evidence }) => evidence.some(({ highlight }) => hits.has(highlight)));
  const both = [...new Set([...named, ...matching])];
  if (both.length === 0) throw new AppError('not-found', 'finding');
  return both;
}

function goalOf(vault: Vault, { document, goalId }: FindingsDraft): GoalSummary | null {
  if (document !== 'goal') return null;
  if (goalId === undefined) throw new AppError('invalid', 'goal');
  const goal = vault.catalogue().goals.find(({ id }) => id === goalId);
  if (!goal) throw new AppError('not-found', 'goal');
  return goal;
}

function exportGoal(vault: Vault, goal: GoalSummary): ExportGoal {
  const { notes } = vault.catalogue();
  const { question, quarter, isBiggestUnknown, status, answer, targetInterviews, teamIds, ownerId } = goal;
  const names = namesOf(vault);
  return {
    ...{ question, quarter, isBiggestUnknown, status, answer, target: targetInterviews },
    teams: teamIds.map(names),
    owner: ownerId === null ? null : names(ownerId),
    held: heldFor(goal.id, notes),
  };
}

async function readFinding(
  vault: Vault,
  finding: FindingSummary,
  evidence: readonly ResolvedEvidence[],
  attached: readonly ResolvedEvidence[],
): Promise<SourceFinding> {
  const { id, claim, status, ownerId, teamIds } = finding;
  const file = await vault.read(id);
  const { limitations, recommendations, openQuestions, verdict } = readSections(file.text);
  const names = namesOf(vault);
  const kept = new Set(evidence);
  return {
    ...{ id, claim, status, limitations, openQuestions, verdict },
    owner: ownerId === null ? null : names(ownerId),
    teams: teamIds.map(names),
    recommendations: recommendations.map(({ text, ownerId: who }) => ({
      text,
      owner: who === null ? null : names(who),
    })),
    evidence: evidence.flatMap(asItLeaves),
    leftOut: attached.flatMap((one) => {
      const reason = kept.has(one) ? reasonOf(one) : 'consent';
      return reason === null ? [] : [{ highlightId: one.evidence.highlight, reason }];
    }),
    counts: countEvidence(evidence, vault.participants()),
  };
}

function asItLeaves(one: ResolvedEvidence): SourceEvidence[] {
  const { evidence, at, state, speaker } = one;
  if (at === null || !isStanding(one)) return [];
  const { highlightId, text, kind, atSeconds, title, date, participantIds } = at;
  return [
    {
      ...{ highlightId, text, kind, atSeconds, stance: evidence.stance, changed: state.state === 'changed' },
      interview: { id: at.noteId, title, date, participantIds },
      participantId: speaker !== null && 'participantId' in speaker ? speaker.participantId : null,
    },
  ];
}

function reasonOf({ state }: ResolvedEvidence): LeftOutReason | null {
  switch (state.state) {
    case 'missing':
      return state.reason === 'unreadable' ? 'unreadable' : 'missing';
    case 'ambiguous':
    case 'repeated':
      return state.state;
    default:
      return null;
  }
}

/** What all quotes rest on. A highlight of several findings counts once. */
function baseOf(vault: Vault, all: readonly ResolvedEvidence[], facts: ReadonlyMap<string, InterviewFacts>) {
  const byHighlight = new Map(all.map((one) => [one.evidence.highlight, one]));
  const once = [...byHighlight.values()].map((one) => ({
    ...one,
    evidence: { ...one.evidence, stance: 'supports' as const },
  }));
  const { people, companies, mentions } = countEvidence(once, vault.participants());
  const speaking = new Set<string>();
  const heard = new Set<string>();
  const interviewIds = new Set<string>();
  for (const { speaker, at } of once) {
    if (!at) continue;
    interviewIds.add(at.noteId);
    const isNamed = speaker !== null && 'participantId' in speaker;
    if (isNamed) speaking.add(speaker.participantId);
    // Where nobody is named it may be any of them: nobody of these can be said not to be heard.
    for (const id of isNamed ? [speaker.participantId] : at.participantIds) heard.add(id);
  }
  return { ...baseFor(vault, { interviewIds, heard, speaking, facts }), reach: { people, companies, mentions } };
}

interface Heard {
  interviewIds: ReadonlySet<string>;
  /** Who speaks for certain, and who may be the one that does. */
  speaking: ReadonlySet<string>;
  heard: ReadonlySet<string>;
  facts: ReadonlyMap<string, InterviewFacts>;
}

/** The interviews of a document, and who of the vault is not in them. */
export function baseFor(vault: Vault, { interviewIds, speaking, heard, facts }: Heard): SourceBase {
  const { notes } = vault.catalogue();
  const names = namesOf(vault);
  const held = notes.filter(isHeld);
  return {
    participantIds: [...speaking],
    interviews: notes
      .filter(({ id }) => interviewIds.has(id))
      .map(({ id, date, kind, participantIds }) => {
        return { date, kind, participantIds, recruitedFrom: facts.get(id)?.recruitedFrom ?? null };
      }),
    unheard: unheardGroups({
      participants: vault.participants(),
      heard,
      interviews: held.map(({ id, teamIds }) => ({ teams: teamIds.map(names), isUsed: interviewIds.has(id) })),
    }),
  };
}

/** Names of people and teams of the roster by id; an id that is not there stands for itself. */
export function namesOf(vault: Vault): (id: string) => string {
  const { teams, people } = vault.catalogue().roster;
  const names = new Map([...teams, ...people].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
