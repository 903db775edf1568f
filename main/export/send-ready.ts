import type { PullRequestOptions, Target } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { Vault } from '../vault/vault.ts';
import type { PublishAnswer, PublishCall } from './export-target.ts';
import type { Gate } from './gate/gate.ts';
import type { LedgerRecord } from './ledger-record.ts';
import type { Memory } from './memory.ts';
import { clearReady, type Ready } from './ready.ts';
import { send } from './send.ts';
import type { TargetDoors } from './target-doors.ts';

interface Parts {
  vault: Vault;
  gate: Gate;
  memory: Memory;
  doors: TargetDoors;
  /** It has left, and its record is kept. */
  remembered(record: LedgerRecord): void;
}

interface ReadyCall extends Pick<PublishCall, 'onTopOf' | 'signal' | 'progress'> {
  options: PullRequestOptions;
  /** Throws where these bytes may not go to that target. */
  mayGo(target: Target): void;
}

/**
 * Sends a bundle that was ready before: through the door again, with what the vault knows now, and by the way that its target has now. Rejects as
 * the target does, with 'not-found' (message: `target`), and with 'not-cleared' as `clearReady` does or (message: `names`) where something
 * else has been published by its names meanwhile, or (`older`) a newer state of the same document.
 */
export async function sendReady(
  { vault, gate, memory, doors, remembered }: Parts,
  ready: Ready,
  { options, mayGo, ...call }: ReadyCall,
): Promise<{ answer: PublishAnswer; record: LedgerRecord | null }> {
  const { targetId, selection } = ready;
  const target = await doors.look(targetId, call.signal);
  mayGo(target);
  const { records } = await memory.of(vault).records.ledger.read();
  const earlier = records.filter((one) => one.target === targetId && one.way === 'publish');
  const { branch, files } = ready.bundle;
  const isTaken = (one: LedgerRecord) => one.branch === branch || one.path === files[0]?.path;
  if (earlier.some((one) => one.selection !== selection && isTaken(one))) throw new AppError('not-cleared', 'names');
  const same = earlier.filter((one) => one.selection === selection);
  const last = same.at(-1);
  const isOlder = last !== undefined && last.at >= ready.at && last.sha256 !== ready.bundle.sha256;
  if (isOlder) throw new AppError('not-cleared', 'older');
  const bundle = await clearReady(gate, memory, vault, ready);
  return send(await doors.open(target), { bundle, options, ...call }, same, async (left) => {
    const record = await memory.rememberReady({ ...ready, vault }, bundle, left);
    if (record) remembered(record);
    return record;
  });
}
