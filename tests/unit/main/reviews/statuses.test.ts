import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FindingsDraft, SummaryDraft } from '../../../../shared/ipc/export.ts';
import type { PullRequestReview, Reviews } from '../../../../shared/ipc/reviews.ts';
import { ids, researchVault } from '../export/research-vault.ts';
import { noteId } from '../vault/vault-fixture.ts';
import { reviewedVault } from './reviewed-vault.ts';

const review = { title: 'What funnels hide', owner: 'Mira', deadline: '', feedbackWanted: '' };
const digest: FindingsDraft = { document: 'digest', findingIds: [ids.filters], ...review };
const standup: FindingsDraft = { ...digest, document: 'standup' };
const summary: SummaryDraft = { document: 'summary', interviewIds: [noteId(1)], ...review };
const first = ({ pullRequests }: Reviews): PullRequestReview => pullRequests[0]!;
const asDraft = {
  ...researchVault,
  'findings/2026/filters.md': String(researchVault['findings/2026/filters.md']).replace('status: in_review\n', ''),
};
const statusOf = (file: string) => /^status: (.*)$/m.exec(file)?.[1] ?? null;

describe('the status of a finding', () => {
  const applied = async ({ vault, reviews }: Pick<Awaited<ReturnType<typeof reviewedVault>>, 'vault' | 'reviews'>) => {
    const changes = await reviews.takeStatus();
    for (const { findingId, from, to } of changes) {
      await vault.changes.apply({
        edits: [{ id: findingId, edits: [{ type: 'field', key: 'status', value: to, base: from }] }],
      });
    }
    return { changes, status: statusOf((await vault.read(ids.filters)).text) };
  };
  const setStatus = (vault: Awaited<ReturnType<typeof reviewedVault>>['vault'], value: string) =>
    vault.changes.apply({ edits: [{ id: ids.filters, edits: [{ type: 'field', key: 'status', value }] }] });

  test('a draft that is published is in review, and once it is merged it is merged', async () => {
    const at = await reviewedVault(asDraft);
    const { pull, number } = await at.publish(digest);
    expect(await applied(at)).toEqual({
      changes: [{ findingId: ids.filters, from: null, to: 'in_review', why: 'published', number }],
      status: 'in_review',
    });
    expect(await applied(at), 'once').toMatchObject({ changes: [] });
    await at.reviews.refresh();
    expect(await applied(at)).toMatchObject({ changes: [] });
    pull.state = 'merged';
    await at.reviews.refresh();
    expect(await applied(at)).toMatchObject({
      changes: [{ from: 'in_review', to: 'merged', why: 'merged', number }],
      status: 'merged',
    });
    await setStatus(at.vault, 'in_review');
    await at.reviews.refresh(ids.filters);
    expect(await applied(at), 'taken back: not again').toEqual({ changes: [], status: 'in_review' });
  });

  test.each(['challenged', 'superseded', 'draft'])('that somebody has set to %s since stays', async (status) => {
    const at = await reviewedVault(asDraft);
    const { pull } = await at.publish(digest);
    await applied(at);
    await setStatus(at.vault, status);
    pull.state = 'merged';
    await at.reviews.refresh();
    expect(await applied(at)).toEqual({ changes: [], status });
  });

  test('that was taken back to a draft stays one when the same pull request is published again', async () => {
    const at = await reviewedVault(asDraft);
    await at.publish(digest);
    await applied(at);
    await setStatus(at.vault, 'draft');
    await at.publish(digest);
    expect(await applied(at)).toEqual({ changes: [], status: 'draft' });
  });

  test.each([
    ['a stand-up note', standup],
    ['snapshots', summary],
  ])('follows no document that only mentions it: %s', async (_, draft) => {
    const at = await reviewedVault(asDraft);
    const { pull } = await at.publish(draft);
    expect(await applied(at)).toEqual({ changes: [], status: null });
    await at.reviews.refresh();
    pull.state = 'merged';
    await at.reviews.refresh();
    expect(await applied(at)).toEqual({ changes: [], status: null });
  });

  test('follows a merge on a machine that looked while it was open; else only what is in review', async () => {
    for (const looks of [true, false]) {
      const at = await reviewedVault(asDraft);
      const { pull } = await at.publish(digest);
      await at.reviews.takeStatus(); // made elsewhere, or not at all
      const cache = join(at.appData.dir, 'reviews');
      for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'not what it was');
      const other = { vault: at.vault, reviews: at.openReviews() };
      if (looks) await other.reviews.refresh();
      pull.state = 'merged';
      await other.reviews.refresh();
      expect((await applied(other)).status).toBe(looks ? 'merged' : null);
    }
  });

  test('changes nothing by itself: it is only handed out', async () => {
    const { vault, publish, reviews } = await reviewedVault(asDraft);
    const { pull } = await publish(digest);
    await reviews.refresh();
    pull.state = 'merged';
    await reviews.refresh();
    expect((await vault.read(ids.filters)).text).toBe(asDraft['findings/2026/filters.md']);
  });

  test('closing a pull request says nothing about its findings', async () => {
    const at = await reviewedVault();
    const { pull } = await at.publish(digest);
    pull.state = 'closed';
    expect(first(await at.reviews.refresh()).state).toBe('closed');
    expect(await applied(at)).toEqual({ changes: [], status: 'in_review' });
  });
});
