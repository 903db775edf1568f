import { call } from '../api.ts';
import { saveOpenNotes } from '../state/open-notes.ts';
import { sentenceOf } from '../ui/errors.ts';
import { toast } from '../ui/Toast.tsx';

type VaultCall =
  | 'vault:create'
  | 'vault:open'
  | 'vault:open-asked'
  | 'vault:open-sample'
  | 'vault:remove-sample'
  | 'vault:accept-missing'
  | 'vault:reveal'
  | 'vault:close';

const staysOpen: ReadonlySet<VaultCall> = new Set(['vault:reveal', 'vault:accept-missing']);

/** Does something to the vault; what goes wrong is said in a toast. Returns whether it was done. */
export async function vaultAction(channel: VaultCall): Promise<boolean> {
  if (!staysOpen.has(channel) && !(await saveOpenNotes())) {
    toast({ message: 'Some text could not be saved yet. Save it first, then try again.', error: true });
    return false;
  }
  try {
    await call(channel);
    if (channel === 'vault:remove-sample') toast({ message: 'Sample vault removed' });
    return true;
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence) toast({ message: sentence, error: true });
    return false;
  }
}
