import { ListFilter, Plus } from 'lucide-react';
import { type Leaving, WayOut } from '../../../shared/ipc/export.ts';
import { Button } from '../../ui/Button.tsx';
import { AddChip, Chip } from '../../ui/Chip.tsx';
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { isNarrowed, type LeavingFilter, noLeavingFilter, targetsOf } from './filter-leavings.ts';
import { wayWords } from './leaving-words.ts';
import styles from './Published.module.css';
import { usePublishedLook } from './published-store.ts';
import { WayIcon } from './WayIcon.tsx';

function change(part: Partial<LeavingFilter>) {
  usePublishedLook.setState(({ filter }) => ({ filter: { ...filter, ...part } }));
}

/** The ways and repositories that the list is narrowed to, each chip to be taken away. */
export function PublishedChips({ leavings }: { leavings: readonly Leaving[] }) {
  return (
    <>
      <WayChips />
      <TargetChips leavings={leavings} />
    </>
  );
}

function WayChips() {
  const { ways } = usePublishedLook((s) => s.filter);
  return ways.map((way) => (
    <Chip
      key={way}
      className={styles.chip}
      icon={<WayIcon way={way} named />}
      onRemove={() => change({ ways: ways.filter((other) => other !== way) })}
    >
      {wayWords[way]}
    </Chip>
  ));
}

function TargetChips({ leavings }: { leavings: readonly Leaving[] }) {
  const { targetIds } = usePublishedLook((s) => s.filter);
  const targets = targetsOf(leavings);
  return targetIds.map((id) => {
    const name = targets.find(({ targetId }) => targetId === id)?.name ?? unknownTarget;
    return (
      <Chip
        key={id}
        className={styles.chip}
        title={name}
        onRemove={() => change({ targetIds: targetIds.filter((other) => other !== id) })}
      >
        {name}
      </Chip>
    );
  });
}

const unknownTarget = 'Repository not known here';

/** Narrows what has left by way and repository. */
export function PublishedFilterButton({ leavings }: { leavings: readonly Leaving[] }) {
  const { filter } = usePublishedLook();
  const active = isNarrowed(filter);
  const counts = new Map<WayOut, number>();
  for (const { way } of leavings) counts.set(way, (counts.get(way) ?? 0) + 1);
  const ways = WayOut.options
    .filter((way) => counts.has(way) || filter.ways.includes(way))
    .map((id) => ({
      id,
      label: wayWords[id],
      count: counts.get(id) ?? 0,
      mark: <WayIcon way={id} named />,
    }));
  const targets = targetsOf(leavings).map(({ targetId, name, count }) => ({
    id: targetId,
    label: name ?? unknownTarget,
    count,
  }));
  return (
    <Popover
      label="Filter what has left"
      trigger={
        <IconButton label="Filter" icon={<ListFilter size={16} aria-hidden />} data-active={active || undefined} />
      }
    >
      <div className={styles.filter}>
        <ChoiceGroup label="Way">
          <WayChips />
          <Picker
            label="Way"
            options={ways}
            value={filter.ways}
            onChange={(chosen) => change({ ways: chosen as WayOut[] })}
            empty="Nothing has left that way"
            trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Way</AddChip>}
          />
        </ChoiceGroup>
        {targets.length > 0 && (
          <ChoiceGroup label="Repository">
            <TargetChips leavings={leavings} />
            <Picker
              label="Repository"
              options={targets}
              value={filter.targetIds}
              onChange={(targetIds) => change({ targetIds })}
              empty="No such repository"
              trigger={<AddChip icon={<Plus size={14} aria-hidden />}>Repository</AddChip>}
            />
          </ChoiceGroup>
        )}
        <Button disabled={!active} onClick={() => usePublishedLook.setState({ filter: noLeavingFilter })}>
          Clear filter
        </Button>
      </div>
    </Popover>
  );
}
