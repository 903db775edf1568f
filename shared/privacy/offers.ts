import type { Participant } from '../domain/participant.ts';
import type { HitKind, Offer } from '../ipc/export.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What something was, for what is nobody's whom the vault knows, and for what no role can stand for. */
const general: Partial<Record<HitKind, string>> = {
  email: 'an e-mail address',
  handle: 'a handle',
  phone: 'a phone number',
  crm: 'a link',
  link: 'a link',
  ip: 'an IP address',
  card: 'a card number',
  iban: 'a bank account number',
  address: 'a postal address',
};

/**
 * What is offered in the place of a hit, the usual one first: the target's stand-in, then for a name the role and segment of whoever
 * it is (`who`, as far as the vault knows), for a company its segment, for anything else what it was.
 */
export function offersOf(
  { kind, participantId }: { kind: HitKind; participantId: string | null },
  from: Pseudonyms,
  who: Pick<Participant, 'role' | 'segment'> = {},
): [Offer, ...Offer[]] {
  const words = general[kind];
  const said: Offer[] = words === undefined ? [] : [{ kind: 'general', text: words }];
  if (participantId === null) return [said[0] ?? { kind: 'general', text: 'somebody' }];
  const company = kind === 'company' ? from.company(participantId) : null;
  const first: Offer =
    company === null
      ? { kind: 'pseudonym', text: from.participant(participantId) }
      : { kind: 'company', text: company };
  const [role, segment] = [who.role?.trim() ?? '', who.segment?.trim() ?? ''];
  const roles: Offer[] = kind === 'name' && role !== '' ? [{ kind: 'role', text: role }] : [];
  const segments: Offer[] =
    (kind === 'name' || kind === 'company') && segment !== '' ? [{ kind: 'segment', text: segment }] : [];
  const both: Offer[] =
    roles.length > 0 && segments.length > 0 ? [{ kind: 'role-and-segment', text: `${role}, ${segment}` }] : [];
  return [first, ...roles, ...segments, ...both, ...said];
}
