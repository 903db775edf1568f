import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { useNoteView } from '../note-context.ts';
import styles from './fields.module.css';

/** What of the properties cannot be read, each in a sentence. The file keeps it as it stands. */
export function FieldProblems() {
  const problems = useNoteView((v) => v.problems);
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Properties to check" className={styles.problems}>
      {problems.map(({ field, message }) => (
        <li key={field + message}>
          <ErrorNote>{message}</ErrorNote>
        </li>
      ))}
    </ul>
  );
}
