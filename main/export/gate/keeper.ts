import { randomBytes } from 'node:crypto';
import type { Participant } from '../../../shared/domain/participant.ts';
import { type Composed, clearComposed } from '../../../shared/export/clear.ts';
import { openHits, sizeOf } from '../../../shared/export/surfaces.ts';
import { offersOf } from '../../../shared/privacy/offers.ts';
import { createPseudonyms } from '../../../shared/privacy/pseudonyms.ts';
import { createRescanner } from '../../../shared/privacy/rescan.ts';
import { createScanner, type FoundIdentity, type Scanner } from '../../../shared/privacy/scan.ts';
import { singledOut, vaultPeople } from '../../../shared/privacy/singled-out.ts';
import { AppError } from '../../../shared/result.ts';
import { composeSource } from './compose-source.ts';
import { identitiesFor } from './identities-for.ts';
import type {
  CheckAnswer,
  CheckQuestion,
  ClearAnswer,
  ClearQuestion,
  GateAnswer,
  GateQuestion,
  Leaving,
} from './protocol.ts';
import { renderCleared } from './render-cleared.ts';

/**
 * What answers on the gate's thread. Keeps what it was told last: whom the vault knows and what is to leave, so that a decision brings
 * nothing but itself.
 */
export function createKeeper(): (question: GateQuestion) => GateAnswer {
  let participants: readonly Participant[] | null = null;
  let leaving: Leaving | null = null;
  let scanner: Scanner<FoundIdentity> | null = null;

  const known = () => {
    if (participants === null || leaving === null) throw new AppError('internal', 'nothing was told');
    scanner ??= createRescanner(createScanner(identitiesFor(participants, leaving.source), { patterns: true }));
    return { participants, leaving, scan: scanner };
  };

  const clear = ({ decisions, pseudonyms: stored }: ClearQuestion): ClearAnswer => {
    const { participants: people, leaving: told, scan } = known();
    const pseudonyms = createPseudonyms(stored, people, (n) => randomBytes(n));
    const { told: said, ...document } = composeSource(told.source, people, pseudonyms);
    const composed: Composed = { ...document, naming: told.naming };
    const byId = new Map(people.map((one) => [one.id, one]));
    const offersFor = (identity: FoundIdentity) =>
      offersOf(identity, pseudonyms, byId.get(identity.participantId ?? ''));
    const cleared = clearComposed(composed, scan, decisions, offersFor);
    const { k, months } = told.privacy;
    const found = singledOut(said, cleared.hits, vaultPeople(people, months), k);
    return { did: 'clear', cleared, singledOut: found, pseudonyms: { ...pseudonyms.record() } };
  };

  const check = ({ leaves, kept, html }: CheckQuestion): CheckAnswer => {
    const { scan } = known();
    const open = openHits(leaves, scan, kept);
    const rendered = html && renderCleared(leaves, html.pictures);
    return { did: 'check', open: [...open], looked: sizeOf(leaves), html: rendered };
  };

  return ({ id, ask, ...told }) => {
    try {
      if (told.participants) participants = told.participants;
      if (told.leaving) leaving = told.leaving;
      if (told.participants || told.leaving) scanner = null;
      return { id, answer: ask.do === 'clear' ? clear(ask) : check(ask) };
    } catch (error) {
      return { id, failure: failureOf(error) };
    }
  };
}

/** What is told of a failure: words of a note may stand in the message of anything but our own. */
function failureOf(error: unknown): NonNullable<GateAnswer['failure']> {
  if (error instanceof AppError) return { code: error.code, message: error.message, where: '' };
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return { code: 'internal', message: error instanceof Error ? error.name : '', where: frames.slice(0, 8).join('\n') };
}
