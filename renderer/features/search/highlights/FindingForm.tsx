import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { findingStatuses, type Stance, stances } from '../../../../shared/domain/finding.ts';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { useVault } from '../../../state/vault.ts';
import { humanize } from '../../../ui/format.ts';
import { PickerList } from '../../../ui/PickerList.tsx';
import { findOptions, type PickerOption } from '../../../ui/picker-options.ts';
import { Segmented } from '../../../ui/Segmented.tsx';
import { usePickerField } from '../../../ui/use-picker-field.ts';
import { addToFinding, beginFinding } from './bulk-changes.ts';
import styles from './Highlights.module.css';

const rowsShown = 6;
const longestClaim = 90;
const choices = stances.map((stance) => ({ value: stance, label: humanize(stance) }));

/** Which finding highlights are added to, and as what: letters find a claim, the last row begins a new one. */
export function FindingForm({ highlights, onDone }: { highlights: StandingHighlight[]; onDone(): void }) {
  const findings = useVault((s) => s.findings);
  const [stance, setStance] = useState<Stance>('supports');
  const { word, marked, setMarked, listId, fieldProps } = usePickerField();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  const options: PickerOption[] = useMemo(
    () =>
      findings
        .filter(({ readOnly }) => readOnly === null)
        .sort((a, b) => findingStatuses.indexOf(a.status) - findingStatuses.indexOf(b.status))
        .map(({ id, claim, written, status }) => ({
          id,
          label: written ? (claim.length > longestClaim ? `${claim.slice(0, longestClaim)}…` : claim) : 'No claim yet',
          hint: humanize(status),
        })),
    [findings],
  );
  const found = findOptions(options, word, rowsShown);
  const size = found.length + 1;
  const at = Math.min(marked, size - 1);
  const choose = (row: number) => {
    const option = found[row]?.option;
    const finding = option && findings.find(({ id }) => id === option.id);
    onDone();
    if (finding) void addToFinding(finding, highlights, stance);
    else beginFinding(highlights, stance);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (arrow !== 0) setMarked((at + arrow + size) % size);
    else if (event.key === 'Enter') choose(at);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.form}>
      <Segmented label="Count them as" options={choices} value={stance} onChange={setStance} />
      <input
        ref={field}
        className={styles.claimField}
        {...fieldProps(size, at)}
        aria-label="Finding"
        placeholder="Find a claim…"
        onKeyDown={keyDown}
      />
      <PickerList
        id={listId}
        label="Findings"
        found={found}
        create={{ label: 'New finding with these', typed: '' }}
        marked={at}
        onChoose={choose}
        className={styles.rows}
      />
    </div>
  );
}
