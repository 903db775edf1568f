import { setPreferences, usePreferences } from '../../../state/preferences.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { Option } from '../Option.tsx';

/** When GitHub is asked what reviewers say. */
export function ReviewsOption() {
  const isPolled = usePreferences((s) => s.pollReviews);
  return (
    <Option
      title="Look for reviews"
      detail="By itself: about every ten minutes, only while Fieldbook’s window is in front, less often where GitHub cannot be asked."
    >
      <Segmented
        label="Look for reviews"
        value={isPolled ? 'itself' : 'asked'}
        onChange={(next) => void setPreferences({ pollReviews: next === 'itself' })}
        options={[
          { value: 'asked', label: 'When I refresh' },
          { value: 'itself', label: 'By itself' },
        ]}
      />
    </Option>
  );
}
