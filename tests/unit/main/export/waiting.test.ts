import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../../shared/result.ts';
import { publishTo } from '../../../support/publish.ts';
import { ids, noor } from './fake-vault.ts';
import { forged, type Kept } from './forged-outbox.ts';
import { draft } from './outgoing.ts';
import { options, ready, send, setUp, targetId, wait } from './publish-world.ts';

describe('a bundle that waits', () => {
  test('is there after a restart, and what is sent is what was previewed, with its options', async () => {
    const { exports, open, out, outbox, ledger } = setUp();
    const bundle = await ready(exports);
    const waiting = await wait(exports, bundle);
    expect(waiting).toMatchObject({
      ...{ title: bundle.title, branch: bundle.branch, targetName: 'research', sha256: bundle.sha256, options },
      ...{ files: 1, images: 1, exposed: false, last: null },
    });
    expect(waiting.bytes).toBe(Buffer.byteLength(bundle.files[0]!.text) + bundle.images[0]!.size);
    expect(statSync(outbox()).mode & 0o777).toBe(0o700);
    expect(statSync(join(outbox(), readdirSync(outbox())[0]!)).mode & 0o777).toBe(0o600);
    await exports.stop();

    const later = open();
    expect(await later.waiting.list()).toEqual([waiting]);
    expect(await send(later, waiting.waitingId)).toMatchObject({
      ...{ state: 'published', branch: bundle.branch, before: { text: bundle.files[0]!.text } },
    });
    const [call] = out.calls;
    expect(call!.bundle).toMatchObject({ title: bundle.title, files: bundle.files, pullRequest: bundle.pullRequest });
    expect(call!.bundle.images.map(({ path }) => path)).toEqual(bundle.images.map(({ path }) => path));
    expect(call!.options).toEqual(options);
    expect(await later.waiting.list()).toEqual([]);
    expect(readdirSync(outbox())).toEqual([]);
    expect(ledger()).toHaveLength(1);
    const { leavings } = await later.published({ limit: 10 });
    expect(leavings).toMatchObject([
      {
        ...{ way: 'publish', sha256: bundle.sha256, interviews: [{ id: ids.filters }], participantIds: [noor.id] },
        decisions: { kept: 0, replaced: 1, redacted: 0 },
      },
    ]);
    expect(out.told.filter(({ event }) => event === 'export:waiting-changed').length).toBeGreaterThan(1);
    expect(out.troubles).toEqual([]);
  });

  test('waits once, however often it is asked for, and gives way to a newer state of its document', async () => {
    const { exports, notes } = setUp();
    const bundle = await ready(exports);
    const [one, two] = await Promise.all([wait(exports, bundle), wait(exports, bundle)]);
    expect(two.waitingId).toBe(one.waitingId);
    notes[ids.filters]!.body += 'More.\n';
    const newer = await ready(exports);
    expect(newer.branch, 'the place is its own').toBe(bundle.branch);
    await wait(exports, newer);
    expect(await exports.waiting.list()).toMatchObject([{ waitingId: one.waitingId, sha256: newer.sha256 }]);
    const other = await ready(exports, { selection: { interviewIds: [ids.surveys] } });
    expect(other.branch, 'and nobody else’s').toBe(`${bundle.branch}-2`);
  });

  test('asked for twice at once it is sent once', async () => {
    const { exports, out } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    const [one, two] = await Promise.all([send(exports, waitingId), send(exports, waitingId)]);
    expect(two).toEqual(one);
    expect(out.calls).toHaveLength(1);
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'not-found', message: 'waiting' });
  });

  test('a crash between the push and what comes after makes no second commit and no second record', async () => {
    const { exports, open, outbox, ledger, appData } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    const file = join(outbox(), `${waitingId}.json`);
    copyFileSync(file, join(appData, 'kept.json'));
    await send(exports, waitingId);
    copyFileSync(join(appData, 'kept.json'), file);
    expect(await send(open(), waitingId)).toMatchObject({ state: 'published', outcome: 'unchanged' });
    expect(ledger()).toHaveLength(1);
    expect(readdirSync(outbox())).toEqual([]);
  });

  test('what went wrong is told, and it waits on; cancelled it waits on, too', async () => {
    const { exports, open, out } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    out.fails = new AppError('rate-limited', '2026-11-20T13:00:00.000Z');
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'rate-limited' });
    const last = { at: out.now.toISOString(), code: 'rate-limited', message: '2026-11-20T13:00:00.000Z' };
    expect(await open().waiting.list()).toMatchObject([{ waitingId, last }]);
    out.fails = null;
    out.until = new Promise(() => {});
    const sending = send(exports, waitingId);
    exports.cancelPublish(waitingId);
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
    expect(await exports.waiting.list()).toMatchObject([{ waitingId, last }]);
  });

  test('can be discarded, also while it is being sent', async () => {
    const { exports, out, outbox } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    out.until = new Promise(() => {});
    const sending = send(exports, waitingId);
    await exports.waiting.drop(waitingId);
    await expect(sending).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(outbox())).toEqual([]);
    await exports.waiting.drop(waitingId);
  });

  test('goes when its document is published otherwise', async () => {
    const { exports, outbox, notes } = setUp();
    await wait(exports, await ready(exports));
    notes[ids.filters]!.body += 'More.\n';
    await publishTo(exports, await ready(exports), targetId);
    expect(await exports.waiting.list()).toEqual([]);
    expect(readdirSync(outbox())).toEqual([]);
  });

  test('is of one vault, and not seen while none is open', async () => {
    const { exports, out } = setUp();
    await wait(exports, await ready(exports));
    out.isOpen = false;
    expect(await exports.waiting.list()).toEqual([]);
  });

  test('is not kept where too many wait', async () => {
    const { exports, outbox } = setUp();
    const bundle = await ready(exports);
    const { waitingId } = await wait(exports, bundle);
    for (let i = 0; i < 49; i++)
      writeFileSync(join(outbox(), `01JD9ZC4F2M6P1S8T0V3XWX${String(i).padStart(3, '0')}.json`), '{}');
    const other = await ready(exports, { selection: { interviewIds: [ids.surveys] } });
    await expect(wait(exports, other)).rejects.toMatchObject({ code: 'too-large', message: 'outbox' });
    expect(await wait(exports, await ready(exports))).toMatchObject({ waitingId });
  });
});

describe('the door, once more', () => {
  test('somebody whom the vault knows by now stops it until it was looked at again', async () => {
    const { exports, out, people, notes } = setUp();
    notes[ids.filters]!.body = 'Ask Ilse Varga.\n';
    const { waitingId } = await wait(exports, await ready(exports));
    people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse Varga', emails: [], company: undefined });
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'not-cleared', message: 'hits' });
    expect(out.calls).toEqual([]);
    expect((await exports.waiting.list())[0]!.last).toMatchObject({ code: 'not-cleared', message: 'hits' });
    const bundle = await exports.prepare(draft, targetId);
    await exports.decide(
      bundle.bundleId,
      Object.fromEntries(bundle.hits.map(({ hitId }) => [hitId, { decision: 'keep' }])),
    );
    expect(await send(exports, waitingId)).toMatchObject({ state: 'published' });
  });

  test('what was kept for the target may stand, while it is kept', async () => {
    const { exports, open } = setUp();
    const bundle = await exports.prepare(draft, targetId);
    const hitId = bundle.hits[0]!.hitId;
    const kept = await exports.decide(bundle.bundleId, { [hitId]: { decision: 'keep' } });
    const { waitingId } = await wait(exports, kept);
    await exports.decide(kept.bundleId, { [hitId]: { decision: 'redact' } });
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'not-cleared', message: 'hits' });
    const again = await exports.prepare(draft, targetId);
    await exports.decide(again.bundleId, { [hitId]: { decision: 'keep' } });
    await exports.stop();
    expect(await send(open(), waitingId)).toMatchObject({ state: 'published' });
  });

  test.each([
    [
      'consent is taken back',
      (notes: ReturnType<typeof setUp>['notes']) => (notes[ids.filters]!.front = 'consent: withdrawn\n'),
    ],
    ['the interview is gone', (notes: ReturnType<typeof setUp>['notes']) => delete notes[ids.filters]],
  ])('it stays when %s', async (_, change) => {
    const { exports, notes, out } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    change(notes);
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'not-cleared', message: 'consent' });
    expect(out.calls).toEqual([]);
  });

  test('a repository that anybody may be able to read is asked about when it is sent', async () => {
    const { exports, keep, out } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    keep({ visibility: 'public' });
    expect(await exports.waiting.list()).toMatchObject([{ exposed: true }]);
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'not-cleared', message: 'unconfirmed' });
    keep({ visibility: 'public', confirmed: false });
    await expect(send(exports, waitingId, { confirmed: true })).rejects.toMatchObject({ message: 'unconfirmed' });
    keep({ visibility: 'public' });
    expect(out.calls).toEqual([]);
    expect(await send(exports, waitingId, { confirmed: true })).toMatchObject({ state: 'published' });
  });

  test('a newer state that was published meanwhile is not taken back', async () => {
    const { exports, out, outbox, notes } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    const old = readFileSync(join(outbox(), `${waitingId}.json`));
    out.now = new Date(2026, 10, 21, 12);
    notes[ids.filters]!.body += 'More.\n';
    await publishTo(exports, await ready(exports), targetId);
    writeFileSync(join(outbox(), `${waitingId}.json`), old);
    await expect(send(exports, waitingId)).rejects.toMatchObject({ code: 'not-cleared', message: 'older' });
    expect(out.calls).toHaveLength(1);
  });

  test.each(forged)('a file that is %s is told, never sent, and can be discarded', async (_, forge) => {
    const { exports, open, outbox, out } = setUp();
    const { waitingId } = await wait(exports, await ready(exports));
    const file = join(outbox(), `${waitingId}.json`);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    const before = JSON.stringify(kept);
    forge(kept, file);
    if (JSON.stringify(kept) !== before) writeFileSync(file, JSON.stringify(kept));
    const later = open();
    expect(await later.waiting.list()).toMatchObject([{ waitingId, title: '', last: { code: 'damaged' } }]);
    await expect(send(later, waitingId)).rejects.toMatchObject({ code: 'damaged' });
    expect(out.calls).toEqual([]);
    await later.waiting.drop(waitingId);
    expect(await later.waiting.list()).toEqual([]);
  });
});
