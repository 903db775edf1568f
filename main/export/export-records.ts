import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { Ulid } from '../../shared/domain/ids.ts';
import { noPseudonyms, type PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import type { Vault } from '../vault/vault.ts';

/** What `exports/<ulid>.yml` remembers of an export. Names nobody: the selection and its title stand as a hash. */
export const ExportRecord = z.object({
  id: Ulid,
  target: z.string(),
  /** SHA-256 of the selection, its title and the target. */
  selection: z.string(),
  branch: z.string(),
  path: z.string(),
  commit: z.string(),
  /** SHA-256 of the file's text. */
  contentHash: z.string(),
});
export type ExportRecord = z.infer<typeof ExportRecord>;

const StoredPseudonyms = z.object({
  participants: z.record(z.string(), z.number().int().positive()).default({}),
  companies: z.record(z.string(), z.string().regex(/^[A-Z]{1,3}$/)).default({}),
});

const targetName = /^[a-z0-9_-]{1,40}$/;

/** Earlier exports and pseudonyms of one vault. */
export interface ExportRecords {
  exports(): Promise<ExportRecord[]>;
  saveExport(record: ExportRecord): Promise<void>;
  pseudonyms(targetId: string): Promise<PseudonymRecord>;
  savePseudonyms(targetId: string, record: PseudonymRecord): Promise<void>;
}

/**
 * Keeps the records in the vault (`exports/`, `privacy/`), where a team shares them. A folder without `fieldbook.yml` and a
 * read-only vault are left alone: theirs are in app data. Both places are read; what cannot be read is left out.
 */
export function openExportRecords(vault: Pick<Vault, 'root' | 'info'>, appDataDir: string): ExportRecords {
  const key = createHash('sha256').update(`${vault.info.vaultId}\n${vault.root}`).digest('hex').slice(0, 32);
  const own = join(appDataDir, 'exports', key);
  const inVault = vault.info.config !== null && vault.info.readOnly === null;
  const places = inVault ? [own, vault.root] : [own];

  const write = async (folder: 'exports' | 'privacy', name: string, value: unknown) => {
    const place = inVault ? vault.root : own;
    const options = inVault ? { inside: vault.root } : { mode: 0o600 };
    try {
      await mkdir(join(place, folder), { recursive: true, ...(!inVault && { mode: 0o700 }) });
      await replaceDurably(join(place, folder, name), Buffer.from(stringify(value)), options);
    } catch (error) {
      throw toAppError(error, 'writing', `${folder}/${name}`);
    }
  };
  return {
    async exports() {
      const byId = new Map<string, ExportRecord>();
      for (const place of places) {
        for (const name of await namesIn(join(place, 'exports'))) {
          const record = ExportRecord.safeParse(await readYaml(join(place, 'exports', name)));
          if (record.success) byId.set(record.data.id, record.data);
        }
      }
      return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    saveExport: (record) => write('exports', `${Ulid.parse(record.id)}.yml`, record),
    async pseudonyms(targetId) {
      let all = noPseudonyms;
      for (const place of targetName.test(targetId) ? places : []) {
        const read = StoredPseudonyms.safeParse(await readYaml(join(place, 'privacy', `${targetId}.yml`)));
        if (!read.success) continue;
        const { participants, companies } = read.data;
        all = {
          participants: { ...all.participants, ...participants },
          companies: { ...all.companies, ...companies },
        };
      }
      return all;
    },
    async savePseudonyms(targetId, record) {
      if (targetName.test(targetId)) await write('privacy', `${targetId}.yml`, record);
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^[0-9A-HJKMNP-TV-Z]{26}\.yml$/.test(name));
}

async function readYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'), { maxAliasCount: 0 });
  } catch {
    return null;
  }
}
