import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { PublishedStandIns } from '../../shared/privacy/settle-pseudonyms.ts';
import type { Vault } from '../vault/vault.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { LedgerRecord } from './ledger-record.ts';
import { createPrivacyRecords, type PrivacyRecords } from './privacy-records.ts';
import { openRecordPlaces } from './record-places.ts';

/** What a vault remembers of its exports: stand-ins and decisions of each target, and what has left. */
export interface ExportRecords {
  privacy: PrivacyRecords;
  ledger: Ledger;
}

interface Options {
  /** `look`: nothing is written into the vault. */
  mode?: 'write' | 'look';
  now?: () => Date;
  random?: RandomBytes;
}

/** Opens both kinds of records, in the vault (`exports/`, `privacy/`) or in app data, as `openRecordPlaces` says. */
export function openExportRecords(
  vault: Pick<Vault, 'root' | 'info'>,
  appDataDir: string,
  { mode, now = () => new Date(), random = (count) => randomBytes(count) }: Options = {},
): ExportRecords {
  const places = openRecordPlaces(vault, appDataDir, mode);
  const ledger = openLedger(places);
  const privacy = createPrivacyRecords({
    ...{ places, random, now },
    published: async (targetId) => standInsAt(targetId, (await ledger.read()).records),
  });
  return { privacy, ledger };
}

const read = new WeakMap<readonly LedgerRecord[], Map<string, PublishedStandIns[]>>();

/** What was published for a target, oldest first, each stand-in once: a thousand exports speak of the same few people. */
function standInsAt(targetId: string, records: readonly LedgerRecord[]): PublishedStandIns[] {
  const byTarget = read.get(records) ?? new Map<string, PublishedStandIns[]>();
  read.set(records, byTarget);
  const known = byTarget.get(targetId);
  if (known) return known;
  const seen = new Set<string>();
  const news = <T>(standIns: Record<string, T>) =>
    Object.entries(standIns).filter(([id, own]) => !seen.has(`${id} ${own}`) && seen.add(`${id} ${own}`));
  const found = records.flatMap(({ target, standIns }) => {
    if (target !== targetId) return [];
    const [participants, companies] = [news(standIns.participants), news(standIns.companies)];
    if (participants.length + companies.length === 0) return [];
    return [{ participants: Object.fromEntries(participants), companies: Object.fromEntries(companies) }];
  });
  byTarget.set(targetId, found);
  return found;
}
