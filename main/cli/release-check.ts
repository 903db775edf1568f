import { identityKeys } from '../../shared/domain/participant.ts';
import { knownIdentities } from '../../shared/privacy/identities.ts';
import { createScanner, type FoundIdentity, type Scanner } from '../../shared/privacy/scan.ts';
import { createDecisionBook } from '../export/decision-book.ts';
import { openExportRecords } from '../export/export-records.ts';
import { targetName } from '../export/privacy-records.ts';
import type { Vault } from '../vault/vault.ts';
import { type Entry, listFiles } from './check/list-files.ts';
import { type Find, lookAtName, lookThrough, lookThroughBytes, type Unseen } from './check/look-through.ts';
import type { CliIo, CliOptions } from './options.ts';
import { amount, json, printable } from './output.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

/** Files that are read at once. */
const readAtOnce = 8;
const stdin = '-';

/** A file in which something stands, or that could not be looked through. */
interface Checked {
  name: string;
  /** What is in its path, told with another file of its folder or not. */
  inPath: Find[];
  finds: Find[];
  unseen: Unseen | null;
}

/**
 * `fieldbook release-check`: looks through files, their names, and the metadata of pictures for whatever tells who somebody is, with the eyes of the gate. A line,
 * or a JSON row, for each place; the string itself with `--show` alone. Ends with 1 where something undecided stands, or a file could
 * not be looked through.
 */
export async function checkRelease(
  vault: Vault,
  named: readonly string[],
  options: CliOptions,
  io: CliIo,
  { resolve, appDataDir }: { resolve(name: string): string; appDataDir: string },
): Promise<ExitCode> {
  if (named.filter((name) => name === stdin).length > 1) throw new UsageError('“-” can be named once.');
  if (vault.info.config === null && vault.participants().length === 0) {
    io.err('This folder is no vault: it has neither a fieldbook.yml nor participants.\n');
    return exitCodes.vaultProblem;
  }
  const unread = unreadIn(vault);
  const keptAmong = keptAt(vault, options.target, appDataDir);
  const scan = createScanner(knownIdentities(vault.participants()), { patterns: true });
  const total = { files: 0, finds: 0, in: 0, unseen: 0 };
  const rows: object[] = [];
  const tell = async ({ name, inPath, finds, unseen }: Checked) => {
    total.files++;
    const all = [...inPath, ...finds];
    const kept = all.length > 0 ? await keptAmong(all) : new Set();
    const open = finds.filter(({ hitId }) => !kept.has(hitId));
    const shown = options.show
      ? name
      : withoutNames(
          name,
          inPath.filter(({ hitId }) => !kept.has(hitId)),
        );
    total.finds += open.length;
    total.in += Number(open.length > 0);
    total.unseen += Number(unseen !== null);
    for (const find of open) {
      if (options.json) rows.push(asJson(shown, find, options.show === true));
      else io.out(`${lineOf(shown, find, options.show === true)}\n`);
    }
    if (unseen === null) return;
    if (options.json) rows.push({ path: shown, unchecked: unseen });
    else io.out(`${printable(shown)}:1:1 not checked: ${reasons[unseen]}\n`);
  };

  for await (const checked of inOrder(named, io, resolve, scan)) await tell(checked);
  const isClean = total.finds === 0 && total.unseen === 0 && unread.length === 0;
  if (options.json) io.out(json({ clean: isClean, files: total.files, findings: rows, unreadParticipants: unread }));
  for (const path of unread)
    io.err(`${printable(path)} of the vault cannot be read whole: somebody may not be looked for.\n`);
  io.err(`${summaryOf(total)}\n`);
  return isClean ? exitCodes.fine : exitCodes.nothingFound;
}

/** Finds what was kept at a target among what stands in a file: ids of hits. */
function keptAt(vault: Vault, target: string | undefined, appDataDir: string) {
  if (target === undefined) return async () => new Set<string>();
  if (!targetName.test(target))
    throw new UsageError('--target takes the id of a target, as in the name of its file in privacy/.');
  const { privacy } = openExportRecords(vault, appDataDir, { mode: 'look' });
  const book = createDecisionBook(privacy, () => new Date());
  return async (finds: readonly Find[]) => {
    const hits = finds.flatMap((find) => (find.kind === 'location' ? [] : { ...find, kind: find.kind, offers: [] }));
    const found = await book.find(target, hits);
    return new Set([...found].flatMap(([hitId, { decision }]) => (decision.decision === 'keep' ? hitId : [])));
  };
}

/** Files of participants of which something that tells who they are cannot be read. */
function unreadIn(vault: Vault): string[] {
  const telling = new Set<string>(['', 'id', ...identityKeys]);
  const { problems } = vault.catalogue();
  return problems.flatMap(({ path, problems: of }) =>
    path.startsWith('participants/') && of.some(({ field }) => telling.has(field)) ? path : [],
  );
}

/** What was named, looked through in order, some files at once. */
async function* inOrder(
  named: readonly string[],
  io: CliIo,
  resolve: (name: string) => string,
  scan: Scanner<FoundIdentity>,
): AsyncGenerator<Checked> {
  if (named.includes(stdin)) yield { name: stdin, inPath: [], ...lookThroughBytes(stdin, await io.stdin(), scan) };
  const folders = new Set<string>();
  let batch: Entry[] = [];
  const looked = async () => {
    const all = await Promise.all(batch.map((entry) => lookThrough(entry, scan)));
    const done = batch.map((entry, i): Checked => {
      const inPath = lookAtName(entry.name, entry.given, scan);
      return {
        name: entry.name,
        inPath,
        finds: [...untold(entry, inPath, folders), ...all[i]!.finds],
        unseen: all[i]!.unseen,
      };
    });
    batch = [];
    return done;
  };
  const files = listFiles(
    named.filter((name) => name !== stdin),
    resolve,
  );
  for await (const entry of files) {
    if (batch.push(entry) === readAtOnce) yield* await looked();
  }
  yield* await looked();
}

/** What of a path is still to be told: a folder tells it once, not with each of its files. */
function untold({ name }: Entry, inPath: readonly Find[], folders: Set<string>): readonly Find[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const isTold = folders.has(folder);
  folders.add(folder);
  return isTold ? inPath.filter(({ column, length }) => column - 1 + length > [...folder].length) : inPath;
}

/** The path without what tells who somebody is: it is printed in the log of a build. */
function withoutNames(name: string, inPath: readonly Find[]): string {
  const letters = [...name];
  let shown = '';
  let end = 0;
  for (const { column, length, kind } of inPath.toSorted((a, b) => a.column - b.column || b.length - a.length)) {
    const start = column - 1;
    if (start >= end) shown += `${letters.slice(end, start).join('')}[${kind}]`;
    end = Math.max(end, start + length);
  }
  return shown + letters.slice(end).join('');
}

const places: Record<Find['where'], string> = {
  text: '',
  name: ' (in its name)',
  metadata: ' (in its metadata)',
  link: ' (where it leads)',
};

function lineOf(name: string, { line, column, kind, where, exact }: Find, isShown: boolean): string {
  const what = isShown && exact !== '' ? ` “${printable(exact)}”` : '';
  return `${printable(name)}:${line}:${column} ${kind}${places[where]}${what}`;
}

function asJson(path: string, { line, column, kind, where, exact, participantId }: Find, isShown: boolean): object {
  return { path, line, column, kind, where, participantId, ...(isShown && { exact }) };
}

const reasons: Record<Unseen, string> = {
  unreadable: 'it cannot be read',
  binary: 'it is no text',
  'damaged-picture': 'the picture is damaged',
  'too-large': 'it is larger than 64 MB',
  'not-a-file': 'it is no file',
};

function summaryOf({ files, finds, unseen, in: within }: { files: number; finds: number; unseen: number; in: number }) {
  if (files === 0) return 'There was no file to check.';
  const checked = `${amount(files, 'file')} checked.`;
  if (finds === 0 && unseen === 0) return `${checked} Nothing undecided stands in ${files === 1 ? 'it' : 'them'}.`;
  const open = finds > 0 ? ` ${amount(finds, 'undecided place')} in ${amount(within, 'file')}.` : '';
  return `${checked}${open}${unseen > 0 ? ` ${amount(unseen, 'file')} could not be checked.` : ''}`;
}
