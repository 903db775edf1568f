import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { Ulid } from '../../shared/domain/ids.ts';
import { isSafeBranch } from '../../shared/export/templates.ts';
import { BundleFile } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { hashOfBundle } from '../export/bundle-store.ts';
import { readConsent } from '../export/consent.ts';
import { type LedgerRecord, rememberedId } from '../export/ledger-record.ts';
import { staysInside } from '../export/outbox-file.ts';
import type { Ready, ReadyBundle } from '../export/ready.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliIo } from './options.ts';
import { UsageError } from './usage.ts';

/** What `fieldbook document --json` prints. */
const Printed = z.object({
  title: z.string(),
  path: z.string(),
  branch: z.string(),
  commitMessage: z.string(),
  pullRequest: z.object({ title: z.string(), body: z.string() }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  markdown: z.string(),
  /** Files beside the document. */
  more: z.array(BundleFile).max(20).default([]),
});

/** In bytes. */
const largest = 80 * 1024 * 1024;

/** Whether it is the id of a bundle that waits. */
export function isWaitingId(named: string): boolean {
  return Ulid.safeParse(named).success;
}

/**
 * Reads the bundle of a file, or of standard input (`-`). Throws UsageError where it is no such file, AppError 'not-cleared' (message: `bytes`)
 * where it has been changed since it was printed.
 */
export async function readBundleFile(
  named: string,
  io: CliIo,
  resolve: (path: string) => string,
): Promise<ReadyBundle> {
  const bytes = named === '-' ? await io.stdin() : await read(resolve(named), named);
  let printed: z.infer<typeof Printed>;
  try {
    printed = Printed.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new UsageError(`“${named}” is not what \`fieldbook document --json\` prints.`);
  }
  const { title, path, branch, commitMessage, pullRequest, sha256, markdown, more } = printed;
  const files = [{ path, text: markdown }, ...more];
  const bundle = { title, branch, commitMessage, pullRequest, sha256, files, images: [] };
  const isWhole =
    hashOfBundle(bundle, new Map()) === sha256 && isSafeBranch(branch) && files.every((file) => staysInside(file.path));
  if (!isWhole) throw new AppError('not-cleared', 'bytes');
  return bundle;
}

async function read(path: string, named: string): Promise<Uint8Array> {
  const size = await stat(path).then(
    (stats) => (stats.isFile() ? stats.size : -1),
    () => -1,
  );
  if (size > largest) throw new AppError('too-large', named);
  const bytes = size < 0 ? null : await readFile(path).catch(() => null);
  if (bytes === null) throw new UsageError(`“${named}” is neither a file nor the id of a bundle that waits.`);
  return bytes;
}

/**
 * A bundle of a file with what this machine remembers of having made it: only what was composed and looked through here may leave. `records`: of
 * the vault. Throws AppError 'not-cleared' (message: `unknown`, or `other-target` where it was made for another one).
 */
export async function readyFrom(
  bundle: ReadyBundle,
  targetId: string,
  records: readonly LedgerRecord[],
  vault: Vault,
): Promise<Ready> {
  const made = records.filter(({ way, sha256 }) => way === 'cli' && sha256 === bundle.sha256);
  const record = made.findLast(({ target }) => target === targetId);
  if (!record || record.document === null) {
    throw new AppError('not-cleared', made.length > 0 ? 'other-target' : 'unknown');
  }
  const { notes } = vault.catalogue();
  const byId = new Map(
    notes.map(({ id, participantIds }) => [rememberedId(id, vault.info.vaultId), { id, participantIds }]),
  );
  const interviews = record.interviews.map((id) => byId.get(id) ?? { id, participantIds: [] });
  const isKept = Object.values(record.decisions).some((kinds) => Object.values(kinds).some(({ kept = 0 }) => kept > 0));
  return {
    bundle,
    ...{ targetId, selection: record.selection, at: record.at },
    about: {
      document: record.document,
      interviewIds: interviews.map(({ id }) => id),
      findingIds: record.findings,
      participantIds: record.participants,
    },
    // Where the names were kept is not remembered: branch and path are then remembered as if it was there.
    decided: { decisions: record.decisions, participantIds: [], named: { branch: isKept, path: isKept } },
    pseudonyms: record.standIns,
    consents: await toldOf(interviews, record, vault),
  };
}

/**
 * The interviews of which something may be told in it. Of one in a summary without consent nothing is, and nobody of it is in the record; whoever
 * is there was told of, and has withdrawn since.
 */
async function toldOf(
  interviews: readonly { id: string; participantIds: readonly string[] }[],
  { document, participants }: LedgerRecord,
  vault: Vault,
): Promise<string[]> {
  const mayTell = await readConsent(
    vault,
    interviews.map(({ id }) => id),
  );
  const there = new Set<string>(participants);
  const told = interviews.filter(
    ({ id, participantIds }) =>
      document !== 'summary' ||
      mayTell(id) ||
      participantIds.length === 0 ||
      participantIds.some((participantId) => there.has(participantId)),
  );
  return told.map(({ id }) => id);
}
