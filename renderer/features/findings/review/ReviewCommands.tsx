import { useEffect } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { setPreferences, usePreferences } from '../../../state/preferences.ts';
import { refreshReviews, stopRefresh, useReviews, watchReviews } from '../../../state/reviews.ts';
import { toast } from '../../../ui/Toast.tsx';
import { pollReviews } from './poll-reviews.ts';

/** Follows the vault's reviews, and offers to ask for them. Mounted while a vault is open. */
export function ReviewCommands() {
  const isRefreshing = useReviews((s) => s.isRefreshing);
  const isPolled = usePreferences((s) => s.pollReviews);
  useEffect(() => watchReviews(), []);
  useEffect(() => (isPolled ? pollReviews() : undefined), [isPolled]);
  useCommand('feedback:refresh', () => void refreshReviews(), isRefreshing ? 'A refresh is going on' : null);
  useCommand('feedback:stop', stopRefresh, isRefreshing ? null : 'No refresh is going on');
  useCommand('feedback:poll', () => {
    void setPreferences({ pollReviews: !isPolled });
    toast({
      message: isPolled
        ? 'Reviews are looked for when you refresh'
        : 'Reviews are looked for while the window is in front',
    });
  });
  return null;
}
