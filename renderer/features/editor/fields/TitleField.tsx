import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { useVault } from '../../../state/vault.ts';
import { useLook } from '../kinds/document-look.ts';
import { useLocked, useNote, useNoteView } from '../note-context.ts';
import styles from './fields.module.css';

/** A title longer than this is set as text, not as a headline. In UTF-16 units. */
const longTitle = 200;

/** The title of the document: a line that wraps. Enter and the down arrow at its end go to the text. */
export function TitleField({ focus }: { focus: boolean }) {
  const session = useNote();
  const id = useNoteView((v) => v.id);
  const { key, label, placeholder } = useLook().title;
  const title = useNoteView((v) => String((v.fields as Record<string, unknown>)[key] ?? ''));
  const derived = useVault((s) => (title === '' ? s.notes.find((n) => n.id === id)?.title : undefined));
  const locked = useLocked();
  // Spaces at the edges stay on screen while one types on, but are not part of the title.
  const [typed, setTyped] = useState(title);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  useCommand(
    'note:rename',
    () => {
      field.current?.focus();
      field.current?.select();
    },
    locked,
  );

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const area = event.currentTarget;
    const isAtEnd = area.selectionStart === area.value.length;
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && !(event.key === 'ArrowDown' && isAtEnd)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    session.focus();
  };

  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      className={styles.title}
      data-long={title.length > longTitle || undefined}
      placeholder={derived || placeholder}
      value={typed.trim() === title ? typed : title}
      readOnly={locked !== null}
      onKeyDown={onKeyDown}
      onBlur={() => setTyped(title)}
      onChange={(event) => {
        const line = event.target.value.replace(/\s*[\r\n]+\s*/g, ' ');
        setTyped(line);
        session.setFields({ [key]: line.trim() });
      }}
    />
  );
}
