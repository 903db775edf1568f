import { type RandomBytes, ulid, ulidTime } from '../../shared/domain/ids.ts';
import { surfacesOf } from '../../shared/export/surfaces.ts';
import { type PublishResult, PullRequestOptions, type Target, type Waiting } from '../../shared/ipc/export.ts';
import { AppError, failureOf } from '../../shared/result.ts';
import type { AppData, Notify } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import { createQueue } from '../vault/queue.ts';
import type { Vault } from '../vault/vault.ts';
import { aboutOf, decidedIn } from './about.ts';
import { type Confirmations, isNarrow } from './confirmations.ts';
import { readConsent } from './consent.ts';
import type { Desk, Prepared } from './desk.ts';
import type { Gate } from './gate/gate.ts';
import { standInsOf } from './leavings.ts';
import type { LedgerRecord } from './ledger-record.ts';
import type { WaitingPlace } from './naming.ts';
import { type KeptFacts, type Outbox, openOutbox } from './outbox.ts';
import type { Kept } from './outbox-file.ts';
import { vaultKey } from './record-places.ts';
import { sentBefore } from './send.ts';
import { sendReady } from './send-ready.ts';
import type { TargetDoors } from './target-doors.ts';
import type { TargetsStore } from './targets-store.ts';
import type { Turns } from './turns.ts';

/** Bundles that are ready and wait until the user sends them. Those of a vault that is not open are not seen. */
export interface WaitingBundles {
  /** One that waits already for the same selection and target gives way: it is the same document. */
  wait(request: { bundleId: string; sha256: string; targetId: string; options: PullRequestOptions }): Promise<Waiting>;
  list(): Promise<Waiting[]>;
  /** Asked twice at once it is sent once. */
  send(request: { waitingId: string; onTopOf: string | null; confirmed: boolean }): Promise<PublishResult>;
  drop(waitingId: string): Promise<void>;
  /** What those that wait for a target are called. */
  places(vault: Vault, targetId: string): Promise<WaitingPlace[]>;
  /** The same document has been published otherwise: what waits of it is of yesterday. */
  published(prepared: Prepared): Promise<void>;
}

interface Parts {
  currentVault: CurrentVault;
  appData: AppData;
  desk: Desk;
  gate: Gate;
  targets: TargetsStore;
  doors: TargetDoors;
  confirmations: Confirmations;
  turns: Turns;
  notify: Notify;
  now(): Date;
  random: RandomBytes;
  /** Something has left, and its record is kept. */
  onRecord(record: LedgerRecord): void;
}

/** Opens the outbox of whichever vault is open. */
export function createWaiting(parts: Parts): WaitingBundles {
  const { currentVault, appData, desk, gate, targets, doors, confirmations, turns, notify, now } = parts;
  const inTurn = createQueue();
  const sending = new Map<string, Promise<PublishResult>>();
  let open: { key: string; outbox: Outbox } | null = null;
  const outboxOf = (vault: Vault) => {
    const key = vaultKey(vault);
    if (open?.key !== key) open = { key, outbox: openOutbox(appData.dir, key) };
    return open.outbox;
  };
  const changed = () => notify('export:waiting-changed', null);

  const make = async (
    { bundleId, sha256, targetId, options }: Parameters<WaitingBundles['wait']>[0],
    vault: Vault,
  ): Promise<Omit<Kept, 'waitingId'>> => {
    const { bundle, prepared } = await desk.cleared(bundleId, sha256, null);
    if (prepared.targetId !== targetId || prepared.selection === '') throw new AppError('not-cleared', 'target');
    const { selection, source, pseudonyms } = prepared;
    const about = aboutOf(source);
    const mayTell = await readConsent(vault, about.interviewIds);
    const { title, branch, commitMessage, pullRequest, files, images } = bundle;
    return {
      ...{ at: now().toISOString(), vault: vaultKey(vault), targetId, selection, options, last: null, about },
      draft: source.draft,
      decided: decidedIn(bundle.hits),
      pseudonyms: standInsOf(Object.values(surfacesOf(bundle)).join('\n'), pseudonyms),
      consents: about.interviewIds.filter(mayTell),
      bundle: {
        ...{ title, branch, commitMessage, pullRequest, files, sha256 },
        images: images.map(({ path, type, bytes }) => ({ path, type, bytes })),
      },
    };
  };

  const sendOnce = async (
    { waitingId, onTopOf, confirmed }: Parameters<WaitingBundles['send']>[0],
    call: Parameters<Parameters<Turns['run']>[1]>[0],
  ): Promise<PublishResult> => {
    const vault = currentVault.require();
    const outbox = outboxOf(vault);
    const kept = await outbox.get(waitingId);
    const { sha256 } = kept.bundle;
    const mayGo = (target: Target) => {
      if (confirmed) confirmations.confirm(sha256, target.targetId);
      confirmations.require(sha256, target);
    };
    const stays = (last: Waiting['last']) => outbox.replace({ ...kept, last }).catch(() => {});
    try {
      const parted = { vault, gate, memory: desk.memory, doors, remembered: parts.onRecord };
      const { answer, record } = await sendReady(parted, kept, { options: kept.options, onTopOf, mayGo, ...call });
      if (answer.state !== 'published') {
        await stays({ at: now().toISOString(), code: 'moved', message: answer.state });
        return answer;
      }
      await outbox.remove(waitingId);
      return { ...answer, before: sentBefore(kept.bundle, record) };
    } catch (error) {
      if (!call.signal.aborted) await stays({ at: now().toISOString(), ...failureOf(error) });
      throw error;
    } finally {
      changed();
    }
  };

  return {
    wait: (request) =>
      inTurn(async () => {
        const vault = currentVault.require();
        if (desk.targetId() !== request.targetId) throw new AppError('not-cleared', 'target');
        const target = await targets.get(request.targetId);
        const made = await make(request, vault);
        const outbox = outboxOf(vault);
        const isSame = ({ targetId, selection }: KeptFacts) =>
          targetId === made.targetId && selection === made.selection;
        const before = (await outbox.list()).kept.find(isSame);
        const kept = { ...made, waitingId: before?.waitingId ?? ulid(now().getTime(), parts.random) };
        await (before ? outbox.replace(kept) : outbox.add(kept));
        changed();
        const facts = (await outbox.list()).kept.find(({ waitingId }) => waitingId === kept.waitingId);
        if (!facts) throw new AppError('io', 'outbox');
        return toldOf(facts, target);
      }),
    async list() {
      const { state } = currentVault.state();
      if (state !== 'open') return [];
      const [{ kept, damaged }, known] = await Promise.all([outboxOf(currentVault.require()).list(), targets.list()]);
      const byId = new Map(known.map((target) => [target.targetId, target]));
      return [...kept.map((facts) => toldOf(facts, byId.get(facts.targetId))), ...damaged.map(unreadable)];
    },
    send(request) {
      const { waitingId } = request;
      const under = sending.get(waitingId);
      if (under) return under;
      const result = turns.run(waitingId, (call) => sendOnce(request, call)).finally(() => sending.delete(waitingId));
      sending.set(waitingId, result);
      return result;
    },
    async drop(waitingId) {
      turns.cancel(waitingId);
      await sending.get(waitingId)?.catch(() => {});
      await inTurn(async () => {
        await outboxOf(currentVault.require()).remove(waitingId);
        changed();
      });
    },
    async places(vault, targetId) {
      const { kept } = await outboxOf(vault).list();
      const here = kept.filter((one) => one.targetId === targetId);
      return here.map(({ selection, bundle: { branch, path } }) => ({ selection, branch, path }));
    },
    published: ({ vault, targetId, selection }) =>
      inTurn(async () => {
        const outbox = outboxOf(vault);
        for (const kept of (await outbox.list()).kept) {
          if (kept.targetId !== targetId || kept.selection !== selection) continue;
          // What cannot be removed is known to be older when it is sent.
          await outbox.remove(kept.waitingId).catch(() => {});
          changed();
        }
      }),
  };
}

function toldOf({ bundle, ...kept }: KeptFacts, target: Target | undefined): Waiting {
  const { waitingId, at, targetId, draft, options, last } = kept;
  return {
    ...{ waitingId, at, ...bundle, draft, targetId, options, last },
    targetName: target?.name ?? null,
    exposed: !target || !isNarrow(target.visibility),
  };
}

/** A file that is no bundle, or not whole: it can be discarded, and is never sent. */
function unreadable(waitingId: string): Waiting {
  const at = new Date(ulidTime(waitingId)).toISOString();
  return {
    ...{
      waitingId,
      at,
      title: '',
      draft: null,
      branch: '',
      path: '',
      targetId: '',
      targetName: null,
      sha256: '0'.repeat(64),
    },
    ...{ bytes: 0, files: 0, images: 0, options: PullRequestOptions.parse({}), exposed: true },
    last: { at, code: 'damaged', message: `${waitingId}.json` },
  };
}
