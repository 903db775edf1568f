import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import type { NoteSummary } from '../../../shared/domain/interview.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { AddChip } from '../../ui/Chip.tsx';
import { formatDate } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';
import type { HighlightsByInterview } from './use-highlights.ts';

interface Props {
  notes: readonly NoteSummary[];
  interviewIds: readonly string[];
  onInterviews: (ids: string[]) => void;
  scope: 'notes' | 'highlights';
  /** Left out where the document decides itself what of them goes out. */
  onScope?: (scope: 'notes' | 'highlights') => void;
  highlights?: HighlightsByInterview;
  /** Ids of highlights that are left out. */
  leftOut?: ReadonlySet<string>;
  onLeaveOut?: (highlightId: string, out: boolean) => void;
}

const none: HighlightsByInterview = new Map();

/** Which interviews go out, whole or as single highlights. */
export function InterviewsSection(props: Props) {
  const { notes, interviewIds, onInterviews, scope, onScope } = props;
  const byId = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes]);
  const options = useMemo(
    () => notes.map((note) => ({ id: note.id, label: note.title || 'Untitled', hint: formatDate(note.date) })),
    [notes],
  );
  return (
    <Section
      id="export-interviews"
      title="Interviews"
      count={interviewIds.length}
      aside={
        onScope && (
          <Segmented
            label="What of them"
            options={[
              { value: 'notes', label: 'Whole notes' },
              { value: 'highlights', label: 'Highlights only' },
            ]}
            value={scope}
            onChange={onScope}
          />
        )
      }
    >
      <ul className={styles.interviews}>
        {interviewIds.map((id) => (
          <li key={id}>
            <div className={styles.interview}>
              <span className={styles.title}>{byId.get(id)?.title || 'Untitled'}</span>
              <span className={styles.date}>{byId.get(id) ? formatDate(byId.get(id)!.date) : 'gone'}</span>
              <IconButton
                label={`Take out ${byId.get(id)?.title || 'Untitled'}`}
                icon={<X size={14} aria-hidden />}
                onClick={() => onInterviews(interviewIds.filter((other) => other !== id))}
              />
            </div>
            {scope === 'highlights' && <Highlights {...props} interviewId={id} />}
          </li>
        ))}
      </ul>
      <Picker
        label="Interview"
        options={options}
        value={interviewIds}
        onChange={onInterviews}
        empty="No interview matches"
        trigger={
          <AddChip aria-label="Add interviews" icon={<Plus size={14} aria-hidden />}>
            Add interviews
          </AddChip>
        }
      />
    </Section>
  );
}

function Highlights({ interviewId, highlights = none, leftOut, onLeaveOut }: Props & { interviewId: string }) {
  const list = highlights.get(interviewId);
  if (list === undefined) return null;
  if (list.length === 0) return <p className={styles.quiet}>No highlights in this interview.</p>;
  return (
    <ul className={styles.highlights}>
      {list.map((highlight) => (
        <li key={highlight.id}>
          <Checkbox
            checked={!leftOut?.has(highlight.id)}
            onChange={(checked) => onLeaveOut?.(highlight.id, !checked)}
            className={styles.highlight}
          >
            <span className={styles.quote} title={highlight.text}>
              <span className={styles.kind}>{highlight.kind}</span> {highlight.text}
            </span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}
