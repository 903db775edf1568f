import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import { useNavigation } from '../../state/navigation.ts';
import { today } from '../../ui/format.ts';
import { TextField } from '../../ui/TextField.tsx';
import { choiceOf, type DateChoice, rangeOf } from './date-presets.ts';
import styles from './Facets.module.css';

const choices: readonly { value: DateChoice; label: string }[] = [
  { value: 'any', label: 'Any time' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'quarter', label: 'Last 90 days' },
  { value: 'year', label: 'This year' },
  { value: 'custom', label: 'Custom' },
];

/** Narrows by the date of the interviews. */
export function DateFacet() {
  const filter = useNavigation((s) => s.filter);
  const setFilter = useNavigation((s) => s.setFilter);
  const [wantsCustom, setWantsCustom] = useState(false);
  const actual = choiceOf(filter, today());
  const choice = wantsCustom ? 'custom' : actual;
  const choose = (value: DateChoice) => {
    setWantsCustom(value === 'custom');
    if (value !== 'custom') setFilter({ ...filter, ...rangeOf(value, today()) });
  };
  return (
    <section aria-label="Date">
      <h2 className={styles.label}>Date</h2>
      <RadioGroup aria-label="Date" value={choice} onValueChange={(value) => choose(value as DateChoice)}>
        {choices.map(({ value, label }) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is a form control
          <label key={value} className={styles.choice}>
            <Radio.Root value={value} className={styles.radio}>
              <Radio.Indicator className={styles.radioDot} />
            </Radio.Root>
            {label}
          </label>
        ))}
      </RadioGroup>
      {choice === 'custom' && (
        <div className={styles.dates}>
          <TextField
            label="From"
            type="date"
            value={filter.after ?? ''}
            max={filter.before ?? undefined}
            onChange={(event) => setFilter({ ...filter, after: event.target.value || null })}
          />
          <TextField
            label="To"
            type="date"
            value={filter.before ?? ''}
            min={filter.after ?? undefined}
            onChange={(event) => setFilter({ ...filter, before: event.target.value || null })}
          />
        </div>
      )}
    </section>
  );
}
