import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useState } from 'react';
import type { Facet as Counts } from '../../../../shared/search/protocol.ts';
import { setQuery, useSearch } from '../../../state/search.ts';
import { formatShortMonth, today } from '../../../ui/format.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useResults } from '../results-store.ts';
import { Facet } from './Facet.tsx';
import styles from './Facets.module.css';
import { type DateChoice, dateChoice, queryDates, toggledMonth, withDateChoice, withDates } from './facet-edits.ts';

const choices: readonly { value: DateChoice; label: string }[] = [
  { value: 'any', label: 'Any time' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'quarter', label: 'Last 90 days' },
  { value: 'year', label: 'This year' },
  { value: 'custom', label: 'Custom' },
];

const monthName = (month: string) => formatShortMonth(`${month}-01`);
const toggleMonth = (month: string) => setQuery(toggledMonth(useSearch.getState().query, month));

/** Narrows by the date of the interviews: a span of time, or months. */
export function DateFacet({ months }: { months: Counts }) {
  const query = useResults((s) => s.answered);
  const [wantsCustom, setWantsCustom] = useState(false);
  const choice = wantsCustom ? 'custom' : dateChoice(query);
  const choose = (value: DateChoice) => {
    setWantsCustom(value === 'custom');
    if (value !== 'custom') setQuery(withDateChoice(useSearch.getState().query, value));
  };
  return (
    <>
      <section aria-label="Date" className={styles.facet}>
        <h2 className={styles.label}>Date</h2>
        <RadioGroup aria-label="Date" value={choice ?? ''} onValueChange={(value) => choose(value as DateChoice)}>
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
        {choice === 'custom' && <CustomDates query={query} />}
      </section>
      <Facet title="Month" counts={months} nameOf={monthName} onToggle={toggleMonth} bars />
    </>
  );
}

function CustomDates({ query }: { query: string }) {
  const { from, to } = queryDates(query, today());
  const change = (next: { from?: string | undefined; to?: string | undefined }) => {
    const [first, last] = ['from' in next ? next.from : from, 'to' in next ? next.to : to];
    setQuery(
      withDates(useSearch.getState().query, {
        ...(first !== undefined && { from: first }),
        ...(last !== undefined && { to: last }),
      }),
    );
  };
  return (
    <div className={styles.dates}>
      <TextField
        label="From"
        type="date"
        value={from ?? ''}
        max={to}
        onChange={(event) => change({ from: event.target.value || undefined })}
      />
      <TextField
        label="To"
        type="date"
        value={to ?? ''}
        min={from}
        onChange={(event) => change({ to: event.target.value || undefined })}
      />
    </div>
  );
}
