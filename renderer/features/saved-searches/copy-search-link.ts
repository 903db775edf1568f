import { call } from '../../api.ts';
import { useNavigation } from '../../state/navigation.ts';
import { sentenceOf } from '../../ui/errors.ts';
import { toast } from '../../ui/Toast.tsx';

/** Copies a search as a link, through the gate. One that names somebody is shown first, to be decided about. */
export async function copySearchLink(query: string): Promise<void> {
  const draft = { document: 'link' as const, query };
  try {
    const { bundleId, sha256, undecided, hits } = await call('export:prepare', { draft, targetId: null });
    if (undecided > 0 || hits.length > 0) {
      useNavigation.getState().go({ area: 'share', draft });
      return;
    }
    await call('export:copy', { bundleId, sha256 });
    toast({ message: 'Link copied' });
  } catch (error) {
    const sentence = sentenceOf(error);
    if (sentence) toast({ message: sentence, error: true });
  }
}
