import type { Stance } from '../../../../shared/domain/finding.ts';
import type { NoteSummary } from '../../../../shared/domain/interview.ts';
import type { EvidenceState } from '../../../../shared/findings/resolve.ts';
import type { SuggestReason } from '../../../../shared/search/suggest-protocol.ts';
import { formatList } from '../../../ui/format.ts';

/** What a piece of evidence is to the claim. */
export const stanceWords: Record<Stance, string> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  context: 'Context',
};

/** What became of evidence that was not found, in a sentence. `title` is that of the interview it was attached from. */
export function missingWords(
  { reason }: Extract<EvidenceState, { state: 'missing' }>,
  note: NoteSummary | undefined,
): string {
  const title = note ? `“${note.title || 'Untitled interview'}”` : 'Its interview';
  if (reason === 'highlight') return `This highlight is not in ${title} anymore.`;
  if (reason === 'interview') return 'Its interview is not in the vault anymore.';
  if (note?.readOnly === 'encoding') return `${title} is not UTF-8 text, so its highlights cannot be read.`;
  if (note?.readOnly === 'too-large') return `${title} is too large to be read as a whole.`;
  if (note?.readOnly === 'damaged') return `${title} is damaged, so its highlights cannot be read.`;
  return `${title} cannot be read.`;
}

const mostWords = 4;

/** Why a highlight is offered, in a sentence or two. */
export function reasonWords(reason: SuggestReason): string {
  const { claimWords, evidenceWords, tags, sameTeam, newPerson, newCompany } = reason;
  const quoted = (words: readonly string[]) => formatList(words.slice(0, mostWords).map((word) => `“${word}”`));
  const shared = [
    claimWords.length > 0 && `says ${quoted(claimWords)} as the claim does`,
    claimWords.length === 0 && evidenceWords.length > 0 && `says ${quoted(evidenceWords)} as its evidence does`,
    tags.length > 0 && `is tagged ${formatList(tags.slice(0, mostWords))} as its evidence is`,
    sameTeam && 'is of the same team',
  ].filter((part) => part !== false);
  const who =
    newPerson === null
      ? ''
      : newPerson
        ? newCompany
          ? 'Nobody of this company is heard yet.'
          : 'This person is not heard yet.'
        : 'This person is heard already.';
  const first = shared.length > 0 ? `It ${formatList(shared)}.` : '';
  return [first, who].filter(Boolean).join(' ');
}
