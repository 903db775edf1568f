import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError, type ErrorCode } from '../../shared/result.ts';
import { openVault } from '../vault/open-vault.ts';
import type { Vault } from '../vault/vault.ts';
import { importRoster, listNotes, showNote } from './commands.ts';
import { printDocument } from './document.ts';
import { listFindings } from './findings.ts';
import { type CliIo, parse } from './options.ts';
import { publishBundle } from './publish.ts';
import { printPublished } from './published.ts';
import { checkRelease } from './release-check.ts';
import { searchNotes } from './search.ts';
import { sentenceFor } from './sentences.ts';
import { type ExitCode, exitCodes, help, UsageError } from './usage.ts';

/** There is nothing to print, for a reason that lies in what was asked for. */
const refusals: ReadonlySet<ErrorCode> = new Set(['not-found', 'no-teams', 'no-evidence', 'no-claim']);

/** What lies at where something was to go. */
const ofTarget: ReadonlySet<ErrorCode> = new Set([
  ...(['unauthorized', 'forbidden', 'rate-limited', 'archived', 'empty', 'gone', 'refused', 'not-github'] as const),
  ...(['network', 'moved', 'push-refused', 'unsafe-config', 'no-remote', 'not-a-clone', 'no-git'] as const),
]);

/** Runs one command and returns its exit code. Output goes to `io`; never rejects. */
export async function runCli(argv: string[], io: CliIo): Promise<ExitCode> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${help}`);
      return exitCodes.usage;
    }
    const failure =
      error instanceof AppError ? error : new AppError('internal', error instanceof Error ? error.message : '');
    io.err(`${sentenceFor(failure)}\n`);
    if (failure.code === 'vault-in-use') return exitCodes.vaultInUse;
    if (refusals.has(failure.code)) return exitCodes.nothingFound;
    return ofTarget.has(failure.code) ? exitCodes.targetProblem : exitCodes.vaultProblem;
  }
}

async function dispatch(argv: string[], io: CliIo): Promise<ExitCode> {
  const { values, positionals } = parse(argv);
  if (values.help || positionals[0] === 'help') {
    io.out(help);
    return exitCodes.fine;
  }
  const [name, ...rest] = positionals;
  const path = (text: string) => resolve(io.cwd, text);
  const appData = () => path(values['app-data'] ?? io.env.FIELDBOOK_APP_DATA ?? defaultAppData(io.env));
  type Mode = 'look' | 'write';
  const inVault = async (
    folder: string,
    wanted: Mode | 'write-where-free',
    run: (vault: Vault, mode: Mode) => Promise<ExitCode>,
  ) => {
    const log = { info: () => {}, error: (message: string) => io.err(`${message}\n`) };
    const open = (as: Mode) => openVault(path(folder), { appData: { dir: appData() }, log, mode: as });
    let mode: Mode = wanted === 'look' ? 'look' : 'write';
    const vault = await open(mode).catch((error: unknown) => {
      if (wanted !== 'write-where-free' || (error as Partial<AppError>).code !== 'vault-in-use') throw error;
      mode = 'look';
      return open(mode);
    });
    try {
      await vault.whenVerified();
      return await run(vault, mode);
    } finally {
      await vault.close();
    }
  };

  switch (name) {
    case 'sample': {
      const [folder] = exactly(rest, 1);
      await io.writeSample(path(folder!));
      io.out(
        values.json ? `${JSON.stringify({ folder: path(folder!) })}\n` : `The sample vault is in ${path(folder!)}\n`,
      );
      return exitCodes.fine;
    }
    case 'list': {
      const [folder] = exactly(rest, 1);
      return inVault(folder!, 'look', (vault) => listNotes(vault, values, io));
    }
    case 'show': {
      const [folder, id] = exactly(rest, 2);
      return inVault(folder!, 'look', (vault) => showNote(vault, id!, values, io));
    }
    case 'search': {
      const [folder, ...words] = rest;
      if (words.length === 0) throw new UsageError('Something is missing on this line.');
      return inVault(folder!, 'look', (vault) => searchNotes(vault, words.join(' '), values, io, appData()));
    }
    case 'findings': {
      const [folder] = exactly(rest, 1);
      return inVault(folder!, 'look', (vault) => listFindings(vault, values, io));
    }
    case 'document': {
      const [folder] = exactly(rest, 1);
      return inVault(folder!, 'look', (vault) => printDocument(vault, values, io, appData()));
    }
    case 'published': {
      const [folder] = exactly(rest, 1);
      return inVault(folder!, 'look', (vault) => printPublished(vault, values, io, appData()));
    }
    case 'publish': {
      const [folder, bundle] = exactly(rest, 2);
      if (values.to === undefined) throw new UsageError('--to names where it goes: a target, or host/owner/name.');
      // While the app has the vault open it is only looked at: what has left is remembered on this machine.
      return inVault(folder!, values['dry-run'] ? 'look' : 'write-where-free', (vault, mode) =>
        publishBundle(vault, bundle!, values, io, { resolve: path, appDataDir: appData(), mode }),
      );
    }
    case 'release-check': {
      if (rest.length === 0 || values.vault === undefined) {
        throw new UsageError('Something is missing on this line: files or folders, and --vault.');
      }
      return inVault(values.vault, 'look', (vault) =>
        checkRelease(vault, rest, values, io, { resolve: path, appDataDir: appData() }),
      );
    }
    case 'roster': {
      const [verb, folder, page] = exactly(rest, 3);
      if (verb !== 'import') throw new UsageError(`“roster ${verb}” is not a command.`);
      const mode = values['dry-run'] ? 'look' : 'write';
      return inVault(folder!, mode, (vault) => importRoster(vault, path(page!), values, io));
    }
    case undefined:
      throw new UsageError('No command was given.');
    default:
      throw new UsageError(`“${name}” is not a command.`);
  }
}

function exactly(positionals: string[], count: number): string[] {
  if (positionals.length < count) throw new UsageError('Something is missing on this line.');
  if (positionals.length > count) throw new UsageError(`“${positionals[count]}” is too much on this line.`);
  return positionals;
}

/** Where Electron keeps the app's data, so that app and command line see each other's lock. */
function defaultAppData(env: CliIo['env']): string {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Fieldbook');
  if (process.platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Fieldbook');
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'Fieldbook');
}
