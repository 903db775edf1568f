import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createExportService, type ExportDependencies } from '../../../../main/export/export-service.ts';
import type { GateThread } from '../../../../main/export/gate/thread.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import type { Bundle, Decision, ExportDraft, InterviewsDraft } from '../../../../shared/ipc/export.ts';
import { gateInProcess } from '../../../support/gate-thread.ts';
import { pngPicture } from '../../../support/pictures.ts';
import { fakeVault, ids, noor } from './fake-vault.ts';

/** One interview as a document. */
export const draft: InterviewsDraft = {
  selection: { interviewIds: [ids.filters] },
  title: 'Filters',
  owner: 'Mira',
  deadline: '',
  feedbackWanted: '',
};
/** The picture of the interview as it lies in the vault. */
export const picture = pngPicture(2, 2, [200, 20, 20], 'Noor Haddad');
/** The picture of the interview as it may leave. */
export const clean = pngPicture(2, 2, [200, 20, 20]);
export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** The name it leaves by. */
export const name = `image-${hashOf(clean).slice(0, 12)}.png`;
export const folderName = '2026-11-20-filters';

interface Outgoing {
  /** What the search knows, and how much more it found than it tells. */
  standing: StandingHighlight[];
  more: number;
  copied: object[];
  printed: { title: string; html: string }[];
  place: string | null;
  prints: boolean;
}

const shown = `A funnel:\n\n![The *funnel* of Lumenpay](../attachments/${ids.filters}/Noor%20Haddad.png)\n`;

/** The export of a vault with one interview that shows one picture; what leaves is collected in `out` or lands in `place`. */
export function setUp(
  body = shown,
  clone = '',
  startGate: () => GateThread = gateInProcess,
  more: Partial<ExportDependencies> = {},
) {
  const folder = (kind: string) => {
    const path = mkdtempSync(join(tmpdir(), `fieldbook-${kind}-`));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  };
  const [root, appData, place] = [folder('vault'), folder('data'), folder('place')];
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  };
  put(`attachments/${ids.filters}/Noor Haddad.png`, picture);
  mkdirSync(join(root, 'interviews'));
  const notes = { [ids.filters]: { title: 'Filters in funnels', body, participantIds: [noor.id] } };
  const fake = fakeVault({ root, notes });
  const out: Outgoing = {
    standing: [],
    more: 0,
    copied: [],
    printed: [],
    place,
    prints: true,
  };
  const exports = createExportService({
    startGate,
    currentVault: fake.currentVault,
    appData: { dir: appData },
    dialogs: {
      chooseFolder: async (purpose) => (purpose === 'add-clone' ? clone : out.place),
      chooseFileToSave: async (proposed) => (out.place === null ? null : join(out.place, proposed)),
    },
    desktop: {
      writeClipboard: async (content) => void out.copied.push(content),
      async print(page) {
        out.printed.push(page);
        return out.prints;
      },
    },
    search: {
      state: () => ({ state: 'idle' }),
      ask: async () => Promise.reject(new Error('not asked')),
      async askHighlights(question) {
        const all = 'ids' in question ? out.standing.filter((h) => question.ids.includes(h.highlightId)) : out.standing;
        return { type: 'highlights', requestId: 1, highlights: all, total: all.length + out.more, problems: [] };
      },
    },
    log: { info() {}, error() {} },
    now: () => new Date(2026, 10, 20, 12),
    ...more,
  });
  onTestFinished(() => exports.stop());
  return { ...fake, root, appData, place, put, out, exports };
}

export type Exports = ReturnType<typeof setUp>['exports'];
/** A stand-in for each name. */
export const replaceAll = (bundle: Bundle): Record<string, Decision> =>
  Object.fromEntries(bundle.hits.map((hit) => [hit.hitId, { decision: 'replace', with: hit.offers[0]!.text }]));

/** The bundle of a draft with every name replaced. */
export async function clearedFor(exports: Exports, targetId: string | null = null, changed: ExportDraft = draft) {
  const bundle = await exports.prepare(changed, targetId);
  return exports.decide(bundle.bundleId, replaceAll(bundle));
}
