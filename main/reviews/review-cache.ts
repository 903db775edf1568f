import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { FindingStatus } from '../../shared/domain/finding.ts';
import { PullRequestReview, ReviewComment, StatusChange } from '../../shared/ipc/reviews.ts';
import type { AppData, Log } from '../ports.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { hashOf } from '../vault/read-file.ts';
import type { Vault } from '../vault/vault.ts';

/** A comment as it is kept: where it stands in the document, not what of the vault that means. */
const StoredComment = ReviewComment.omit({
  isNew: true,
  settled: true,
  askedIn: true,
  findingIds: true,
  mine: true,
}).extend({
  findingId: z.string().nullable(),
  /** What its place was found by. */
  anchor: z.string(),
});
export type StoredComment = z.infer<typeof StoredComment>;

const StoredReview = PullRequestReview.pick({
  ...{ url: true, title: true, state: true, decision: true, reviews: true, asked: true, more: true },
  ...{ refreshedAt: true, failure: true },
}).extend({
  number: z.number().int().positive().nullable(),
  /** Of the account that asked; its own comments are told by it. */
  me: z.string().nullable(),
  comments: z.array(StoredComment),
  /** Ids of comments. */
  seen: z.array(z.string()),
  /** Thread → its last comment when somebody said that it needs no answer. */
  settled: z.record(z.string(), z.string()),
  /** What the findings' statuses were when they were published, or first looked at. */
  statuses: z.record(z.string(), FindingStatus),
  /** What the merge means for them has been told. */
  isMergeTold: z.boolean(),
});
export type StoredReview = z.infer<typeof StoredReview>;

const Stored = z.object({
  version: z.literal(1),
  refreshedAt: z.string().nullable(),
  pending: z.array(StatusChange.omit({ from: true })),
  pullRequests: z.record(z.string(), StoredReview),
});
type Stored = z.infer<typeof Stored>;

/** What is kept of the reviews of one vault on this machine. */
export interface ReviewCache {
  readonly refreshedAt: string | null;
  /** By key of the pull request; nothing is known yet where there is none. */
  get(key: string): StoredReview;
  /** Changes are kept with the next `save`. */
  put(key: string, review: StoredReview): void;
  setRefreshedAt(at: string): void;
  /** Changes of status that are due and not taken yet. */
  pending: Stored['pending'];
  /** Writes what has changed. A failure is logged: all of it can be asked for again. */
  save(): Promise<void>;
}

const nothing: StoredReview = {
  ...{
    number: null,
    me: null,
    url: null,
    title: '',
    state: null,
    decision: null,
    reviews: [],
    asked: [],
    comments: [],
  },
  ...{ more: 0, refreshedAt: null, failure: null, seen: [], settled: {}, statuses: {}, isMergeTold: false },
};

/** Where the reviews of a vault are kept: by its id and its place, for what stands in it is that of one machine. */
export function reviewCachePath(appDataDir: string, { root, info }: Pick<Vault, 'root' | 'info'>): string {
  return join(appDataDir, 'reviews', `${hashOf(`${info.vaultId}\n${root}`).slice(0, 32)}.json`);
}

/** Opens it. A file that cannot be read counts as empty. */
export async function openReviewCache(
  appData: AppData,
  vault: Pick<Vault, 'root' | 'info'>,
  log: Log,
): Promise<ReviewCache> {
  const file = reviewCachePath(appData.dir, vault);
  const stored = await readFile(file, 'utf8')
    .then((text) => Stored.parse(JSON.parse(text)))
    .catch((): Stored => ({ version: 1, refreshedAt: null, pending: [], pullRequests: {} }));
  const reviews = new Map(Object.entries(stored.pullRequests));
  let { refreshedAt, pending } = stored;
  let written = '';
  return {
    get refreshedAt() {
      return refreshedAt;
    },
    get pending() {
      return pending;
    },
    set pending(next) {
      pending = next;
    },
    get: (key) => reviews.get(key) ?? nothing,
    put: (key, review) => void reviews.set(key, review),
    setRefreshedAt(at) {
      refreshedAt = at;
    },
    async save() {
      const now: Stored = { version: 1, refreshedAt, pending, pullRequests: Object.fromEntries(reviews) };
      const text = `${JSON.stringify(now)}\n`;
      if (text === written) return;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await replaceDurably(file, Buffer.from(text), { mode: 0o600 });
        written = text;
      } catch (error) {
        log.error('the reviews could not be kept', error);
      }
    },
  };
}
