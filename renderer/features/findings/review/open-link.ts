import { call } from '../../../api.ts';
import { sentenceOf } from '../../../ui/errors.ts';
import { toast } from '../../../ui/Toast.tsx';

/** Opens an address in the system's browser. */
export function openLink(url: string): void {
  call('app:open-link', { url }).catch((error: unknown) => {
    const sentence = sentenceOf(error);
    if (sentence) toast({ message: sentence, error: true });
  });
}
