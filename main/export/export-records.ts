import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { Vault } from '../vault/vault.ts';
import { type Ledger, openLedger } from './ledger.ts';
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
    published: async (targetId) => {
      const { records } = await ledger.read();
      return records.flatMap(({ target, standIns }) => (target === targetId ? [standIns] : []));
    },
  });
  return { privacy, ledger };
}
