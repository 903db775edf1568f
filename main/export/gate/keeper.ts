import { randomBytes } from 'node:crypto';
import type { Participant } from '../../../shared/domain/participant.ts';
import { clearComposed, createRemembered, type Remembered } from '../../../shared/export/clear.ts';
import { openInHtml } from '../../../shared/export/html-words.ts';
import { openHits, sizeOf } from '../../../shared/export/surfaces.ts';
import { offersOf } from '../../../shared/privacy/offers.ts';
import { createPseudonyms } from '../../../shared/privacy/pseudonyms.ts';
import { createRescanner } from '../../../shared/privacy/rescan.ts';
import { createScanner, type FoundIdentity, type Scanner } from '../../../shared/privacy/scan.ts';
import { singledOut, type VaultPerson, vaultPeople } from '../../../shared/privacy/singled-out.ts';
import { AppError } from '../../../shared/result.ts';
import { composeSource } from './compose-source.ts';
import { type Concerned, concernedBy, identitiesFor } from './identities-for.ts';
import type {
  CheckAnswer,
  CheckQuestion,
  ClearAnswer,
  ClearQuestion,
  GateAnswer,
  GateQuestion,
  Outgoing,
} from './protocol.ts';
import { renderCleared } from './render-cleared.ts';

/** The scanner of one state of the vault, and what it was used for. */
interface Looking {
  participants: readonly Participant[];
  key: string;
  scan: Scanner<FoundIdentity>;
  remembered: Remembered;
}

/**
 * What answers on the gate's thread. Keeps what it was told last: whom the vault knows and what is to leave, so that a decision brings
 * nothing but itself.
 */
export function createKeeper(): (question: GateQuestion) => GateAnswer {
  let participants: readonly Participant[] | null = null;
  let outgoing: Outgoing | null = null;
  let looking: Looking | null = null;
  let composed: { of: Outgoing; record: string; source: ReturnType<typeof composeSource> } | null = null;
  let crowd: readonly VaultPerson[] | null = null;
  let concerned: Concerned | null = null;

  const known = () => {
    if (participants === null || outgoing === null) throw new AppError('internal', 'nothing was told');
    concerned ??= concernedBy(outgoing.source, participants);
    const key = JSON.stringify(concerned);
    if (looking?.participants !== participants || looking.key !== key) {
      const scan = createRescanner(createScanner(identitiesFor(concerned, participants), { patterns: true }));
      looking = { participants, key, scan, remembered: createRemembered() };
    }
    return { ...looking, participants, outgoing };
  };

  const clear = ({ decisions, pseudonyms: stored }: ClearQuestion): ClearAnswer => {
    const { participants: people, outgoing: told, scan, remembered } = known();
    const pseudonyms = createPseudonyms(stored, people, (n) => randomBytes(n));
    if (told.source.of === 'ready') throw new AppError('internal', 'nothing to compose');
    const isComposed = composed?.of === told && composed.record === JSON.stringify(stored);
    const source = isComposed && composed ? composed.source : composeSource(told.source, people, pseudonyms);
    const { told: said, ...document } = source;
    const byId = new Map(people.map((one) => [one.id, one]));
    const offersFor = (identity: FoundIdentity) =>
      offersOf(identity, pseudonyms, byId.get(identity.participantId ?? ''));
    const cleared = clearComposed({ ...document, naming: told.naming }, scan, decisions, offersFor, remembered);
    crowd ??= vaultPeople(people, told.privacy.months);
    const found = singledOut(said, cleared.hits, crowd, told.privacy.k);
    const record = pseudonyms.record();
    composed = { of: told, record: JSON.stringify(record), source };
    return { did: 'clear', cleared, singledOut: found, pseudonyms: { ...record } };
  };

  const check = ({ leaves, kept, html }: CheckQuestion): CheckAnswer => {
    const { scan } = known();
    const open = openHits(leaves, scan, kept);
    const rendered = html && renderCleared(leaves, html.pictures);
    if (rendered !== null) for (const hitId of openInHtml(rendered, scan, kept)) open.add(hitId);
    return { did: 'check', open: [...open], looked: sizeOf(leaves), html: rendered };
  };

  return ({ id, ask, ...told }) => {
    try {
      if (told.participants) {
        participants = told.participants;
        composed = null;
      }
      if (told.outgoing) outgoing = told.outgoing;
      if (told.participants || told.outgoing) crowd = concerned = null;
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
