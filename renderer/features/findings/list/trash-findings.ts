import { trashDocuments } from '../../../state/trash-change.ts';
import { useVault } from '../../../state/vault.ts';

/** Moves findings to the vault's trash, as one change. */
export async function trashFindings(ids: readonly string[]): Promise<void> {
  const claims = new Map(useVault.getState().findings.map(({ id, claim }) => [id, claim]));
  const label = ids.length === 1 ? 'Finding moved to trash' : `${ids.length} findings moved to trash`;
  await trashDocuments(
    label,
    ids.map((id) => ({ id, title: claims.get(id) ?? '' })),
  );
}
