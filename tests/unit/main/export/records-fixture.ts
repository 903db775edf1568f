import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDecisionBook } from '../../../../main/export/decision-book.ts';
import { createPrivacyRecords } from '../../../../main/export/privacy-records.ts';
import { openRecordPlaces } from '../../../../main/export/record-places.ts';
import type { Decision, HitKind, Offer } from '../../../../shared/ipc/export.ts';
import type { PublishedStandIns } from '../../../../shared/privacy/settle-pseudonyms.ts';
import { fakeVault, noor } from './fake-vault.ts';

export const target = 't_0123456789abcdef';
export const clock = { now: () => new Date('2026-11-26T12:00:00.000Z') };

/** A vault on the disk, with records that lie in it or, where it is another's or read-only, in app data. */
export function setUpRecords({
  kind = 'own' as 'own' | 'foreign' | 'read-only',
  published = [] as PublishedStandIns[],
} = {}) {
  const folder = (name: string) => {
    const path = mkdtempSync(join(tmpdir(), `fieldbook-${name}-`));
    onTestFinished(() => rmSync(path, { recursive: true, force: true }));
    return path;
  };
  const [root, appData] = [folder('vault'), folder('data')];
  const { vault } = fakeVault({ root, foreign: kind === 'foreign' });
  const info = kind === 'read-only' ? { ...vault.info, readOnly: 'vault' as const } : vault.info;
  const put = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const file = `privacy/${target}.yml`;
  const places = (at = root) => openRecordPlaces({ root: at, info }, appData);
  /** The records as a program that starts now finds them. */
  const start = (at = root) => {
    let seed = 0;
    const next = () => {
      seed += 37;
      return seed & 255;
    };
    const random = (count: number) => Uint8Array.from({ length: count }, () => next());
    return createPrivacyRecords({ places: places(at), random, now: clock.now, published: async () => published });
  };
  return { root, appData, put, file, text: () => readFileSync(join(root, file), 'utf8'), places, start, info };
}

export function hit(exact: string, kind: HitKind = 'name', participantId: string | null = noor.id) {
  const offers: Offer[] =
    participantId === null
      ? [{ kind: 'general', text: 'somebody' }]
      : [
          { kind: 'pseudonym', text: 'Participant 7' },
          { kind: 'role', text: 'Head of growth' },
        ];
  return { hitId: `${kind}:${participantId ?? '-'}:${exact}`, kind, participantId, exact, offers };
}

export const keep: Decision = { decision: 'keep' };
export const redact: Decision = { decision: 'redact' };
/** The hit of the name of the one whom the vault knows. */
export const noorHaddad = hit('Noor Haddad');

/** The same with a book of decisions; `start`: one of a program that starts now. */
export function setUpBook(options?: Parameters<typeof setUpRecords>[0]) {
  const vault = setUpRecords(options);
  const start = (root = vault.root) => createDecisionBook(vault.start(root), clock.now);
  return { ...vault, records: () => vault.start(), book: start(), start };
}

/** Has something decided, and waits until it is on the disk. */
export async function decided(
  book: ReturnType<typeof createDecisionBook>,
  decision: Decision | null,
  at = target,
  what = noorHaddad,
) {
  book.decide(at, what, decision, 'mira');
  await book.save(at, []);
}

/** What holds for a hit. */
export async function found(book: ReturnType<typeof createDecisionBook>, at = target, what = noorHaddad) {
  return (await book.find(at, [what])).get(what.hitId)?.decision ?? null;
}
