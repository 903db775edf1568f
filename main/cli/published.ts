import type { Participant } from '../../shared/domain/participant.ts';
import type { Leaving } from '../../shared/ipc/export.ts';
import { nameForm } from '../../shared/privacy/fold.ts';
import { participantCalled } from '../../shared/privacy/query-identities.ts';
import { AppError } from '../../shared/result.ts';
import { openExportRecords } from '../export/export-records.ts';
import { leavingsOf } from '../export/leavings.ts';
import { openTargets } from '../export/targets-store.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliIo, CliOptions } from './options.ts';
import { amount, json, printable } from './output.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

/**
 * `fieldbook published`: what has left the vault, newest first; of one participant with `--participant`, by id or by name. Records that
 * cannot be read are counted on standard error. Throws AppError 'not-found' for a name that nobody has, UsageError for one of several people.
 */
export async function printPublished(
  vault: Vault,
  options: CliOptions,
  io: CliIo,
  appDataDir: string,
): Promise<ExitCode> {
  const people = vault.participants();
  const participantId = options.participant === undefined ? null : idOf(options.participant, people);
  const { records, unreadable } = await openExportRecords(vault, appDataDir).ledger.read();
  const about = records.filter(({ participants }) => participantId === null || participants.includes(participantId));
  const leavings = leavingsOf(about.toReversed(), vault, await openTargets(appDataDir).list());
  if (unreadable > 0) io.err(`${amount(unreadable, 'record')} in exports/ could not be read.\n`);
  if (options.json) io.out(json({ participantId, leavings, unreadable }));
  else for (const leaving of leavings) io.out(lines(leaving, people, participantId));
  return leavings.length > 0 ? exitCodes.fine : exitCodes.nothingFound;
}

/** Somebody who was deleted is still known by their id. */
function idOf(named: string, people: readonly Participant[]): string {
  if (/^p_[0-9a-z]{12}$/.test(named)) return named;
  const wanted = nameForm(named.trim());
  const called = people.filter(({ name }) => nameForm(name) === wanted);
  if (called.length > 1) {
    throw new UsageError(`Several people are called so. Name one by id: ${called.map(({ id }) => id).join(', ')}.`);
  }
  const who = called[0] ?? participantCalled(named, people);
  if (!who) throw new AppError('not-found', named);
  return who.id;
}

function lines(leaving: Leaving, people: readonly Participant[], asked: string | null): string {
  const { at, way, document, targetName, branch, path, decisions, keptOf, interviews, findings = [], by } = leaving;
  const where = [targetName ?? (way === 'publish' ? leaving.targetId : ''), branch ?? '', path ?? ''];
  const titles = [...findings, ...interviews].map(({ title }) => title).filter((title) => title !== '');
  const { kept, replaced, redacted } = decisions;
  const nameOf = new Map(people.map(({ id, name }) => [id as string, name]));
  const about = keptOf.filter(({ participantId }) => asked === null || participantId === asked);
  const rows = [
    [`${at.slice(0, 16).replace('T', ' ')} UTC`, way, document ?? '', ...where, by ?? ''],
    ...titles.map((title) => ['', title]),
    ['', `${kept} kept, ${replaced} replaced, ${redacted} redacted`],
    ...about.map(({ participantId, kinds }) => [
      '',
      `kept of ${nameOf.get(participantId) ?? participantId}: ${kinds.join(', ')}`,
    ]),
  ];
  return rows
    .map((row) => `${printable(row.filter((part, i) => i === 0 || part !== '').join('  ')).trimEnd()}\n`)
    .join('');
}
