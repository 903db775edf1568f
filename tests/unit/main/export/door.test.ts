import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Bundle, ExportDraft } from '../../../../shared/ipc/export.ts';
import { publishTo } from '../../../support/publish.ts';
import { ids, noor } from './fake-vault.ts';
import { clearedFor, draft, type Exports, setUp } from './outgoing.ts';
import { git, makeRepository } from './repository.ts';

const table: ExportDraft = {
  ...{ document: 'highlights', form: 'csv', title: 'Highlights' },
  of: { ids: ['h_k3x9q2m7v0tb'] },
};
const link: ExportDraft = { document: 'link', query: 'ask Lumenpay and Ilse' };
type Leave = (exports: Exports, pair: { bundleId: string; sha256: string }, targetId: string) => Promise<unknown>;
const copy: Leave = (exports, { bundleId, sha256 }) => exports.copy(bundleId, sha256, 'text');
const copyRich: Leave = (exports, { bundleId, sha256 }) => exports.copy(bundleId, sha256, 'rich');
const save: Leave = (exports, { bundleId, sha256 }) => exports.save(bundleId, sha256);
const saveFolder: Leave = (exports, { bundleId, sha256 }) => exports.saveFolder(bundleId, sha256, 'ask');
const print: Leave = (exports, { bundleId, sha256 }) => exports.print(bundleId, sha256);
const publish: Leave = (exports, { bundleId, sha256 }, targetId) => publishTo(exports, { bundleId, sha256 }, targetId);

/** Every way out of a vault but the command line's, which prints nothing while something is undecided. */
describe.each<[string, ExportDraft, Leave[]]>([
  ['a document', draft, [publish, copy, copyRich, save, saveFolder, print]],
  ['a table', table, [copy, copyRich, save, print]],
  ['a link', link, [copy]],
])('%s', (_, of, ways) => {
  test('leaves by no way undecided, forged, changed, overtaken, or once the vault knows more; cleared it leaves by each', async () => {
    const { bare, clone } = of === draft ? makeRepository() : { bare: '', clone: '' };
    const { exports, out, place, people } = setUp('Lumenpay asks Ilse.\n', clone);
    out.standing = [
      {
        ...{ highlightId: 'h_k3x9q2m7v0tb', noteId: ids.filters, title: 'Filters', date: '2026-11-18', teamIds: [] },
        ...{ pmIds: [], goals: [], kind: 'pain', tags: [], participantId: noor.id, participantIds: [noor.id] },
        ...{ atSeconds: 1, text: 'Lumenpay asks "Ilse"' },
      },
    ];
    const targetId = of === draft ? (await exports.addClone()).targetId : null;
    if (targetId !== null) await exports.confirmTarget(targetId);
    const refusedByAll = async (pair: { bundleId: string; sha256: string }, message: string) => {
      for (const leave of ways) {
        await expect(leave(exports, pair, targetId ?? '')).rejects.toMatchObject({ code: 'not-cleared', message });
      }
      await expect(exports.saveFolder(pair.bundleId, pair.sha256, 'replace')).rejects.toMatchObject({ message });
      expect([out.copied, out.printed, readdirSync(place)]).toEqual([[], [], []]);
      if (of === draft) expect(git(bare, 'for-each-ref', 'refs/heads/research')).toBe('');
    };

    const open = await exports.prepare(of, targetId);
    expect(open.undecided).toBe(1);
    const claimed: Bundle = { ...open, undecided: 0, hits: [], marks: [], target: 'confirmed' };
    await refusedByAll(claimed, 'hits');
    await refusedByAll({ ...open, bundleId: 'f'.repeat(32) }, 'bundle');
    const invented = { 'company:p_7f3k9q2m1x0c:Other': { decision: 'keep' as const } };
    await expect(exports.decide(open.bundleId, invented)).rejects.toMatchObject({ code: 'invalid', message: 'hit' });

    const cleared = await clearedFor(exports, targetId, of);
    await refusedByAll({ ...cleared, sha256: open.sha256 }, 'bytes');
    await refusedByAll({ ...open, sha256: cleared.sha256 }, 'bundle');
    const reopened = await exports.decide(cleared.bundleId, { [cleared.hits[0]!.hitId]: null });
    await refusedByAll(cleared, 'bundle');
    await refusedByAll(reopened, 'hits');

    const again = await clearedFor(exports, targetId, of);
    people.push({ ...people[0]!, id: 'p_000000000002', name: 'Ilse', nicknames: [], emails: [], company: undefined });
    await refusedByAll(again, 'hits');
    people.pop();
    await exports.prepare({ document: 'link', query: 'something else' }, targetId);
    await refusedByAll(again, 'bundle');

    for (const leave of ways) {
      const { bundleId, sha256 } = await clearedFor(exports, targetId, of);
      await leave(exports, { bundleId, sha256 }, targetId ?? '');
    }
    const kinds = [out.copied.length, out.printed.length, readdirSync(place).length];
    expect(kinds).toEqual(of === draft ? [2, 1, 2] : of === table ? [2, 1, 1] : [1, 0, 0]);
    if (of === draft) expect(git(bare, 'for-each-ref', 'refs/heads/research')).not.toBe('');
  });
});
