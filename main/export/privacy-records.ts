import { isDeepStrictEqual } from 'node:util';
import { calendarDate } from '../../shared/domain/calendar-date.ts';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { RecordTrouble } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import {
  addPseudonyms,
  type PublishedStandIns,
  type Settled,
  settlePseudonyms,
} from '../../shared/privacy/settle-pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import { createKeyedQueue } from '../vault/queue.ts';
import {
  emptyPrivacyFile,
  hitHash,
  type KeptDecision,
  type PrivacyFile,
  type PrivacyReading,
  readPrivacyFile,
  writePrivacyFile,
} from './privacy-file.ts';
import type { RecordPlaces } from './record-places.ts';

/** One file's decisions, found by the hashes that its salt makes. */
export interface DecisionLayer {
  salt: string;
  decisions: ReadonlyMap<string, KeptDecision>;
}

/** What was decided for a target. The first layer has the last word; new decisions are made in its salt. */
export interface TargetDecisions {
  targetId: string;
  layers: readonly [DecisionLayer, ...DecisionLayer[]];
}

/** What was decided, how, by whom and when. */
export type DecisionMade = Pick<KeptDecision, 'decision' | 'with' | 'offer' | 'by' | 'at'>;

/** What was decided about a hit; `null`: nothing any more. */
export interface DecisionChange {
  hit: { kind: string; participantId: string | null; exact: string };
  decision: DecisionMade | null;
}

export interface PrivacyRecords {
  /** Reads a target's files anew where they have changed: by a colleague's program, a merge, or by hand. */
  decisions(targetId: string): Promise<TargetDecisions>;
  /** Those of the other targets that have a record. */
  elsewhere(targetId: string): Promise<TargetDecisions[]>;
  /** A target's stand-ins, read in the same way. Where two machines drew one for two people, `clashes` says whom it was published for. */
  pseudonyms(targetId: string): Promise<Settled>;
  /** Puts decisions into the file; they hold at once, and it resolves when they are on the disk. Throws as writing does. */
  decide(targetId: string, changes: readonly DecisionChange[]): Promise<void>;
  /**
   * Puts stand-ins into the file before they leave. Resolves to those that hold: others than given where another machine was
   * faster. Throws as writing does.
   */
  keepPseudonyms(targetId: string, record: PseudonymRecord): Promise<PseudonymRecord>;
  /** What was wrong with the files that were read last. */
  troubles(): RecordTrouble[];
}

interface Setting {
  places: RecordPlaces;
  random: RandomBytes;
  now: () => Date;
  /** What has left for a target, oldest first. */
  published(targetId: string): Promise<readonly PublishedStandIns[]>;
}

interface ReadFile {
  stamp: string;
  reading: PrivacyReading | null;
}

const mostAttempts = 20;

/** Ids of targets as they are made here (`t_…`, `copy`): nothing else becomes the name of a file. */
export const targetName = /^[a-z0-9_-]{1,40}$/;

/** Keeps `privacy/<target-id>.yml` of a vault: read again when it changed, written in turn, with all that others put there. */
export function createPrivacyRecords({ places, random, now, published }: Setting): PrivacyRecords {
  const inTurn = createKeyedQueue();
  const files = new Map<string, ReadFile>();
  /** What is not on the disk yet, by target and hit. Without hashes: whoever writes first gives the file its salt. */
  const pending = new Map<string, Map<string, DecisionChange>>();
  const salts = new Map<string, PrivacyFile>();

  const readFile = async (place: string, targetId: string): Promise<PrivacyReading | null> => {
    const name = `${targetId}.yml`;
    const key = `${place}\n${targetId}`;
    const { is: stamp, isFresh } = await places.stamp(place, 'privacy', name);
    const known = files.get(key);
    if (known?.stamp === stamp && !isFresh) return known.reading;
    const found = stamp === '' ? null : await places.read(place, 'privacy', name);
    const reading =
      found === null
        ? null
        : found === 'unreadable'
          ? ({ ...emptyPrivacyFile(random), damage: 'unreadable' } as const)
          : readPrivacyFile(found.text, targetId, random);
    files.set(key, { stamp, reading });
    return reading;
  };

  /** What a file starts with where there is none: the same salt for as long as the program runs. */
  const blank = (targetId: string): PrivacyFile => {
    const file = salts.get(targetId) ?? emptyPrivacyFile(random);
    salts.set(targetId, file);
    return file;
  };

  const readAll = async (targetId: string) => {
    if (!targetName.test(targetId)) throw new Error('no target');
    const all = await Promise.all(places.all.map(async (place) => ({ place, file: await readFile(place, targetId) })));
    const own = all.find(({ place }) => place === places.own)?.file ?? blank(targetId);
    return { own, all: all.flatMap(({ file }) => file ?? []) };
  };

  const decisions = async (targetId: string): Promise<TargetDecisions> => {
    const { own, all } = await readAll(targetId);
    const others = all.filter((file) => file !== own).map((file) => layerOf(targetId, file));
    return { targetId, layers: [layerOf(targetId, own, pending.get(targetId)?.values()), ...others] };
  };

  /** Reads, changes and writes the own file as one step; writes nothing where `edit` has nothing to change. */
  const change = (targetId: string, edit: (file: PrivacyFile) => PrivacyFile | null): Promise<PrivacyFile> => {
    const name = `${targetId}.yml`;
    const once = async (): Promise<PrivacyFile> => {
      const { is: since } = await places.stamp(places.own, 'privacy', name);
      const found = await readFile(places.own, targetId);
      const next = edit(found ?? blank(targetId));
      if (next === null) return found ?? blank(targetId);
      const isPartly = found?.damage === 'partly';
      const isSetAside = found !== null && found.damage !== null && !isPartly;
      if (isSetAside) await places.setAside('privacy', name, calendarDate(now()));
      const stamp = await places.write('privacy', name, writePrivacyFile(targetId, next), isSetAside ? '' : since);
      files.set(`${places.own}\n${targetId}`, { stamp, reading: { ...next, damage: isPartly ? 'partly' : null } });
      return next;
    };
    return inTurn(targetId, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once();
        } catch (error) {
          // Another program was faster: what it wrote is read first.
          if (!(error instanceof AppError && error.code === 'conflict') || attempt === mostAttempts) throw error;
        }
      }
    });
  };

  /** Writes what is due now; of several that wait, the first one writes for all. */
  const flush = async (targetId: string) => {
    const due = pending.get(targetId)!;
    let written: [string, DecisionChange][] = [];
    await change(targetId, (file) => {
      written = [...due];
      return due.size === 0
        ? null
        : { ...file, decisions: [...layerOf(targetId, file, due.values()).decisions.values()] };
    });
    for (const [key, one] of written) if (due.get(key) === one) due.delete(key);
  };

  return {
    decisions,
    async elsewhere(targetId) {
      const names = await Promise.all(places.all.map((place) => places.names(place, 'privacy')));
      const ids = new Set(
        names
          .flat()
          .flatMap((name) => /^(.+)\.yml$/.exec(name)?.[1] ?? [])
          .filter((id) => targetName.test(id)),
      );
      for (const id of pending.keys()) ids.add(id);
      ids.delete(targetId);
      return Promise.all([...ids].sort().map(decisions));
    },
    async pseudonyms(targetId) {
      const { own, all } = await readAll(targetId);
      const kept = all.map(({ pseudonyms }) => pseudonyms);
      const { record, clashes } = settlePseudonyms(kept, await published(targetId));
      return { record: { ...record, salt: own.salt }, clashes };
    },
    async decide(targetId, changes) {
      if (!targetName.test(targetId)) throw new Error('no target');
      const due = pending.get(targetId) ?? new Map<string, DecisionChange>();
      pending.set(targetId, due);
      for (const one of changes) due.set(hitHash('', targetId, one.hit), one);
      await flush(targetId);
    },
    async keepPseudonyms(targetId, record) {
      if (!targetName.test(targetId)) throw new Error('no target');
      const left = await published(targetId);
      const kept = await change(targetId, (file) => {
        const settled = { ...addPseudonyms(file.pseudonyms, record, left), salt: file.salt };
        return isDeepStrictEqual(settled, file.pseudonyms) ? null : { ...file, pseudonyms: settled };
      });
      return kept.pseudonyms;
    },
    troubles: () =>
      [...files].flatMap(([key, { reading }]) =>
        reading?.damage ? [{ what: 'record', file: `privacy/${key.split('\n')[1]}.yml`, why: reading.damage }] : [],
      ),
  };
}

const layers = new WeakMap<PrivacyFile, DecisionLayer>();

function keptFirst(a: KeptDecision, b: KeptDecision): number {
  return Number(b.decision === 'keep') - Number(a.decision === 'keep');
}

function layerOf(targetId: string, file: PrivacyFile, changes: Iterable<DecisionChange> = []): DecisionLayer {
  const base = layers.get(file) ?? {
    salt: file.salt,
    // Where a merge left two, what takes something out is the last.
    decisions: new Map(file.decisions.toSorted(keptFirst).map((one) => [one.hash, one])),
  };
  layers.set(file, base);
  const due = [...changes];
  if (due.length === 0) return base;
  const decisions = new Map(base.decisions);
  for (const { hit, decision } of due) {
    const hash = hitHash(file.salt, targetId, hit);
    if (decision === null) decisions.delete(hash);
    else decisions.set(hash, { who: hit.participantId, kind: hit.kind, hash, ...decision });
  }
  return { salt: file.salt, decisions };
}
