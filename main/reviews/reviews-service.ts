import { FindingStatus } from '../../shared/domain/finding.ts';
import type { Target } from '../../shared/ipc/export.ts';
import type { PullRequestReview, Reviews, StatusChange } from '../../shared/ipc/reviews.ts';
import { parseFrontMatter } from '../../shared/markdown/front-matter.ts';
import { AppError } from '../../shared/result.ts';
import { openExportRecords } from '../export/export-records.ts';
import type { Ledger } from '../export/ledger.ts';
import type { LedgerRecord } from '../export/ledger-record.ts';
import type { GitHub } from '../github/client.ts';
import type { AppData, Log, Notify } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';
import { type AskedIn, createAskedQuestions } from './asked-questions.ts';
import { findingsOf, type KnownPullRequest, keyOf, knownPullRequests } from './known-pull-requests.ts';
import { askAll, proposalOf } from './refresh.ts';
import { openReviewCache, type ReviewCache } from './review-cache.ts';
import { findingsById, reviewOf } from './review-list.ts';
import { afterPublishing } from './statuses.ts';

interface ReviewsDependencies {
  currentVault: CurrentVault;
  appData: AppData;
  targets(): Promise<readonly Target[]>;
  /** Throws AppError 'unauthorized' (message: the host) where no account of it is connected. */
  openGitHub(host: string): Promise<GitHub>;
  notify: Notify;
  log: Log;
  now?: () => Date;
}

/** What comes back from GitHub, behind its contract. Each call throws AppError 'no-vault' | 'vault-gone'. */
export interface ReviewsService {
  list(): Promise<Reviews>;
  refresh(findingId?: string): Promise<Reviews>;
  cancelRefresh(): void;
  seen(of: { targetId: string; number: number }, commentIds: readonly string[]): Promise<void>;
  settle(of: { targetId: string; number: number }, thread: string, settled: boolean): Promise<Reviews>;
  takeStatus(): Promise<StatusChange[]>;
  /** Something has just been published. Never throws. */
  published(record: LedgerRecord): Promise<void>;
  /** Ends a refresh that goes on. */
  stop(): Promise<void>;
}

/** Pull requests that one refresh asks about, the newest. */
const mostAsked = 100;

interface Open {
  vault: Vault;
  ledger: Ledger;
  cache: ReviewCache;
}

export function createReviewsService(dependencies: ReviewsDependencies): ReviewsService {
  const { currentVault, appData, targets, openGitHub, notify, log, now = () => new Date() } = dependencies;
  const questions = createAskedQuestions();
  let opening: { vault: Vault; open: Promise<Open> } | null = null;
  let running: { controller: AbortController; findingId: string | undefined; done: Promise<Reviews> } | null = null;

  currentVault.onOpened(() => {
    opening = null;
    running?.controller.abort();
  });

  const open = (): Promise<Open> => {
    const vault = currentVault.require();
    if (opening?.vault !== vault) {
      const { ledger } = openExportRecords(vault, appData.dir, { mode: 'look' });
      opening = { vault, open: openReviewCache(appData, vault, log).then((cache) => ({ vault, ledger, cache })) };
    }
    return opening.open;
  };
  const knownIn = async ({ ledger }: Open) => knownPullRequests((await ledger.read()).records, await targets());

  const listOf = async ({ vault, cache }: Open, known: readonly KnownPullRequest[]): Promise<Reviews> => {
    const findings = findingsById(vault.catalogue().findings);
    const { vaultId } = vault.info;
    const reviews = (askedIn: AskedIn): PullRequestReview[] =>
      known.flatMap((one) => reviewOf(one, cache.get(one.key), { vaultId, findings, askedIn }) ?? []);
    const asked = await questions.of(vault, commentedFindings(reviews(() => [])));
    return { pullRequests: reviews(asked), refreshedAt: cache.refreshedAt };
  };
  const refreshOnce = async (findingId: string | undefined, signal: AbortSignal): Promise<Reviews> => {
    const at = await open();
    const known = await knownIn(at);
    const wanted = await wantedOf(at, known, findingId);
    const asked = await askAll(wanted, { ...at, openGitHub, notify, log, now, signal });
    const isWhole = findingId === undefined && !signal.aborted && (asked > 0 || wanted.length === 0);
    if (isWhole) at.cache.setRefreshedAt(now().toISOString());
    await at.cache.save();
    return listOf(at, known);
  };

  /** Those that may have changed; of a finding all that concern it. */
  const wantedOf = async (at: Open, known: readonly KnownPullRequest[], findingId: string | undefined) => {
    if (findingId === undefined) {
      const isOver = ({ key }: KnownPullRequest) => ['merged', 'closed'].includes(at.cache.get(key).state ?? 'open');
      return known.filter((one) => !isOver(one)).slice(0, mostAsked);
    }
    const { pullRequests } = await listOf(at, known);
    const concerns = ({ targetId, number }: { targetId: string; number: number }) => `${targetId} ${number}`;
    const listed = new Set(pullRequests.filter((one) => isAbout(one, findingId)).map(concerns));
    const { vaultId } = at.vault.info;
    const { findings } = at.vault.catalogue();
    return known
      .filter(({ key, number, target, records }) => {
        const known = number ?? at.cache.get(key).number;
        if (known !== null) return listed.has(concerns({ targetId: target.targetId, number: known }));
        return findingsOf(records.at(-1)!, vaultId, findings).some((finding) => finding?.id === findingId);
      })
      .slice(0, mostAsked);
  };

  const changing = async (
    { targetId, number }: { targetId: string; number: number },
    change: (at: Open, key: string) => void,
  ): Promise<{ at: Open; known: KnownPullRequest[] }> => {
    const at = await open();
    const known = await knownIn(at);
    const one = known.find(
      ({ key, target, ...of }) => target.targetId === targetId && (of.number ?? at.cache.get(key).number) === number,
    );
    if (!one) throw new AppError('not-found', 'pull request');
    change(at, one.key);
    await at.cache.save();
    return { at, known };
  };

  return {
    async list() {
      const at = await open();
      return listOf(at, await knownIn(at));
    },
    async refresh(findingId) {
      while (running) {
        const { findingId: other, done } = running;
        if (other === undefined || other === findingId) return done;
        await done.catch(() => {});
      }
      const controller = new AbortController();
      const done = refreshOnce(findingId, controller.signal).finally(() => {
        running = null;
        notify('reviews:changed', null);
      });
      running = { controller, findingId, done };
      return done;
    },
    cancelRefresh: () => running?.controller.abort(),
    async seen(of, commentIds) {
      await changing(of, ({ cache }, key) => {
        const review = cache.get(key);
        const isThere = new Set(review.comments.map(({ id }) => id));
        cache.put(key, {
          ...review,
          seen: [...new Set([...review.seen, ...commentIds.filter((id) => isThere.has(id))])],
        });
      });
      notify('reviews:changed', null);
    },
    async settle(of, thread, settled) {
      const { at, known } = await changing(of, ({ cache }, key) => {
        const review = cache.get(key);
        const last = review.comments.findLast((comment) => comment.thread === thread);
        if (!last) throw new AppError('not-found', 'thread');
        const { [thread]: _, ...others } = review.settled;
        cache.put(key, { ...review, settled: settled ? { ...others, [thread]: last.id } : others });
      });
      return listOf(at, known);
    },
    async takeStatus() {
      const { vault, cache } = await open();
      const due = cache.pending;
      if (due.length === 0) return [];
      cache.pending = [];
      await cache.save();
      const there = new Set(vault.catalogue().findings.map(({ id }) => id));
      const changes = due
        .filter(({ findingId }) => there.has(findingId))
        .map(async (change): Promise<StatusChange | null> => {
          const file = await vault.read(change.findingId).catch(() => null); // gone meanwhile
          return file && { ...change, from: writtenStatus(file.text) };
        });
      return (await Promise.all(changes)).filter((change) => change !== null);
    },
    async published(record) {
      try {
        const { vault, cache } = await open();
        const key = keyOf(record);
        const review = cache.get(key);
        const { due, statuses } = afterPublishing(
          proposalOf(vault, record, record.pullRequest?.number ?? null),
          review,
        );
        cache.put(key, { ...review, statuses });
        cache.pending = [...cache.pending, ...due];
        await cache.save();
        notify('reviews:changed', null);
      } catch (error) {
        log.error('what was published is not followed', error);
      }
    },
    async stop() {
      running?.controller.abort();
      await running?.done.catch(() => {});
    },
  };
}

/** The findings that somebody has written about. */
function commentedFindings(reviews: readonly PullRequestReview[]): Set<string> {
  const commented = reviews.filter(({ comments }) => comments.length > 0);
  const told = commented.flatMap(({ findings }) => findings.map(({ findingId }) => findingId));
  return new Set([...told, ...commented.flatMap(({ comments }) => comments.flatMap(({ findingIds }) => findingIds))]);
}

function isAbout({ findings, comments }: PullRequestReview, findingId: string): boolean {
  return (
    findings.some((one) => one.findingId === findingId) ||
    comments.some(({ findingIds }) => findingIds.includes(findingId))
  );
}

/** The status that stands in a file; `null` where none does. */
function writtenStatus(text: string): FindingStatus | null {
  const { entries } = parseFrontMatter(text);
  return FindingStatus.safeParse(entries.find(({ key }) => key === 'status')?.value).data ?? null;
}
