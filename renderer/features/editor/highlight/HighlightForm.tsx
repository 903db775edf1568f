import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type HighlightKind, highlightKinds } from '../../../../shared/domain/interview.ts';
import type { HighlightAttributes } from '../../../../shared/markdown/highlights.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ChipField } from '../../../ui/ChipField.tsx';
import { humanize } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { PickerList } from '../../../ui/PickerList.tsx';
import { findOptions, isNamed } from '../../../ui/picker-options.ts';
import { usePickerField } from '../../../ui/use-picker-field.ts';
import { useTagOptions } from '../fields/options.tsx';
import styles from './HighlightForm.module.css';
import { KindTile } from './KindTile.tsx';

export interface HighlightChoice {
  kind: HighlightKind;
  tags: string[];
}

interface HighlightFormProps {
  known: HighlightAttributes | null;
  onApply: (choice: HighlightChoice) => void;
  onRemove?: () => void;
}

const rowsShown = 4;

/**
 * Kind and tags of a highlight, all of it from one field: 1–7 and the arrows choose the kind, letters find tags. Then the
 * arrows go through these, Tab takes the marked one, Enter takes it and is done.
 */
export function HighlightForm({ known, onApply, onRemove }: HighlightFormProps) {
  const [kind, setKind] = useState<HighlightKind>(known?.kind ?? 'pain');
  const [tags, setTags] = useState<string[]>(known?.tags ?? []);
  const { typed, word, type, marked, setMarked, listId, fieldProps } = usePickerField();
  const field = useRef<HTMLInputElement>(null);
  const options = useTagOptions();
  useLayoutEffect(() => field.current?.focus(), []);

  const others = options.filter(({ id }) => !tags.includes(id));
  const isNew =
    word !== '' &&
    !isNamed(options, word) &&
    !isNamed(
      tags.map((tag) => ({ id: tag, label: tag })),
      word,
    );
  const found = findOptions(others, word, isNew ? rowsShown - 1 : rowsShown);
  const rows = [...found.map(({ option }) => option.id), ...(isNew ? [word] : [])];
  const at = word === '' ? -1 : Math.min(marked, rows.length - 1);
  const withTag = (tag: string | undefined) => (tag === undefined || tags.includes(tag) ? tags : [...tags, tag]);
  const addTag = (tag: string | undefined) => {
    setTags(withTag(tag));
    type('');
    field.current?.focus();
  };
  const step = (by: number) => {
    const at = (highlightKinds.indexOf(kind) + by + highlightKinds.length) % highlightKinds.length;
    setKind(highlightKinds[at]!);
  };

  const stepRow = (by: number) => setMarked((at + by + rows.length) % rows.length);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const digit = typed === '' && /^[1-7]$/.test(event.key) ? Number(event.key) : null;
    if (digit !== null && !event.ctrlKey && !event.metaKey) setKind(highlightKinds[digit - 1]!);
    else if (arrow !== 0 && rows.length > 0 && at >= 0) stepRow(arrow);
    else if (arrow !== 0) step(arrow);
    else if (event.key === 'Enter') onApply({ kind, tags: withTag(rows[at]) });
    else if (event.key === ',') addTag(word === '' ? undefined : word);
    else if (event.key === 'Tab' && at >= 0 && !event.shiftKey) addTag(rows[at]);
    else if (event.key === 'Backspace' && typed === '' && tags.length > 0) setTags(tags.slice(0, -1));
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.form}>
      <fieldset className={styles.kinds}>
        <legend className={styles.legend}>Kind of highlight</legend>
        {highlightKinds.map((one, index) => (
          <label key={one} className={styles.kind}>
            <input type="radio" name="kind" checked={one === kind} onChange={() => setKind(one)} />
            <KindTile kind={one} />
            {humanize(one)}
            <Kbd keys={String(index + 1)} />
          </label>
        ))}
      </fieldset>
      <ChipField
        ref={field}
        className={styles.tags}
        chips={tags.map((tag) => (
          <Chip key={tag} onRemove={() => setTags(tags.filter((other) => other !== tag))}>
            {tag}
          </Chip>
        ))}
        {...fieldProps(rows.length, at)}
        aria-label="Tags, parted by commas. The keys 1 to 7 choose the kind."
        placeholder={tags.length === 0 ? 'Tags' : ''}
        onKeyDown={onKeyDown}
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
        {onRemove && (
          <Button variant="quiet" danger onClick={onRemove}>
            Remove
          </Button>
        )}
        <Button onClick={() => onApply({ kind, tags: withTag(word === '' ? undefined : rows[at]) })}>
          {known ? 'Change' : 'Mark'}
        </Button>
      </div>
    </div>
  );
}
