import { useEffect } from 'react';
import type { DeepLink } from '../../shared/domain/deep-link.ts';
import { call, listen } from '../api.ts';
import { useNavigation } from '../state/navigation.ts';
import { useVault } from '../state/vault.ts';
import { useView } from '../state/view.ts';
import { toast } from '../ui/Toast.tsx';
import { showLayer } from './open-layer.ts';

/** Follows the `fieldbook://` links that the system hands over, as soon as a vault is open. */
export function DeepLinks() {
  const ready = useVault((s) => s.vault.state === 'open' && s.loaded);
  useEffect(() => {
    if (!ready) return;
    const take = async () => {
      const asked = await call('app:take-link').catch(() => null);
      if (asked) follow(asked.link);
    };
    void take();
    return listen('app:link-asked', () => void take());
  }, [ready]);
  return null;
}

function follow(link: DeepLink | null) {
  if (link === null) {
    toast({ message: 'That link leads nowhere in Fieldbook' });
    return;
  }
  if (link.to === 'interview' && !useVault.getState().notes.some((note) => note.id === link.id)) {
    toast({ message: 'The interview of that link is not in this vault' });
    return;
  }
  showLayer(null);
  useView.setState({ focusMode: false });
  const { go } = useNavigation.getState();
  if (link.to === 'search') go({ area: 'search', query: link.query });
  else go({ area: 'interviews', noteId: link.id, focus: 'body' });
}
