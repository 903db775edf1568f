import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openExportRecords } from '../../../../main/export/export-records.ts';
import { createExportService } from '../../../../main/export/export-service.ts';
import type { LedgerRecord } from '../../../../main/export/ledger-record.ts';
import type { GitHub } from '../../../../main/github/client.ts';
import { createReviewsService } from '../../../../main/reviews/reviews-service.ts';
import type { Vault } from '../../../../main/vault/vault.ts';
import { ulid } from '../../../../shared/domain/ids.ts';
import type { ExportDraft } from '../../../../shared/ipc/export.ts';
import type { Events } from '../../../../shared/ipc/index.ts';
import { AppError } from '../../../../shared/result.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { publishedAnswer, publishTo } from '../../../support/publish.ts';
import { clearedFor } from '../export/outgoing.ts';
import { researchVault } from '../export/research-vault.ts';
import { type Files, folderOf, opened, silent } from '../vault/vault-fixture.ts';
import { FakeRepository } from './fake-github.ts';

const target = {
  ...{ targetId: 't', name: 'product', location: '/c', remote: 'github.com/acme/product', base: 'main' },
  ...{ confirmed: true, visibility: 'internal' },
};

interface Leaves {
  text: string;
  path: string;
  branch: string;
  record: LedgerRecord;
}

/** Composing and looking through a document takes long: what a draft of the same files becomes is made once. */
const made = new Map<string, Leaves>();

/** A vault whose documents are published to a fake repository, each as the next pull request, and the reviews of them. */
export async function reviewedVault(files: Files = researchVault) {
  const { vault } = await opened(await folderOf(files));
  const appData = { dir: await folderOf({ 'export-targets.json': JSON.stringify([target]) }) };
  const repository = new FakeRepository();
  const told: { event: keyof Events; payload: unknown }[] = [];
  const connected = new Map<string, GitHub>([['github.com', repository.as('mira-o')]]);
  let current: Vault | null = vault;
  const listeners = new Set<(vault: Vault | null) => void>();
  const currentVault = {
    state: () => ({ state: 'none' }) as never,
    require: () => {
      if (!current) throw new AppError('no-vault');
      return current;
    },
    onOpened: (listener: (vault: Vault | null) => void) => {
      listeners.add(listener);
      return () => {};
    },
  };
  let number = 11;
  let last: LedgerRecord | null = null;
  const openReviews = () =>
    createReviewsService({
      ...{
        currentVault,
        appData,
        log: silent,
        targets: () => exports.targets(),
        now: () => new Date(Date.UTC(2026, 10, 26, 12)),
      },
      openGitHub: async (host) => {
        const github = connected.get(host);
        if (!github) throw new AppError('unauthorized', host);
        return github;
      },
      notify: (event, payload) => void told.push({ event, payload }),
    });
  const exports = createExportService({
    ...{ startGate: gateInProcess, currentVault, appData, log: silent },
    dialogs: { chooseFolder: async () => null, chooseFileToSave: async () => null },
    desktop: { writeClipboard: async () => {}, print: async () => true },
    search: {
      state: () => ({ state: 'ready', notes: 5 }),
      ask: async () => Promise.reject(new Error('not asked')),
      askHighlights: async () => Promise.reject(new Error('not asked')),
    },
    now: () => new Date(2026, 10, 26, 12),
    onPublished: (record) => {
      last = record;
    },
    openTarget: () => ({ publish: async ({ bundle }) => publishedAnswer(bundle), read: async () => null }),
  });
  /** What a draft becomes once its names are decided. */
  const leaves = async (draft: ExportDraft): Promise<Leaves> => {
    const bundle = await clearedFor(exports, 't', draft);
    await publishTo(exports, bundle, 't');
    rmSync(join(vault.root, 'exports', `${last!.id}.yml`));
    const branch = `research/${draft.document}`;
    return { ...bundle.files[0]!, branch, record: { ...last!, branch } };
  };
  const reviews = openReviews();
  onTestFinished(() => exports.stop());
  return {
    ...{ vault, appData, repository, reviews, openReviews, connected, told },
    /** Publishes a draft and answers with its pull request and what was published. */
    async publish(draft: ExportDraft, withPullRequest = true) {
      const key = JSON.stringify([draft, files]);
      const { text, path, branch, record } = made.get(key) ?? (await leaves(draft));
      made.set(key, { text, path, branch, record });
      number++;
      const commit = String(number).padStart(40, 'a');
      repository.files.set(`${commit}:${path}`, text);
      const pullRequest = withPullRequest ? { number } : null;
      const left = { ...record, id: ulid(Date.UTC(2026, 10, 26) + number, randomBytes), commit, pullRequest };
      await openExportRecords(vault, appData.dir).ledger.add(left);
      await reviews.published(left);
      const lines = text.split('\n');
      const lineOf = (words: string) => lines.findIndex((line) => line.includes(words)) + 1;
      return { number, pull: repository.pull(number, branch), commit, path, text, lines, lineOf };
    },
    /** Another vault is opened, or none. */
    open(next: Vault | null) {
      current = next;
      for (const listener of listeners) listener(next);
    },
  };
}
