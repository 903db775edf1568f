import { calendarDate } from '../../shared/domain/calendar-date.ts';
import { type ExportNames, type ExportTemplates, exportNames, type Naming } from '../../shared/export/templates.ts';
import type { Vault } from '../vault/vault.ts';
import { type LedgerRecord, placeHash } from './ledger-record.ts';
import type { Source } from './source-types.ts';
import { settingOf } from './vault-settings.ts';

type Place = Pick<ExportNames, 'branch' | 'path'>;

const day = 24 * 60 * 60 * 1000;
/** So many exports of one name and day are told apart when a place has to be guessed. */
const mostOfOneName = 20;

/**
 * What an export is to be called: as the last one of the same selection (`earlier`: what was published at the target, oldest first), else as
 * none of the others.
 */
export function namingOf(
  { of, draft }: Source,
  vault: Pick<Vault, 'info'>,
  earlier: readonly LedgerRecord[],
  selection: string,
  date: string,
): Naming {
  if (of === 'link') return { as: 'link' };
  if (of === 'results' || of === 'highlights') return { as: 'file', date, ending: draft.form === 'csv' ? 'csv' : 'md' };
  const templates = settingOf(vault, 'export');
  const places = (records: readonly LedgerRecord[]) =>
    records.flatMap((record) => placeOf(record, templates, draft.title) ?? []);
  const last = earlier.findLast((one) => one.selection === selection);
  return {
    ...{ as: 'review', date, templates, before: places(last ? [last] : [])[0] ?? null },
    taken: places(earlier.filter((one) => one.selection !== selection)),
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
