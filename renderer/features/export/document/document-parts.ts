import type { FindingSummary } from '../../../../shared/domain/finding.ts';
import type { GoalSummary } from '../../../../shared/domain/goal.ts';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import type { Roster } from '../../../../shared/domain/roster.ts';
import type { FindingEvidence } from '../../../../shared/findings/count.ts';
import { plural } from '../../../ui/format.ts';
import type { DocumentFields } from '../DocumentSection.tsx';

/** What a document is made of. `interviewIds` are those of a summary, the rest is of the others. */
export interface DocumentParts {
  document: 'digest' | 'goal' | 'standup' | 'summary';
  findingIds: readonly string[];
  goalId: string | null;
  interviewIds: string[];
}

interface About {
  findings: readonly FindingSummary[];
  goal: GoalSummary | null;
  notes: readonly Pick<NoteSummary, 'id' | 'title'>[];
  roster: Roster;
}

const longestTitle = 200;

/** What a document is called until somebody gives it a title: its one claim, its question, its one interview, its one team. */
export function titleFor({ document, interviewIds }: DocumentParts, about: About): string {
  const { findings, goal, notes } = about;
  switch (document) {
    case 'goal':
      return goal && fits(goal.question) ? goal.question : 'Research goal';
    case 'summary': {
      const only = interviewIds.length === 1 ? notes.find(({ id }) => id === interviewIds[0]) : undefined;
      const title = only ? `Summary: ${only.title}` : '';
      return fits(title) ? title : `Summary of ${plural(interviewIds.length, 'interview')}`;
    }
    case 'standup':
      return `Stand-up note${ofTeam(about)}`;
    case 'digest':
      return findings.length === 1 && fits(findings[0]!.claim) ? findings[0]!.claim : `Findings${ofTeam(about)}`;
  }
}

function ofTeam({ findings, roster }: About): string {
  const [only, ...others] = new Set(findings.flatMap(({ teamIds }) => teamIds));
  const team = others.length === 0 ? roster.teams.find(({ id }) => id === only) : undefined;
  return team ? `: ${team.name}` : '';
}

/** A title is not cut: half a name would not be recognized. */
function fits(text: string): boolean {
  return text.trim() !== '' && text.length <= longestTitle;
}

/** Who owns it by what it is made of: the goal's owner, or the one owner of its findings. `null`: that does not say. */
export function ownerFor(
  { document }: DocumentParts,
  { findings, goal, roster }: Pick<About, 'findings' | 'goal' | 'roster'>,
): string | null {
  const [only, ...others] = new Set(document === 'goal' ? [goal?.ownerId] : findings.map(({ ownerId }) => ownerId));
  if (others.length > 0 || !only) return null;
  return roster.people.find(({ id }) => id === only)?.name ?? null;
}

/** Why a finding cannot leave, in a few words; `null` where it can, or where that is not known yet. */
export function whyUnusable(finding: FindingSummary, evidence: FindingEvidence | undefined): string | null {
  if (!finding.written) return 'No claim yet';
  return evidence?.counts.mentions === 0 ? 'No quote that stands supports it' : null;
}

/** Whether a finding can leave as far as is known. */
export function isUsable(finding: FindingSummary, evidence: FindingEvidence | undefined): boolean {
  return whyUnusable(finding, evidence) === null;
}

/** What is missing before the document can be made, as a sentence; `null` where nothing is. */
export function missingOf(
  { document, interviewIds }: DocumentParts,
  fields: DocumentFields,
  { usable, goal }: { usable: readonly FindingSummary[]; goal: GoalSummary | null },
): string | null {
  if (document === 'goal' && goal === null) return 'Choose the research goal that is answered.';
  if (document === 'summary' && interviewIds.length === 0) return 'Add an interview to sum up.';
  if (document !== 'summary' && usable.length === 0) return 'Add a finding whose evidence stands.';
  return fields.title.trim() === '' ? 'Give the document a title.' : null;
}
