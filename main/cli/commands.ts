import { readFile, stat } from 'node:fs/promises';
import { applyRosterChanges } from '../../shared/domain/apply-roster-changes.ts';
import { compareRoster } from '../../shared/domain/compare-roster.ts';
import type { NoteSummary } from '../../shared/domain/interview.ts';
import { CalendarDate } from '../../shared/domain/roster.ts';
import { readRosterPage } from '../../shared/domain/roster-page.ts';
import type { RosterChange } from '../../shared/ipc/roster.ts';
import { dateOf } from '../vault/note-summary.ts';
import type { Vault } from '../vault/vault.ts';
import type { CliIo, CliOptions } from './options.ts';
import { json, printable } from './output.ts';
import { type ExitCode, exitCodes, UsageError } from './usage.ts';

/** `fieldbook list`: a line, or a JSON row, for each interview; newest first. */
export async function listNotes(vault: Vault, options: CliOptions, io: CliIo): Promise<ExitCode> {
  const notes = vault.catalogue().notes.toSorted(newestFirst);
  if (options.json) io.out(json(notes));
  else for (const note of notes) io.out(`${line(note)}\n`);
  return notes.length > 0 ? exitCodes.fine : exitCodes.nothingFound;
}

/** `fieldbook show`: the file's text, or a JSON object with its hash and row. */
export async function showNote(vault: Vault, id: string, options: CliOptions, io: CliIo): Promise<ExitCode> {
  const file = await vault.read(id);
  const summary = vault.catalogue().notes.find((note) => note.id === id);
  io.out(options.json ? json({ ...file, summary }) : file.text);
  return exitCodes.fine;
}

/** `fieldbook roster import`: what the page changes, and unless `--dry-run` the roster files. */
export async function importRoster(vault: Vault, pagePath: string, options: CliOptions, io: CliIo): Promise<ExitCode> {
  const from = dateOption(options.from, '--from') ?? dateOf(Date.now());
  const preview = compareRoster(readRosterPage(await readPage(pagePath)), vault.roster(), from);
  const isDry = options['dry-run'] === true;
  const written =
    isDry || preview.changes.length === 0
      ? 0
      : (await vault.writeRoster(applyRosterChanges(preview.changes, vault.roster()))).written;
  if (options.json) io.out(json({ ...preview, from, dryRun: isDry, written }));
  else {
    for (const change of preview.changes) io.out(`${describeChange(change)}\n`);
    for (const unread of preview.unread) io.out(`Not read: ${printable(unread)}\n`);
    if (preview.changes.length === 0) io.out('The vault already says the same.\n');
    else io.out(isDry ? 'Nothing was written.\n' : `${written} files written.\n`);
  }
  return exitCodes.fine;
}

async function readPage(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > 2_000_000) throw new UsageError('The page is longer than 2 MB.');
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`“${path}” cannot be read as a page of text.`);
  }
}

function dateOption(value: string | undefined, name: string): string | undefined {
  if (value !== undefined && !CalendarDate.safeParse(value).success)
    throw new UsageError(`${name} takes a date like 2026-11-18.`);
  return value;
}

function describeChange(change: RosterChange): string {
  const as = (m: { team: string; support: string }) => `${m.team} (${m.support} support)`;
  switch (change.change) {
    case 'add-team':
      return `New team: ${change.team.name}${change.pmless ? ' (no PM)' : ''}`;
    case 'add-person':
      return `New person: ${change.person.name}`;
    case 'rename-team':
      return `${change.from} is now called ${change.to}`;
    case 'add-membership':
      return `${change.personId} joins ${as(change.membership)}, from ${change.membership.from}`;
    case 'end-membership':
      return `${change.personId} leaves ${as(change.membership)}, last day ${change.to}`;
    case 'change-support':
      return `${change.personId}: ${as(change.from)} becomes ${as(change.to)}`;
  }
}

function newestFirst(a: NoteSummary, b: NoteSummary): number {
  const [x, y] = [a.occurredAt || a.date, b.occurredAt || b.date];
  return x < y ? 1 : x > y ? -1 : a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1);
}

function line(note: NoteSummary): string {
  const teams = note.teamIds.length > 0 ? `  [${note.teamIds.join(', ')}]` : '';
  return `${note.date}  ${printable(note.title)}${printable(teams)}  ${printable(note.id)}`;
}
