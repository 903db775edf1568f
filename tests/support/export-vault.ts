import { noteText, type VaultFiles, vaultFiles } from './temp-vault.ts';

/** The interview of `exportVault`, and the id of whom it was with. */
export const title = 'Filters in funnels';
export const noor = 'p_7f3k9q2m1x0c';

interface Parts {
  /** Of the interview, with names in it. */
  body: string;
  /** Front matter of the interview beside what it always has. */
  fields?: Record<string, unknown>;
  /** What is known of Noor Haddad of Lumenpay beside that. */
  participant?: Record<string, unknown>;
  files?: VaultFiles;
}

/** A vault with one interview that can be exported, held with one participant whom it names. */
export function exportVault({ body, fields, participant, files }: Parts): VaultFiles {
  return vaultFiles({
    'interviews/2026/2026-11-18-filters-in-funnels-wxabd.md': noteText(
      {
        id: '01JD9ZC4F2M6P1S8T0V3XWXABD',
        title,
        occurredAt: '2026-11-18T15:00:00+01:00',
        kind: 'general_feedback',
        status: 'complete',
        ...fields,
        participants: [noor],
      },
      body,
    ),
    [`participants/${noor}.md`]: noteText({ id: noor, name: 'Noor Haddad', company: 'Lumenpay', ...participant }),
    ...files,
  });
}
