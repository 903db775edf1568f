import { useEffect } from 'react';
import { listen } from '../../api.ts';
import { useVault } from '../../state/vault.ts';
import { toast } from '../../ui/Toast.tsx';
import { recordSentence } from './record-sentences.ts';

/** Says what could not be read or kept of decisions and leavings, wherever the user is by then. */
export function RecordTroubles() {
  useEffect(
    () =>
      listen('export:trouble', (trouble) => {
        const known = new Map(useVault.getState().participants.map(({ id, name }) => [id as string, name]));
        toast({ message: recordSentence(trouble, (id) => known.get(id) ?? 'somebody deleted'), error: true });
      }),
    [],
  );
  return null;
}
