import type { Decision, PrivacyHit } from '../../shared/ipc/export.ts';
import { nameForm } from '../../shared/privacy/fold.ts';
import { standInForm } from '../../shared/privacy/pseudonyms.ts';
import { hitHash } from './privacy-file.ts';
import type {
  DecisionChange,
  DecisionLayer,
  DecisionMade as Made,
  PrivacyRecords,
  TargetDecisions,
} from './privacy-records.ts';

/** What holds for one hit, and for a "keep" who kept it and when. */
export interface Found {
  decision: Decision;
  keptBy: PrivacyHit['keptBy'];
}

type Hit = Pick<PrivacyHit, 'hitId' | 'kind' | 'participantId' | 'exact' | 'offers'>;

/** What was decided about hits, target by target. */
export interface DecisionBook {
  /** What holds for these hits at a target, by `hitId`: decided there, or taken out elsewhere. Reads what others have changed meanwhile. */
  find(targetId: string, hits: readonly Hit[]): Promise<Map<string, Found>>;
  /** Holds from now on; `by`: a person of the roster. `null` asks again. */
  decide(targetId: string, hit: Hit, decision: Decision | null, by: string | null): void;
  /**
   * Keeps what has been decided since. `standing`: the hits of the bundle that it led to; own words in which one of them stands name somebody
   * and are held in memory alone. Throws as writing does: it holds all the same until the program ends.
   */
  save(targetId: string, standing: readonly Pick<PrivacyHit, 'exact'>[]): Promise<void>;
}

/**
 * Decisions of one vault. A "keep" holds for one identity, one exact string and one target; what was replaced or redacted for one target is
 * so for the next one too, with that one's own stand-in. In the vault a string stands as a hash.
 */
export function createDecisionBook(records: PrivacyRecords, now: () => Date): DecisionBook {
  /** Not in the vault: what was just decided, and what may not be written there. By target and hit. */
  const session = new Map<string, Map<string, { hit: Hit; made: Made | null; isNew: boolean }>>();
  const of = (targetId: string) => {
    const own = session.get(targetId) ?? new Map();
    session.set(targetId, own);
    return own as NonNullable<ReturnType<typeof session.get>>;
  };
  const hashes = new WeakMap<DecisionLayer, Map<string, string>>();
  /** The same hits are looked up with each decision, at each target. A layer is of one target and salt. */
  const hashIn = (layer: DecisionLayer, targetId: string, hit: Hit): string => {
    const known = hashes.get(layer) ?? new Map<string, string>();
    const hash = known.get(hit.hitId) ?? hitHash(layer.salt, targetId, hit);
    hashes.set(layer, known.set(hit.hitId, hash));
    return hash;
  };
  const madeAt = (record: TargetDecisions, hit: Hit): Made | null => {
    const own = session.get(record.targetId)?.get(hit.hitId);
    if (own) return own.made;
    for (const layer of record.layers) {
      const kept = speaksOf(layer, hit) ? layer.decisions.get(hashIn(layer, record.targetId, hit)) : undefined;
      if (kept) return kept;
    }
    return null;
  };

  return {
    async find(targetId, hits) {
      const [here, elsewhere] = await Promise.all([records.decisions(targetId), records.elsewhere(targetId)]);
      const found = new Map<string, Found>();
      for (const hit of hits) {
        const own = madeAt(here, hit);
        const isOpen = own === null && session.get(targetId)?.has(hit.hitId);
        const made = own ?? (isOpen ? null : latest(elsewhere.flatMap((record) => madeAt(record, hit) ?? [])));
        const decision = made && decisionOf(made, hit, own !== null);
        if (!decision) continue;
        const keptBy = decision.decision === 'keep' ? { by: made.by, at: made.at } : null;
        found.set(hit.hitId, { decision, keptBy });
      }
      return found;
    },
    decide(targetId, hit, decision, by) {
      const made = decision && { ...wordsOf(decision, hit), by, at: now().toISOString() };
      of(targetId).set(hit.hitId, { hit, made, isNew: true });
    },
    async save(targetId, standing) {
      const own = of(targetId);
      const isNamed = namedIn(standing);
      const changes: DecisionChange[] = [];
      for (const [hitId, { hit, made, isNew }] of [...own]) {
        if (!isNew) continue;
        const decision = made?.with !== undefined && isNamed(made.with) ? null : made;
        changes.push({ hit, decision });
        // What may not be written holds here alone; so does that something is asked again, whatever was decided elsewhere.
        if (decision === null) own.set(hitId, { hit, made, isNew: false });
        else own.delete(hitId);
      }
      if (changes.length > 0) await records.decide(targetId, changes);
    },
  };
}

const spokenOf = new WeakMap<DecisionLayer['decisions'], Set<string>>();

/** Whether anything of this person and kind was decided there: most hits need no hash. */
function speaksOf({ decisions }: DecisionLayer, { participantId, kind }: Hit): boolean {
  let whom = spokenOf.get(decisions);
  if (!whom) {
    whom = new Set([...decisions.values()].map((one) => `${one.kind} ${one.who}`));
    spokenOf.set(decisions, whom);
  }
  return whom.has(`${kind} ${participantId}`);
}

function wordsOf(decision: Decision, { offers }: Hit): Pick<Made, 'decision' | 'with' | 'offer'> {
  if (decision.decision !== 'replace') return { decision: decision.decision };
  const offered = offers.find(({ text }) => text === decision.with)?.kind;
  const isStandIn = offered === 'pseudonym' || offered === 'company';
  return isStandIn ? { decision: 'replace', offer: offered } : { decision: 'replace', with: decision.with };
}

/** A decision as it is carried out; `null` where it does not fit: a stand-in that is no longer there, or is another target's. */
function decisionOf(made: Made, hit: Hit, isOwn: boolean): Decision | null {
  if (made.decision === 'keep') return isOwn ? { decision: 'keep' } : null;
  if (made.decision === 'redact') return { decision: 'redact' };
  if (made.offer === undefined) {
    const isForeign = !isOwn && standInForm.test(made.with ?? '');
    return made.with === undefined || isForeign ? null : { decision: 'replace', with: made.with };
  }
  const offer = hit.offers.find(({ kind }) => kind === made.offer);
  return offer ? { decision: 'replace', with: offer.text } : null;
}

/** Of what was decided at other targets the newest that took something out. */
function latest(made: readonly Made[]): Made | null {
  return made.filter(({ decision }) => decision !== 'keep').toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null;
}

/** Whether words hold one of the hits. Of five hundred that are replaced alike, the words are looked at once. */
function namedIn(standing: readonly Pick<PrivacyHit, 'exact'>[]): (words: string) => boolean {
  const known = new Map<string, boolean>();
  let forms: Set<string> | null = null;
  return (words) => {
    forms ??= new Set(standing.map(({ exact }) => nameForm(exact)));
    const text = nameForm(words);
    const isNamed = known.get(text) ?? [...forms].some((form) => text.includes(form));
    known.set(text, isNamed);
    return isNamed;
  };
}
