import type { ReactNode } from 'react';
import { TextField } from '../../ui/TextField.tsx';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';

/** What the document says about itself, as typed. */
export interface DocumentFields {
  title: string;
  owner: string;
  deadline: string;
  feedbackWanted: string;
}

interface Props {
  fields: DocumentFields;
  onChange: (fields: DocumentFields) => void;
  /** Beside the heading: which document it is. */
  type?: ReactNode;
  /** Further properties, before the title. */
  children?: ReactNode;
}

/** Title, owner, deadline and what feedback is wanted: what the pull request opens with. */
export function DocumentSection({ fields, onChange, type, children }: Props) {
  const field = (key: keyof DocumentFields, label: string, maxLength: number, placeholder = '') => (
    <TextField
      label={label}
      className={styles.prop}
      value={fields[key]}
      maxLength={maxLength}
      placeholder={placeholder}
      aria-invalid={key === 'title' && fields.title.trim() === '' ? true : undefined}
      onChange={(event) => onChange({ ...fields, [key]: event.target.value })}
    />
  );
  return (
    <Section id="export-document" title="Document" aside={type}>
      {children}
      {field('title', 'Title', 200)}
      {field('owner', 'Owner', 200)}
      {field('deadline', 'Deadline', 100, 'Friday, November 27')}
      {field('feedbackWanted', 'Feedback', 500, 'What should reviewers answer?')}
      {fields.title.trim() === '' && (
        <p role="alert" className={styles.note}>
          Give it a title: branch and file are named after it.
        </p>
      )}
    </Section>
  );
}
