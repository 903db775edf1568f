import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { type ExportNames, type ExportTemplates, exportNames, type Naming } from '../../shared/export/templates.ts';
import type { Vault } from '../vault/vault.ts';
import { type LedgerRecord, placeHash } from './ledger-record.ts';
import type { Source } from './source-types.ts';
import { settingOf } from './vault-settings.ts';

type Place = Pick<ExportNames, 'branch' | 'path'>;

/** The names of a bundle that waits, and what it is of. */
export interface WaitingPlace extends Place {
  selection: string;
}

const day = 24 * 60 * 60 * 1000;
/** So many exports of one name and day are told apart when a place has to be guessed. */
const mostOfOneName = 20;

/**
 * What an export is to be called: as the last one of the same selection (`earlier`: what was published at the target, oldest first), or as
 * the one that waits to be, else as none of the others. A follow-up goes to a branch on which none of them was.
 */
export function namingOf(
  { of, draft }: Source,
  vault: Pick<Vault, 'info'>,
  earlier: readonly LedgerRecord[],
  selection: string,
  date: string,
  { waiting = [], followUp = false }: { waiting?: readonly WaitingPlace[]; followUp?: boolean } = {},
): Naming {
  if (of === 'link') return { as: 'link' };
  if (of === 'results' || of === 'highlights') return { as: 'file', date, ending: draft.form === 'csv' ? 'csv' : 'md' };
  const templates = settingOf(vault, 'export');
  const places = (records: readonly LedgerRecord[]) =>
    records.flatMap((record) => placeOf(record, templates, draft.title) ?? []);
  const isSame = (one: { selection: string }) => one.selection === selection;
  const same = places(earlier.filter(isSame));
  const own = waiting.find(isSame) ?? null;
  const last = earlier.findLast(isSame);
  return {
    ...{ as: 'review', date, templates, before: last ? (places([last])[0] ?? null) : own },
    taken: [...places(earlier.filter((one) => !isSame(one))), ...waiting.filter((one) => !isSame(one))],
    former: [...new Set(same.map(({ branch }) => branch))],
    followUp,
  };
}

/**
 * Where an export went. A place in which a name was kept stands as a hash: it is found again from the title that it was made of. `null` where
 * that is another one now.
 */
function placeOf(record: LedgerRecord, templates: ExportTemplates, title: string): Place | null {
  const { id, branch, path, branchHash, pathHash } = record;
  if (branch !== undefined && path !== undefined) return { branch, path };
  const at = Date.parse(record.at);
  // Whoever published it may have had another date.
  for (const date of [at, at - day, at + day].map((time) => calendarDate(new Date(time)))) {
    for (let nth = 1; nth <= mostOfOneName; nth++) {
      const guess = exportNames(templates, title, date, nth);
      const isIt = (own: string | undefined, hash: string | undefined, place: string) =>
        own === place || (hash !== undefined && hash === placeHash(id, place));
      if (isIt(branch, branchHash, guess.branch) && isIt(path, pathHash, guess.path)) return guess;
    }
  }
  return null;
}
