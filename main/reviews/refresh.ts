import { AppError, type ErrorCode, failureOf } from '../../shared/result.ts';
import type { LedgerRecord } from '../export/ledger-record.ts';
import type { GitHub } from '../github/client.ts';
import type { Log, Notify } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { askReview } from './ask-review.ts';
import { findingsOf, type KnownPullRequest, proposes } from './known-pull-requests.ts';
import type { ReviewCache } from './review-cache.ts';
import { afterRefresh, type Proposal } from './statuses.ts';

interface Parts {
  vault: Vault;
  cache: ReviewCache;
  openGitHub(host: string): Promise<GitHub>;
  notify: Notify;
  log: Log;
  now(): Date;
  signal: AbortSignal;
}

/** So many pull requests are asked about at the same time. */
const together = 3;
/** Failures that all further calls to the same host would share. */
const shared: readonly ErrorCode[] = ['unauthorized', 'rate-limited', 'not-github', 'network'];

/**
 * Asks GitHub about pull requests and keeps the answers. What one of them could not be asked is kept with it; where no other of its host
 * could be either, they are not tried. Resolves to how many have answered. Never rejects; ends early when the signal aborts.
 */
export async function askAll(wanted: readonly KnownPullRequest[], parts: Parts): Promise<number> {
  const { cache, openGitHub, notify, log, now, signal } = parts;
  const hosts = new Map<string, Promise<GitHub>>();
  const closed = new Map<string, AppError>();
  let done = 0;
  let asked = 0;
  const failed = (one: KnownPullRequest, error: unknown) => {
    const { code, message } = failureOf(error);
    if (code === 'cancelled' || signal.aborted) return;
    if (code === 'internal') log.error('a pull request could not be asked about', error);
    if (shared.includes(code)) closed.set(one.place.host, new AppError(code, message));
    cache.put(one.key, { ...cache.get(one.key), failure: { code, message, at: now().toISOString() } });
  };
  const left = [...wanted];
  const work = async () => {
    for (let one = left.shift(); one && !signal.aborted; one = left.shift()) {
      const { host } = one.place;
      try {
        const end = closed.get(host);
        if (end) throw end;
        const github = hosts.get(host) ?? openGitHub(host);
        hosts.set(host, github);
        await askOne(one, await github, parts);
        asked++;
      } catch (error) {
        failed(one, error);
      }
      notify('reviews:progress', { done: ++done, total: wanted.length });
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return asked;
}

async function askOne(one: KnownPullRequest, github: GitHub, { vault, cache, now, signal }: Parts): Promise<void> {
  const asked = await askReview(one, cache.get(one.key), {
    ...{ github, signal, vaultId: vault.info.vaultId, findings: vault.catalogue().findings, now: now().toISOString() },
  });
  if (!asked) return;
  const proposal = proposalOf(vault, one.records.at(-1)!, asked.number);
  // What was published, seen, or settled meanwhile is in the cache by now.
  const { statuses, seen, settled } = cache.get(one.key);
  const { due, ...told } = afterRefresh(proposal, { ...asked, statuses });
  cache.put(one.key, { ...asked, seen, settled, ...told });
  if (due.length > 0) cache.pending = [...cache.pending, ...due];
}

/** The findings whose statuses follow a pull request: those of a document that puts findings up for review. */
export function proposalOf(
  { info, catalogue }: Pick<Vault, 'info' | 'catalogue'>,
  record: LedgerRecord,
  number: number | null,
): Proposal {
  const findings = proposes(record) ? findingsOf(record, info.vaultId, catalogue().findings) : [];
  return { number, findings: findings.flatMap((finding) => finding ?? []) };
}
