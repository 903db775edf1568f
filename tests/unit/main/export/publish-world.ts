import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { hashOfBundle } from '../../../../main/export/bundle-store.ts';
import { createExportService } from '../../../../main/export/export-service.ts';
import type { PublishAnswer, PublishCall } from '../../../../main/export/export-target.ts';
import type { GitHubWays } from '../../../../main/export/github-ways.ts';
import type { Bundle, PublishResult } from '../../../../shared/ipc/export.ts';
import { PullRequestOptions } from '../../../../shared/ipc/export.ts';
import type { AppError } from '../../../../shared/result.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { pngPicture } from '../../../support/pictures.ts';
import { publishedAnswer } from '../../../support/publish.ts';
import { fakeVault, ids, noor } from './fake-vault.ts';
import { draft, replaceAll } from './outgoing.ts';

export const targetId = `t_${'1'.padStart(16, '0')}`;
export const options = PullRequestOptions.parse({ draft: true, reviewers: ['mira'] });
const shown = `Noor Haddad showed it:\n\n![A funnel](../attachments/${ids.filters}/funnel.png)\n`;

/** An export whose target is a fake: it takes what it gets unless `out.fails` says otherwise. */
export function setUp({ github }: { github?: GitHubWays } = {}) {
  const folder = (kind: string) => {
    const path = mkdtempSync(join(tmpdir(), `fieldbook-${kind}-`));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  };
  const [root, appData] = [folder('vault'), folder('data')];
  mkdirSync(join(root, 'attachments', ids.filters), { recursive: true });
  mkdirSync(join(root, 'interviews'));
  writeFileSync(join(root, 'attachments', ids.filters, 'funnel.png'), pngPicture(2, 2, [20, 20, 200], 'Noor'));
  const notes = {
    [ids.filters]: { title: 'Filters in funnels', body: shown, participantIds: [noor.id], front: '' },
    [ids.surveys]: { title: 'Surveys', body: 'Nothing else.\n', participantIds: [], front: '' },
  };
  const fake = fakeVault({ root, notes });
  const { vault } = fake;
  const read = vault.read.bind(vault);
  Object.assign(vault, {
    read: async (id: string) => {
      const file = await read(id);
      return { ...file, text: file.text.replace('---\n', `---\n${notes[id]?.front ?? ''}`) };
    },
  });
  const target = {
    ...{ targetId, name: 'research', remote: '/srv/git/research.git', base: 'main', confirmed: true },
    ...{ visibility: 'internal', location: '/c' },
  };
  const keep = (changed = {}) =>
    writeFileSync(join(appData, 'export-targets.json'), JSON.stringify([{ ...target, ...changed }]));
  keep();
  const out = {
    calls: [] as PublishCall[],
    fails: null as AppError | null,
    isOpen: true,
    until: Promise.resolve() as Promise<unknown>,
    /** What the target does in place of the usual. */
    answers: null as ((call: PublishCall) => Promise<PublishAnswer>) | null,
    told: [] as { event: string; payload: unknown }[],
    troubles: [] as unknown[],
    now: new Date(2026, 10, 20, 12),
  };
  const open = () => {
    const exports = createExportService({
      startGate: gateInProcess,
      currentVault: {
        ...fake.currentVault,
        state: () => (out.isOpen ? fake.currentVault.state() : { state: 'none' }) as never,
      },
      appData: { dir: appData },
      dialogs: { chooseFolder: async () => null, chooseFileToSave: async () => null },
      desktop: { writeClipboard: async () => {}, print: async () => true },
      search: {
        state: () => ({ state: 'idle' }),
        ask: async () => Promise.reject(new Error('not asked')),
        askHighlights: async () => Promise.reject(new Error('not asked')),
      },
      log: { info() {}, error() {} },
      notify: (event, payload) => out.told.push({ event, payload }),
      tell: (trouble) => out.troubles.push(trouble),
      ...(github && { github }),
      now: () => out.now,
      openTarget: () => ({
        async publish(call) {
          out.calls.push(call);
          await Promise.race([out.until, new Promise((_, stop) => call.signal.addEventListener('abort', stop))]);
          if (out.fails) throw out.fails;
          if (out.answers) return out.answers(call);
          const isSame =
            out.calls.filter(({ bundle }) => bundle.files[0]!.text === call.bundle.files[0]!.text).length > 1;
          return {
            ...publishedAnswer(call.bundle, hashOfBundle(call.bundle as never, new Map()).slice(0, 40)),
            ...(isSame && { outcome: 'unchanged' as const }),
          };
        },
        read: async () => null,
      }),
    });
    onTestFinished(() => exports.stop());
    return exports;
  };
  const outbox = () => {
    const [key] = readdirSync(join(appData, 'outbox'));
    return join(appData, 'outbox', key!);
  };
  const ledger = () => readdirSync(join(root, 'exports'));
  return { ...fake, notes, root, appData, out, keep, open, exports: open(), outbox, ledger };
}
export type Exports = ReturnType<typeof createExportService>;

/** The bundle of a draft for a target, with every name replaced. */
export async function ready(exports: Exports, changed: Partial<typeof draft> = {}, to = targetId): Promise<Bundle> {
  const bundle = await exports.prepare({ ...draft, ...changed }, to);
  return exports.decide(bundle.bundleId, replaceAll(bundle));
}
export const wait = (exports: Exports, { bundleId, sha256 }: Bundle) =>
  exports.waiting.wait({ bundleId, sha256, targetId, options });
export const send = (exports: Exports, waitingId: string, more = {}): Promise<PublishResult> =>
  exports.waiting.send({ waitingId, onTopOf: null, confirmed: false, ...more });
