import type { Offer } from '../../../shared/ipc/export.ts';
import type { KnownIdentity } from '../../../shared/privacy/identities.ts';
import type { Pseudonyms } from '../../../shared/privacy/pseudonyms.ts';

/** What is offered in the place of an identity, the usual one first. */
export function offersOf(
  { kind, participantId }: Pick<KnownIdentity, 'kind' | 'participantId'>,
  from: Pseudonyms,
): [Offer, ...Offer[]] {
  const company = kind === 'company' ? from.company(participantId) : null;
  if (company !== null) return [{ kind: 'company', text: company }];
  return [{ kind: 'pseudonym', text: from.participant(participantId) }];
}
