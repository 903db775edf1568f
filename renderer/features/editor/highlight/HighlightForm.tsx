import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type HighlightKind, highlightKinds } from '../../../../shared/domain/interview.ts';
import type { HighlightAttributes } from '../../../../shared/markdown/highlights.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { humanize } from '../../../ui/format.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
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

/** Kind and tags of a highlight. All of it from one field: 1–7 and the arrows choose the kind, letters write tags, Enter is done. */
export function HighlightForm({ known, onApply, onRemove }: HighlightFormProps) {
  const [kind, setKind] = useState<HighlightKind>(known?.kind ?? 'pain');
  const [tags, setTags] = useState<string[]>(known?.tags ?? []);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const options = useTagOptions();
  useEffect(() => field.current?.focus(), []);

  const word = typed.trim().toLowerCase();
  const completion =
    word === '' ? undefined : options.find(({ id }) => id.toLowerCase().startsWith(word) && !tags.includes(id))?.id;
  const withTyped = (text: string) =>
    text.trim() === '' || tags.includes(text.trim()) ? tags : [...tags, text.trim()];
  const addTag = (text: string) => {
    setTags(withTyped(text));
    setTyped('');
  };
  const step = (by: number) => {
    const at = (highlightKinds.indexOf(kind) + by + highlightKinds.length) % highlightKinds.length;
    setKind(highlightKinds[at]!);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const digit = typed === '' && /^[1-7]$/.test(event.key) ? Number(event.key) : null;
    if (digit !== null && !event.ctrlKey && !event.metaKey) setKind(highlightKinds[digit - 1]!);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') onApply({ kind, tags: withTyped(typed) });
    else if (event.key === ',') addTag(typed);
    else if (event.key === 'Tab' && completion && !event.shiftKey) addTag(completion);
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
      <div className={styles.tags}>
        {tags.map((tag) => (
          <Chip key={tag} onRemove={() => setTags(tags.filter((other) => other !== tag))}>
            {tag}
          </Chip>
        ))}
        <input
          ref={field}
          aria-label="Tags, parted by commas. The keys 1 to 7 choose the kind."
          placeholder={tags.length === 0 ? 'Tags' : ''}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {completion && completion !== typed && (
          <span className={styles.completion}>
            {completion} <Kbd keys="Tab" />
          </span>
        )}
      </div>
      <div className={styles.actions}>
        {onRemove && (
          <Button variant="quiet" danger onClick={onRemove}>
            Remove
          </Button>
        )}
        <Button onClick={() => onApply({ kind, tags: withTyped(typed) })}>{known ? 'Change' : 'Mark'}</Button>
      </div>
    </div>
  );
}
