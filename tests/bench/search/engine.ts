// What the benchmark of the search takes from the product: bundled, and run in processes of its own (scripts/lib/bench/search/).
import { NotePacker } from '../../../main/search/cache/packed-note.ts';
import { directoryOf, documentOf, namesFrom, noFile } from '../../../main/search/documents.ts';
import { openVault } from '../../../main/vault/open-vault.ts';
import { calendarDate } from '../../../shared/domain/calendar-date.ts';
import type { SearchDirectory, SearchDocument } from '../../../shared/search/feed.ts';
import { readPlainNote } from '../../../shared/search/plain-note.ts';
import { createSearchEngine } from '../../../shared/search/search-engine.ts';

/** The engine as the search process has it. */
export function createEngine() {
  const packer = new NotePacker();
  return createSearchEngine({
    now: () => performance.now(),
    today: () => calendarDate(new Date()),
    keepPlain: (plain) => packer.pack(plain),
  });
}

/** All notes of a vault as they are fed to the search process. `scratch`: a folder for what belongs beside a vault. */
export async function readVault(
  folder: string,
  scratch: string,
): Promise<{ documents: SearchDocument[]; paths: string[]; directory: SearchDirectory }> {
  const log = { info: () => {}, error: () => {} };
  const vault = await openVault(folder, { appData: { dir: scratch }, log, mode: 'look' });
  await vault.whenVerified();
  const { notes } = vault.catalogue();
  const names = namesFrom(vault.roster(), vault.participants());
  const documents: SearchDocument[] = [];
  for (const note of notes) {
    const file = await vault.read(note.id).catch(() => noFile);
    documents.push(documentOf(note, names.of(note), file));
  }
  const directory = directoryOf(vault.roster(), vault.participants(), vault.catalogue().goals);
  return { documents, paths: notes.map((note) => note.path), directory };
}

/** The texts of a note that every contender indexes: plain text of its body, and its names and tags. */
export function textsOf({ id, title, date, kind, teamIds, pmIds, tags, names, source }: SearchDocument) {
  const { body } = readPlainNote(source);
  return { id, title, body, meta: [...names, ...tags].join(' '), date, kind, teams: teamIds, pms: pmIds, tags };
}
