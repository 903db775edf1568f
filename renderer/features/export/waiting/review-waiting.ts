import type { Waiting } from '../../../../shared/ipc/export.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { useView } from '../../../state/view.ts';
import { placeOfDraft } from './draft-place.ts';

/** Leads to the review of what one that waits was made of; `followUp`: as one that follows a pull request that has ended. */
export function reviewWaiting({ draft }: Pick<Waiting, 'draft'>, followUp = false): void {
  const place = draft && placeOfDraft(draft, followUp);
  if (!place) return;
  useView.setState({ focusMode: false });
  useNavigation.getState().go(place);
}
