import { readFile as readBytes } from 'node:fs/promises';
import path from 'node:path';
import { applyRosterChanges } from '../../shared/domain/apply-roster-changes.ts';
import { compareRoster } from '../../shared/domain/compare-roster.ts';
import { readRosterPage } from '../../shared/domain/roster-page.ts';
import type { HandlersOf } from '../../shared/ipc/index.ts';
import type { rosterContract } from '../../shared/ipc/roster.ts';
import { AppError } from '../../shared/result.ts';
import type { Dialogs, Log } from '../ports.ts';
import type { CurrentVault } from '../vault/current.ts';
import type { Vault } from '../vault/vault.ts';

interface Setting {
  currentVault: CurrentVault;
  dialogs: Dialogs;
  /** The bytes of a file of the user's choice; rejects with Node's own error. */
  readFile?(file: string): Promise<Uint8Array>;
  log: Log;
}

/** Bytes of a page that are read; the contract takes as many characters. */
const largestPage = 2_000_000;

/** Reading a roster from a page, and writing it. The vault writes; a preview writes nothing. */
export function createRosterHandlers({
  currentVault,
  dialogs,
  readFile = readBytes,
  log,
}: Setting): HandlersOf<typeof rosterContract> {
  /** Only the last import can be undone: an earlier one lies under it. */
  let last: { undoId: string; vault: Vault; undo(): Promise<void> } | null = null;
  let imports = 0;
  currentVault.onOpened(() => {
    last = null;
  });

  const preview = ({ text, from }: { text: string; from: string }) =>
    compareRoster(readRosterPage(text), currentVault.require().roster(), from);

  return {
    'roster:choose-page': async () => {
      const file = await dialogs.chooseMarkdownFile();
      if (file === null) throw new AppError('cancelled');
      return { name: path.basename(file), text: decode(await bytesOf(file, readFile)) };
    },
    'roster:preview': async (request) => preview(request),
    'roster:import': async (request) => {
      const vault = currentVault.require();
      const { changes } = preview(request);
      const { written, undo } = await vault.writeRoster(applyRosterChanges(changes, vault.roster()));
      const undoId = `import-${++imports}`;
      last = { undoId, vault, undo };
      log.info(`Roster import: ${changes.length} changes, ${written} files`);
      return { written, undoId };
    },
    'roster:undo-import': async ({ undoId }) => {
      const done = last;
      if (done?.undoId !== undoId || done.vault !== currentVault.require()) throw new AppError('not-found');
      last = null;
      await done.undo();
    },
    'roster:save-person': async (person) => {
      await currentVault.require().writeRoster({ people: [person], teams: [] });
      return person;
    },
  };
}

async function bytesOf(file: string, readFile: NonNullable<Setting['readFile']>): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new AppError('not-found', path.basename(file));
    if (code === 'EACCES' || code === 'EPERM') throw new AppError('permission', path.basename(file));
    throw new AppError('io', path.basename(file));
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes.byteLength > largestPage) throw new AppError('too-large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('damaged');
  }
}
