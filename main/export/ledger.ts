import { AppError } from '../../shared/result.ts';
import { type LedgerRecord, readLedgerRecord, writeLedgerRecord } from './ledger-record.ts';
import type { RecordPlaces } from './record-places.ts';

export interface LedgerReading {
  /** Oldest first. */
  records: readonly LedgerRecord[];
  /** Files that are named as records and are none. */
  unreadable: number;
}

/** What has left a vault: one file for each leaving, never changed afterwards. */
export interface Ledger {
  read(): Promise<LedgerReading>;
  /** Throws as writing does. */
  add(record: LedgerRecord): Promise<void>;
}

const recordName = /^[0-9A-HJKMNP-TV-Z]{26}\.yml$/;
/** Files read at the same time. */
const together = 64;

/** Opens `exports/` of a vault. What has been read once is not read again while its name is there; what could not be, is. */
export function openLedger(places: RecordPlaces): Ledger {
  const known = new Map<string, Map<string, LedgerRecord>>();
  let last: LedgerReading | null = null;

  /** Resolves to how many files are no records, and whether anything is new. */
  const readPlace = async (place: string): Promise<{ unreadable: number; isNew: boolean }> => {
    const names = (await places.names(place, 'exports')).filter((name) => recordName.test(name));
    const before = known.get(place) ?? new Map<string, LedgerRecord>();
    const here = new Map<string, LedgerRecord>();
    const fresh: string[] = [];
    for (const name of names) {
      const record = before.get(name);
      if (record && isFinal(record)) here.set(name, record);
      else fresh.push(name);
    }
    let isNew = false;
    for (let at = 0; at < fresh.length; at += together) {
      await Promise.all(
        fresh.slice(at, at + together).map(async (name) => {
          const found = await places.read(place, 'exports', name);
          const record = found === null || found === 'unreadable' ? null : readLedgerRecord(found.text, name);
          if (!record) return;
          here.set(name, record);
          isNew = true;
        }),
      );
    }
    known.set(place, here);
    return { unreadable: names.length - here.size, isNew: isNew || here.size !== before.size };
  };

  return {
    async read() {
      const all = await Promise.all(places.all.map(readPlace));
      const unreadable = all.reduce((sum, one) => sum + one.unreadable, 0);
      if (last && last.unreadable === unreadable && !all.some(({ isNew }) => isNew)) return last;
      const byId = new Map([...known.values()].flatMap((here) => [...here.values()].map((one) => [one.id, one])));
      last = { records: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), unreadable };
      return last;
    },
    async add(record) {
      const name = `${record.id}.yml`;
      if (!recordName.test(name)) throw new AppError('invalid', name);
      await places.create('exports', name, writeLedgerRecord(record));
    },
  };
}

/** An older Fieldbook writes its records anew. */
function isFinal({ sha256 }: LedgerRecord): boolean {
  return sha256 !== undefined;
}
