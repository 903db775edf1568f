import { expect, onTestFinished, test } from 'vitest';
import { createExportService } from '../../../../main/export/export-service.ts';
import type { Attribute, Bundle, ExportDraft, FindingsDraft } from '../../../../shared/ipc/export.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { configText, folderOf, opened, silent } from '../vault/vault-fixture.ts';
import { ids, people, researchVault } from './research-vault.ts';

const review = { title: 'What funnels hide', owner: 'Mira', deadline: '', feedbackWanted: '' };
const digest: FindingsDraft = { document: 'digest', findingIds: [ids.filters], ...review };

/** Exports of the research vault with these settings in its `fieldbook.yml`. */
async function exportsOf(settings = '') {
  const { vault } = await opened(await folderOf({ ...researchVault, 'fieldbook.yml': configText + settings }));
  const exports = createExportService({
    currentVault: { state: () => ({ state: 'none' }) as never, require: () => vault, onOpened: () => () => {} },
    appData: { dir: await folderOf({}) },
    dialogs: { chooseFolder: async () => null, chooseFileToSave: async () => null },
    desktop: { writeClipboard: async () => {}, print: async () => true },
    search: {
      state: () => ({ state: 'ready', notes: 5 }),
      ask: async () => Promise.reject(new Error('not asked')),
      askHighlights: async () => Promise.reject(new Error('not asked')),
    },
    startGate: gateInProcess,
    log: silent,
  });
  // A decision is kept while the test goes on: the folder is not to go before it is.
  onTestFinished(() => exports.stop());
  return exports;
}

const whom = ({ singledOut }: Bundle) => singledOut.map(({ participantId }) => participantId);
const without = (...attributes: Attribute[]): ExportDraft => ({
  ...digest,
  leaveOut: [people.noor, people.sol].map((participantId) => ({ participantId, attributes })),
});

test('those whom fewer than k of the vault could be are told, until enough is left out', async () => {
  const exports = await exportsOf();
  const first = await exports.prepare(digest, null);
  expect(first.singledOut).toEqual(
    [people.noor, people.sol].map((participantId) => ({
      ...{ participantId, shown: ['role', 'segment', 'date'], people: 1, k: 3 },
      ...{ removable: ['role', 'segment', 'date'], remedy: ['segment', 'role'] },
    })),
  );
  // Two in fintech were heard in November.
  const less = await exports.prepare(without('role'), null);
  expect(less.singledOut.map(({ people: n }) => n)).toEqual([2, 2]);
  const enough = await exports.prepare(without('role', 'segment'), null);
  expect(enough.singledOut).toEqual([]);
  const all = ({ files, commitMessage, pullRequest }: Bundle) => JSON.stringify([files, commitMessage, pullRequest]);
  expect(all(enough)).not.toMatch(/Head of growth|Analyst|fintech/i);
  expect(all(first)).toMatch(/Head of growth/);
});

test('k stands in fieldbook.yml', async () => {
  const exports = await exportsOf('privacy: {k: 2}\n');
  expect(whom(await exports.prepare(digest, null))).toHaveLength(2);
  expect(whom(await exports.prepare(without('role'), null))).toEqual([]);
});

test('a role in the place of a name is offered, and counts as told', async () => {
  const exports = await exportsOf();
  const bundle = await exports.prepare(without('role'), null);
  const hit = bundle.hits.find(({ kind, exact }) => kind === 'name' && exact === 'Noor')!;
  expect(hit.offers).toEqual([
    { kind: 'pseudonym', text: expect.stringMatching(/^Participant \d+$/) },
    { kind: 'role', text: 'Head of growth' },
    { kind: 'segment', text: 'fintech' },
    { kind: 'role-and-segment', text: 'Head of growth, fintech' },
  ]);
  const decided = await exports.decide(bundle.bundleId, {
    [hit.hitId]: { decision: 'replace', with: 'Head of growth' },
  });
  expect(decided.singledOut.find(({ participantId }) => participantId === people.noor)).toMatchObject({
    ...{ shown: ['role', 'segment', 'date'], people: 1, removable: ['segment', 'date'], remedy: [] },
  });
});
