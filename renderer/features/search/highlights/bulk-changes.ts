import type { FindingSummary, Stance } from '../../../../shared/domain/finding.ts';
import type { HighlightKind } from '../../../../shared/domain/interview.ts';
import { attach } from '../../../../shared/findings/edits.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { SimpleEdit } from '../../../../shared/markdown/edit-types.ts';
import { change } from '../../../state/changes.ts';
import { newFinding } from '../../../state/new-finding.ts';
import { humanize, plural } from '../../../ui/format.ts';
import { byNote, onceEach, type TagChange, tagsAfter } from './bulk-edits.ts';

const longestClaim = 60;

/** Gives highlights another kind, as one change. */
export async function setKind(highlights: readonly StandingHighlight[], kind: HighlightKind): Promise<void> {
  const edits = byNote<SimpleEdit>(highlights, (one) =>
    one.kind === kind ? null : { type: 'highlight', id: one.highlightId, kind, base: { kind: one.kind } },
  );
  await apply((made) => `${plural(made, 'highlight')} changed to ${humanize(kind).toLowerCase()}`, edits);
}

/** Adds tags to highlights and takes others away, as one change. */
export async function setTags(highlights: readonly StandingHighlight[], tags: TagChange): Promise<void> {
  const edits = byNote<SimpleEdit>(highlights, (one) => {
    const after = tagsAfter(one.tags, tags);
    return after && { type: 'highlight', id: one.highlightId, tags: after, base: { tags: one.tags } };
  });
  await apply((made) => `${plural(made, 'highlight')} retagged`, edits);
}

/** Adds highlights to a finding, as one change. Those it has already get the stance and their words of now. */
export async function addToFinding(
  finding: FindingSummary,
  highlights: readonly StandingHighlight[],
  stance: Stance,
): Promise<void> {
  const once = onceEach(highlights);
  const words = { supports: '', contradicts: ' as counter-evidence', context: ' as context' }[stance];
  await change(`${plural(once.length, 'highlight')} added${words} to “${shortened(finding)}”`, [
    attach(finding.id, once, stance),
  ]);
}

/** Asks for the claim of a new finding that begins with these highlights. One goes on in the list. */
export function beginFinding(highlights: readonly StandingHighlight[], stance: Stance): void {
  const evidence = attach('', onceEach(highlights), stance).edits.flatMap((edit) => ('put' in edit ? [edit.put] : []));
  const shared = (of: (one: StandingHighlight) => string[]) => [...new Set(highlights.flatMap(of))];
  newFinding({
    evidence,
    teamIds: shared((one) => one.teamIds),
    goalIds: shared((one) => one.goals),
    onCreated: () => {},
  });
}

async function apply(label: (made: number) => string, edits: { id: string; edits: SimpleEdit[] }[]) {
  if (edits.length > 0) await change(label, edits);
}

function shortened({ claim, written }: FindingSummary): string {
  if (!written) return 'No claim yet';
  const characters = [...claim];
  return characters.length > longestClaim ? `${characters.slice(0, longestClaim).join('')}…` : claim;
}
