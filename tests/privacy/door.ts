// Ways to get by the gate: each has to be refused.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bundle, ExportDraft } from '../../shared/ipc/export.ts';
import { publishTo } from '../support/publish.ts';
import { type Driven, drive, type Surroundings, ways } from './drive.ts';
import { type Files, noteIdOf, peopleFiles } from './world.ts';

/** Something that was tried, how often, and how often it was refused. */
export interface Attempt {
  what: string;
  tried: number;
  refused: number;
}

const secret = 'Zebedine Quatermoor';
const stranger = 'Ambrosine Tollivander';
/** Whom nothing is ever decided about but that the name stays, at one target. */
const kept = 'Thessaly Ormerodd';
const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => noteIdOf({ n })) as [string, string, string, string];

const note = (id: string, said: string) =>
  `---\nid: ${id}\ntitle: A call\noccurredAt: 2026-11-18\nconsent: granted\n---\n${said}\n`;

const files: Files = {
  ...peopleFiles([]),
  'participants/p_700000000001.md': `---\nid: p_700000000001\nname: ${secret}\nemails: []\n---\n`,
  'participants/p_700000000002.md': `---\nid: p_700000000002\nname: ${kept}\n---\n`,
  'interviews/2026/three.md': note(third, `Here ${kept} is named.`),
  'interviews/2026/four.md': note(fourth, `Here she is written ${kept.toUpperCase()}.`),
  'interviews/2026/one.md': note(first, `It was ${secret} who said so, and ${stranger} heard it.`),
  'interviews/2026/two.md': note(second, `Here ${secret} is named as ZEBEDINE.`),
};

const draft = (id: string, title = 'What was said'): ExportDraft => ({
  selection: { interviewIds: [id] },
  ...{ title, owner: '', deadline: '', feedbackWanted: '' },
});

/** Tries them all, and tells how each was met. */
export async function tryDoor(surroundings: Surroundings): Promise<Attempt[]> {
  const driven = await drive(files, surroundings);
  try {
    const attempts: Attempt[] = [];
    for (const [what, attempt] of tries) attempts.push({ what, ...(await attempt(driven)) });
    return attempts;
  } finally {
    await driven.close();
  }
}

type Result = Omit<Attempt, 'what'>;

const tries: [what: string, attempt: (driven: Driven) => Promise<Result>][] = [
  ['nothing decided', async (driven) => byAllWays(driven, await driven.exports.prepare(draft(first), driven.targetId))],
  ['a forged hash', async (driven) => byAllWays(driven, { ...(await cleared(driven)), sha256: '0'.repeat(64) })],
  ['a forged id', async (driven) => byAllWays(driven, { ...(await cleared(driven)), bundleId: '0'.repeat(32) })],
  [
    'the hash of another bundle',
    async (driven) => {
      const other = await cleared(driven, draft(second));
      return byAllWays(driven, { ...(await cleared(driven)), sha256: other.sha256 });
    },
  ],
  [
    'a bundle that has been replaced by another',
    async (driven) => {
      const old = await cleared(driven);
      await driven.exports.prepare(draft(second), driven.targetId);
      return byAllWays(driven, old);
    },
  ],
  [
    'a bundle of before a decision was taken back',
    async (driven) => {
      const old = await cleared(driven);
      await driven.exports.decide(old.bundleId, { [old.hits[0]!.hitId]: null });
      return byAllWays(driven, old);
    },
  ],
  [
    'a decision about something that is not there',
    async (driven) => {
      const bundle = await driven.exports.prepare(draft(first), driven.targetId);
      const forged = { 'name:p_700000000001:somebody else': { decision: 'keep' as const } };
      return isRefused(driven.exports.decide(bundle.bundleId, forged));
    },
  ],
  [
    'another target than the one it was made for',
    async (driven) => {
      const { bundleId, sha256 } = await cleared(driven);
      return isRefused(publishTo(driven.exports, { bundleId, sha256 }, driven.otherTargetId));
    },
  ],
  [
    'what was kept for another target',
    async (driven) => {
      const bundle = await driven.exports.prepare(draft(third), driven.targetId);
      await driven.exports.decide(bundle.bundleId, everything(bundle, 'keep'));
      const other = await driven.exports.prepare(draft(third), driven.otherTargetId);
      return byAllWays(driven, other, driven.otherTargetId);
    },
  ],
  [
    'the same name in another spelling than the one kept',
    async (driven) => {
      const bundle = await driven.exports.prepare(draft(third), driven.targetId);
      await driven.exports.decide(bundle.bundleId, everything(bundle, 'keep'));
      return byAllWays(driven, await driven.exports.prepare(draft(fourth), driven.targetId));
    },
  ],
  [
    'a name that the vault has learned since',
    async (driven) => {
      const bundle = await cleared(driven);
      await driven.vault.createParticipant({ name: stranger });
      return byAllWays(driven, bundle);
    },
  ],
  [
    'a gate whose thread ends when it is asked',
    async (driven) => {
      const bundle = await cleared(driven);
      driven.breakGate();
      return byAllWays(driven, bundle);
    },
  ],
  [
    'a bundle made by hand',
    async (driven) => {
      const file = path.join(driven.vault.root, 'forged.json');
      await writeFile(file, '{}');
      return byAllWays(driven, { bundleId: file, sha256: '0'.repeat(64) });
    },
  ],
];

async function cleared({ exports, targetId }: Driven, of = draft(first)): Promise<Bundle> {
  const bundle = await exports.prepare(of, targetId);
  return exports.decide(bundle.bundleId, everything(bundle, 'redact'));
}

function everything(bundle: Bundle, decision: 'keep' | 'redact') {
  return Object.fromEntries(bundle.hits.map(({ hitId }) => [hitId, { decision }]));
}

async function byAllWays(
  driven: Driven,
  bundle: Pick<Bundle, 'bundleId' | 'sha256'>,
  target?: string,
): Promise<Result> {
  let refused = 0;
  for (const way of ways) if ('refused' in (await driven.go(way, bundle, target))) refused++;
  return { tried: ways.length, refused };
}

async function isRefused(call: Promise<unknown>): Promise<Result> {
  return {
    tried: 1,
    refused: await call.then(
      () => 0,
      () => 1,
    ),
  };
}
