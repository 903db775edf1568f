import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person, Team } from '../../shared/domain/roster.ts';
import { AppError } from '../../shared/result.ts';
import type { CatalogueStore } from './catalogue.ts';
import { createDurably, removeDurably, replaceDurably } from './durable-write.ts';
import { errnoOf } from './file-errors.ts';
import { hashOf } from './read-file.ts';
import { type RecordReading, readPerson, readTeam, writePerson, writeTeam } from './record-files.ts';
import type { VaultFolder } from './vault-folder.ts';
import { fileNameOf } from './vault-layout.ts';

interface Parts {
  folder: VaultFolder;
  catalogue: CatalogueStore;
  /** Brings the catalogue up to date with these files. */
  refresh: (paths: string[]) => Promise<void>;
}

interface Written {
  path: string;
  /** `null`: there was no such file. */
  before: Buffer | null;
  hash: string;
}

/** Writes roster files: small files, one for each person and team. */
export function createRosterStore({ folder, catalogue, refresh }: Parts) {
  /** Writes the files that differ; puts all of them back where one fails. Throws 'read-only' | 'disk-full' | 'damaged' …. */
  async function writeRoster({ people, teams }: { people: Person[]; teams: Team[] }) {
    folder.requireWritable();
    const written: Written[] = [];
    const paths = rosterPaths(catalogue);
    const writeAll = async () => {
      for (const team of teams) {
        const path = paths.teams.get(team.id) ?? `roster/teams/${fileNameOf(team.id)}.yml`;
        await writeOne(
          path,
          (before) => writeTeam(team, before),
          (text) => agrees(readTeam(text), team),
          written,
        );
      }
      for (const person of people) {
        const path = paths.people.get(person.id) ?? `roster/people/${fileNameOf(person.id)}.yml`;
        await writeOne(
          path,
          (before) => writePerson(person, before),
          (text) => agrees(readPerson(text), person),
          written,
        );
      }
    };
    try {
      await writeAll();
    } catch (error) {
      await putBack(written).catch(() => {});
      throw error;
    } finally {
      await refresh(written.map((file) => file.path));
    }
    return {
      written: written.length,
      undo: async () => {
        folder.requireWritable();
        await putBack(written).finally(() => refresh(written.map((file) => file.path)));
      },
    };
  }

  async function writeOne(
    path: string,
    write: (before: string | null) => string,
    compare: (text: string) => 'same' | 'other' | 'unread',
    written: Written[],
  ): Promise<void> {
    await folder.run('writing', path, async () => {
      const target = await folder.prepare(path);
      const before = await readOrNull(target);
      const found = before === null ? 'other' : compare(before.toString());
      if (found === 'same') return;
      // What cannot be read is not repaired silently: the user's own words might be lost.
      if (found === 'unread') throw new AppError('damaged', path);
      const text = write(before === null ? null : before.toString());
      if (compare(text) !== 'same') throw new AppError('damaged', path);
      const bytes = Buffer.from(text);
      const hash = hashOf(bytes);
      if (before === null) {
        if (!(await createDurably(target, bytes, { inside: folder.root }))) throw new AppError('conflict', path);
      } else await replaceDurably(target, bytes, { inside: folder.root });
      written.push({ path, before, hash });
    });
  }

  /** Each file that still is as it was written; throws 'conflict' with the names of the others. */
  async function putBack(written: readonly Written[]): Promise<void> {
    const changed: string[] = [];
    for (const { path, before, hash } of written) {
      await folder.run('writing', path, async () => {
        const target = join(folder.root, ...path.split('/'));
        const now = await readOrNull(target);
        if (now === null ? before === null : before !== null && now.equals(before)) return;
        if (now === null || hashOf(now) !== hash) changed.push(path);
        else if (before === null) await removeDurably(target);
        else await replaceDurably(target, before, { inside: folder.root });
      });
    }
    if (changed.length > 0) throw new AppError('conflict', changed.join(', '));
  }

  return { writeRoster };
}

/** Files of people and teams by id: anybody may have renamed them. */
function rosterPaths(catalogue: CatalogueStore): { people: Map<string, string>; teams: Map<string, string> } {
  const people = new Map<string, string>();
  const teams = new Map<string, string>();
  for (const entry of catalogue.entries()) {
    if (entry.kind === 'person' && entry.value && !people.has(entry.value.id)) people.set(entry.value.id, entry.path);
    if (entry.kind === 'team' && entry.value && !teams.has(entry.value.id)) teams.set(entry.value.id, entry.path);
  }
  return { people, teams };
}

function agrees(reading: RecordReading<Person | Team>, wanted: Person | Team): 'same' | 'other' | 'unread' {
  if (reading.value === null || reading.problems.length > 0) return 'unread';
  const keys = [...new Set([...Object.keys(reading.value), ...Object.keys(wanted)]), ...membershipKeys].sort();
  return JSON.stringify(reading.value, keys) === JSON.stringify(wanted, keys) ? 'same' : 'other';
}

const membershipKeys = ['team', 'support', 'from', 'to'];

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    if ((await stat(path)).size > 1024 * 1024) throw new AppError('too-large', path);
    return await readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
}
