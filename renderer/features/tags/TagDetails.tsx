import { Merge, Pencil, Search } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { hueOf, type TagColor, tagColors } from '../../../shared/domain/tag.ts';
import { type TagUse, usesOf } from '../../../shared/domain/tag-usage.ts';
import { runCommand } from '../../commands/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import { formatList, plural } from '../../ui/format.ts';
import { Picker } from '../../ui/Picker.tsx';
import { TagMark } from '../../ui/TagMark.tsx';
import { TextArea } from '../../ui/TextField.tsx';
import { colorName, describeTag, quoted } from './change-tags.ts';
import styles from './Tags.module.css';

interface TagDetailsProps {
  use: TagUse;
  /** All tags, this one too. */
  others: readonly TagUse[];
  /** Why nothing can be changed; `null` where it can. */
  locked: string | null;
  merging: boolean;
  onMerging(open: boolean): void;
  onMerge(into: string): void;
}

/** One tag: what it means, its color, where it is used, and what can be done with it. */
export function TagDetails({ use, others, locked, merging, onMerging, onMerge }: TagDetailsProps) {
  const { tag, interviews, highlights } = use;
  const options = useMemo(
    () =>
      others
        .filter((other) => other.tag !== tag)
        .map((other) => ({
          id: other.tag,
          label: other.tag,
          count: usesOf(other),
          mark: <TagMark hue={hueOf(other.color)} />,
        })),
    [others, tag],
  );
  const used = [interviews > 0 && plural(interviews, 'interview'), highlights > 0 && plural(highlights, 'highlight')];
  return (
    <section className={styles.details} aria-label={`Tag ${tag}`}>
      <h2>{tag}</h2>
      <p className={styles.said}>
        {usesOf(use) === 0 ? 'Not used' : `In ${formatList(used.filter((part) => part !== false))}`}
      </p>
      <Description use={use} locked={locked} />
      <Colors use={use} locked={locked} />
      <div className={styles.actions}>
        {usesOf(use) > 0 && (
          <Button keys="Enter" icon={<Search size={16} aria-hidden />} onClick={() => runCommand('tag:search')}>
            Show where it is used
          </Button>
        )}
        <Button
          keys="F2"
          icon={<Pencil size={16} aria-hidden />}
          disabled={locked !== null}
          title={locked ?? undefined}
          onClick={() => runCommand('tag:rename')}
        >
          Rename…
        </Button>
        <Picker
          label="Merge into"
          single
          options={options}
          value={[]}
          onChange={([into]) => into !== undefined && onMerge(into)}
          empty="No such tag"
          open={merging}
          onOpenChange={onMerging}
          trigger={
            <Button
              keys="m"
              icon={<Merge size={16} aria-hidden />}
              disabled={locked !== null}
              title={locked ?? undefined}
            >
              Merge into…
            </Button>
          }
        />
        {usesOf(use) === 0 && (
          <Button
            danger
            disabled={locked !== null}
            title={locked ?? undefined}
            onClick={() => void describeTag(`Removed ${quoted(tag)}`, { tag, description: null, color: null })}
          >
            Remove
          </Button>
        )}
      </div>
    </section>
  );
}

/** What the tag means. Written when the field is left, or with Ctrl or ⌘ and Enter. */
function Description({ use, locked }: Pick<TagDetailsProps, 'use' | 'locked'>) {
  const { tag, description } = use;
  const [typed, setTyped] = useState(description ?? '');
  const known = useRef(description);
  if (known.current !== description) {
    known.current = description;
    setTyped(description ?? '');
  }
  const save = () => {
    const text = typed.trim();
    if (locked !== null || text === (description ?? '')) return;
    void describeTag(`Described ${quoted(tag)}`, { tag, description: text === '' ? null : text });
  };
  return (
    <TextArea
      label="Description"
      rows={3}
      maxLength={2000}
      placeholder="When to use it"
      readOnly={locked !== null}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        else if (event.key === 'Escape' && typed !== (description ?? '')) {
          event.stopPropagation();
          setTyped(description ?? '');
        }
      }}
    />
  );
}

function Colors({ use, locked }: Pick<TagDetailsProps, 'use' | 'locked'>) {
  const { tag, color } = use;
  const choose = (next: TagColor | null) => {
    const label = next === null ? `Took the color of ${quoted(tag)} away` : `Colored ${quoted(tag)} ${next}`;
    void describeTag(label, { tag, color: next });
  };
  return (
    <fieldset className={styles.colors} disabled={locked !== null}>
      <legend>Color</legend>
      {[null, ...tagColors].map((one) => {
        const name = one === null ? 'No color' : colorName(one);
        return (
          <label key={name} className={styles.color} title={name}>
            <input type="radio" name="color" aria-label={name} checked={one === color} onChange={() => choose(one)} />
            <TagMark hue={hueOf(one)} />
          </label>
        );
      })}
    </fieldset>
  );
}
