import { useEffect, useMemo, useState } from 'react';
import type { Output } from '../../../shared/ipc/index.ts';
import type { TrashedNote } from '../../../shared/ipc/trash.ts';
import { compareNotes } from '../../../shared/markdown/compare/compare-notes.ts';
import { call } from '../../api.ts';
import { ComparedNote } from '../../ui/compared/ComparedNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { sentenceOf } from '../../ui/errors.ts';
import styles from './Trash.module.css';

/** The text of a note in the trash, as it reads. */
export function TrashPreview({ note }: { note: TrashedNote }) {
  const [file, setFile] = useState<Output<'trash:read'> | { error: string } | null>(null);
  useEffect(() => {
    let left = false;
    call('trash:read', { trashedId: note.trashedId }).then(
      (read) => {
        if (!left) setFile(read);
      },
      (error: unknown) => {
        if (!left) setFile({ error: sentenceOf(error) ?? '' });
      },
    );
    return () => {
      left = true;
    };
  }, [note.trashedId]);
  const text = file && 'text' in file && file.isText ? file.text : null;
  const comparison = useMemo(() => (text === null ? null : compareNotes(text, text)), [text]);
  const isEmpty = comparison !== null && comparison.stretches.length === 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard
    <section className={styles.text} tabIndex={0} aria-label="Its text">
      <h2 className={styles.heading}>{note.title}</h2>
      {file && 'error' in file && <ErrorNote>{file.error}</ErrorNote>}
      {file && 'text' in file && !file.isText && (
        <p className={styles.notice}>This file holds bytes that are not text. It can be restored as it is.</p>
      )}
      {isEmpty && <p className={styles.notice}>There is no text in it.</p>}
      {comparison && <ComparedNote comparison={comparison} folds={false} />}
      {file && 'text' in file && !file.isWhole && (
        <p className={styles.notice}>The rest is not shown here. Restore it to read all of it.</p>
      )}
    </section>
  );
}
