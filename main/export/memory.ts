import { type RandomBytes, ulid } from '../../shared/domain/ids.ts';
import type { Bundle, PrivacyHit, RecordTrouble, WayOut } from '../../shared/ipc/export.ts';
import type { PseudonymRecord } from '../../shared/privacy/pseudonyms.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData, Log } from '../ports.ts';
import type { Vault } from '../vault/vault.ts';
import { type About, aboutOf, type Decided, decidedIn } from './about.ts';
import { createDecisionBook, type DecisionBook } from './decision-book.ts';
import { type ExportRecords, openExportRecords } from './export-records.ts';
import { type LeavingBundle, recordOf } from './leavings.ts';
import type { LedgerRecord } from './ledger-record.ts';
import type { LeftTo } from './send.ts';
import type { Source } from './source-types.ts';

/** What is about to leave, as far as it is remembered. */
interface Leaves {
  vault: Vault;
  targetId: string;
  selection: string;
  pseudonyms: PseudonymRecord;
}

/** What a vault remembers of its exports, and what it could not be made to. */
export interface Memory {
  of(vault: Vault): { records: ExportRecords; book: DecisionBook };
  /** The stand-ins of a target. Tells what is wrong with its records, each thing once while the vault is open. */
  pseudonyms(vault: Vault, targetId: string): Promise<PseudonymRecord>;
  /** Keeps what has just been decided, and the stand-ins that came of it, while the user goes on. `standing`: the hits of the new bundle. */
  keep(leaves: Leaves, standing: readonly PrivacyHit[]): void;
  /**
   * Makes sure that the stand-ins about to leave are nobody else's: they are in the vault before they are out. Throws AppError 'not-cleared'
   * (message: `stand-ins`) where another computer has given one of them to somebody else meanwhile.
   */
  reserve(leaves: Leaves): Promise<void>;
  /** Records what has left. It is out already: what cannot be recorded is told, and is no failed export. Resolves to the record, also where it is only here. */
  remember(
    leaves: Leaves & { source: Source },
    bundle: Bundle,
    way: WayOut,
    published?: LeftTo,
  ): Promise<LedgerRecord | null>;
  /** The same for a bundle that was ready before. */
  rememberReady(
    leaves: Leaves & { about: About; decided: Decided },
    bundle: LeavingBundle,
    published: LeftTo,
  ): Promise<LedgerRecord | null>;
  /** Resolves when all that was decided is on the disk, or could not be put there. */
  settled(): Promise<void>;
  /** Another vault is open now. */
  forget(): void;
}

interface Parts {
  appData: AppData;
  /** `look`: nothing is written into the vault. */
  mode?: 'write' | 'look';
  /** Who the user is: a person of the roster, or `null`. */
  me(vault: Vault): string | null;
  tell(trouble: RecordTrouble): void;
  log: Log;
  now(): Date;
  random: RandomBytes;
}

/** Opens the records of a vault when it first exports something, and keeps them open while it is. */
export function createMemory({ appData, mode = 'write', me, tell, log, now, random }: Parts): Memory {
  let open: { vault: Vault; records: ExportRecords; book: DecisionBook } | null = null;
  let told = new Set<string>();
  const saving = new Set<Promise<unknown>>();

  const of = (vault: Vault) => {
    if (open?.vault === vault) return open;
    const records = openExportRecords(vault, appData.dir, { mode, now, random });
    open = { vault, records, book: createDecisionBook(records.privacy, now) };
    return open;
  };
  const tellOnce = (trouble: RecordTrouble) => {
    const key = JSON.stringify(trouble);
    if (!told.has(key)) tell(trouble);
    told.add(key);
  };
  const failed = (what: 'decision' | 'leaving', say: (trouble: RecordTrouble) => void) => (error: unknown) => {
    log.error(`a ${what} could not be kept`, error);
    say({ what, code: error instanceof AppError ? error.code : 'io' });
  };
  const record = async (
    { vault, ...leaves }: Leaves & { about: About; decided: Decided },
    bundle: LeavingBundle,
    way: WayOut,
    published: LeftTo | null,
  ) => {
    let made: LedgerRecord | null = null;
    try {
      const at = now();
      made = recordOf({
        ...{ ...leaves, bundle, published },
        ...{ id: ulid(at.getTime(), random), at, way, by: me(vault), vaultId: vault.info.vaultId },
      });
      await of(vault).records.ledger.add(made);
    } catch (error) {
      failed('leaving', tell)(error);
    }
    return made;
  };

  return {
    of,
    async pseudonyms(vault, targetId) {
      const { privacy } = of(vault).records;
      const { record, clashes } = await privacy.pseudonyms(targetId);
      for (const trouble of privacy.troubles()) tellOnce(trouble);
      for (const clash of clashes) tellOnce({ what: 'shared-stand-in', ...clash });
      return record;
    },
    keep({ vault, targetId, pseudonyms }, standing) {
      const { records, book } = of(vault);
      const task = book
        .save(targetId, standing)
        .then(() => records.privacy.keepPseudonyms(targetId, pseudonyms))
        .catch(failed('decision', tellOnce))
        .finally(() => saving.delete(task));
      saving.add(task);
    },
    async reserve({ vault, targetId, pseudonyms }) {
      let held: PseudonymRecord;
      try {
        held = await of(vault).records.privacy.keepPseudonyms(targetId, pseudonyms);
      } catch (error) {
        // The disk says no: whatever leaves is told then, and the stand-ins hold while the program runs.
        log.error('the stand-ins could not be kept', error);
        return;
      }
      const isHeld = (['participants', 'companies'] as const).every((kind) =>
        Object.entries(pseudonyms[kind]).every(([id, standIn]) => held[kind][id] === standIn),
      );
      if (!isHeld) throw new AppError('not-cleared', 'stand-ins');
    },
    remember: ({ source, ...leaves }, bundle, way, published) =>
      record({ ...leaves, about: aboutOf(source), decided: decidedIn(bundle.hits) }, bundle, way, published ?? null),
    rememberReady: (leaves, bundle, published) => record(leaves, bundle, 'publish', published),
    async settled() {
      while (saving.size > 0) await Promise.all(saving);
    },
    forget() {
      open = null;
      told = new Set();
    },
  };
}
