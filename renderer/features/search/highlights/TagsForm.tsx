import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { StandingHighlight } from '../../../../shared/findings/standing.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ChipField } from '../../../ui/ChipField.tsx';
import { PickerList } from '../../../ui/PickerList.tsx';
import { findOptions, isNamed, type PickerOption } from '../../../ui/picker-options.ts';
import { usePickerField } from '../../../ui/use-picker-field.ts';
import { sharedTags, type TagChange } from './bulk-edits.ts';
import styles from './Highlights.module.css';
import { useHighlights } from './highlights-store.ts';

const rowsShown = 5;

/** Tags of several highlights from one field: letters find tags, Enter adds the marked one, and in an empty field applies. */
export function TagsForm({
  highlights,
  onApply,
}: {
  highlights: StandingHighlight[];
  onApply(change: TagChange): void;
}) {
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const { typed, word, type, marked, setMarked, listId, fieldProps } = usePickerField();
  const field = useRef<HTMLInputElement>(null);
  const options = useTagOptions();
  const there = useMemo(() => sharedTags(highlights), [highlights]);
  useLayoutEffect(() => field.current?.focus(), []);

  const onAll = there.filter(({ count }) => count === highlights.length).map(({ tag }) => tag);
  const others = options.filter(({ id }) => !add.includes(id) && !(onAll.includes(id) && !remove.includes(id)));
  const isNew = word !== '' && !isNamed(options, word) && !add.includes(word);
  const found = findOptions(others, word, isNew ? rowsShown - 1 : rowsShown);
  const rows = [...found.map(({ option }) => option.id), ...(isNew ? [word] : [])];
  const at = word === '' ? -1 : Math.min(marked, rows.length - 1);
  const addTag = (tag: string | undefined) => {
    if (tag === undefined) return;
    setRemove(remove.filter((other) => other !== tag));
    if (!onAll.includes(tag) && !add.includes(tag)) setAdd([...add, tag]);
    type('');
    field.current?.focus();
  };
  const takeAway = (tag: string) => {
    setAdd(add.filter((other) => other !== tag));
    if (there.some((one) => one.tag === tag) && !remove.includes(tag)) setRemove([...remove, tag]);
    field.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (arrow !== 0 && rows.length > 0 && at >= 0) setMarked((at + arrow + rows.length) % rows.length);
    else if (event.key === 'Enter' && at >= 0) addTag(rows[at]);
    else if (event.key === 'Enter') onApply({ add, remove });
    else if (event.key === ',') addTag(rows[at] ?? (word === '' ? undefined : word));
    else if (event.key === 'Backspace' && typed === '' && add.length > 0) setAdd(add.slice(0, -1));
    else return;
    event.preventDefault();
  };
  const kept = there.filter(({ tag }) => !remove.includes(tag) && !add.includes(tag));
  return (
    <div className={styles.form}>
      <ChipField
        ref={field}
        className={styles.tags}
        chips={
          <>
            {kept.map(({ tag, count }) => (
              <Chip
                key={tag}
                {...(count < highlights.length && { prefix: `${count} of ${highlights.length}` })}
                onRemove={() => takeAway(tag)}
              >
                {tag}
              </Chip>
            ))}
            {add.map((tag) => (
              <Chip key={tag} prefix="add" onRemove={() => setAdd(add.filter((other) => other !== tag))}>
                {tag}
              </Chip>
            ))}
            {remove.map((tag) => (
              <Chip
                key={tag}
                prefix="take away"
                removeLabel={`Keep ${tag}`}
                onRemove={() => setRemove(remove.filter((other) => other !== tag))}
              >
                {tag}
              </Chip>
            ))}
          </>
        }
        {...fieldProps(rows.length, at)}
        aria-label="Add a tag"
        placeholder="Add a tag"
        onKeyDown={keyDown}
      />
      <PickerList
        id={listId}
        label="Tags"
        found={found}
        create={isNew ? { label: 'New tag', typed: word } : null}
        marked={at}
        onChoose={(row) => addTag(rows[row])}
        className={styles.rows}
      />
      <div className={styles.actions}>
        <Button disabled={add.length + remove.length === 0} onClick={() => onApply({ add, remove })}>
          Apply
        </Button>
      </div>
    </div>
  );
}

/** The tags of notes and of the highlights found, most used first. */
function useTagOptions(): PickerOption[] {
  const notes = useVault((s) => s.notes);
  const found = useHighlights((s) => s.found);
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { tags } of [...notes, ...(found ?? [])])
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([tag, count]) => ({ id: tag, label: tag, count }));
  }, [notes, found]);
}
