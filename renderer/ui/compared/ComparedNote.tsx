import { UnfoldVertical } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { NoteComparison } from '../../../shared/markdown/compare/compare-notes.ts';
import { Button } from '../Button.tsx';
import { plural } from '../format.ts';
import { usePeople } from '../roster-context.ts';
import { personName } from '../roster-look.ts';
import styles from './Compared.module.css';
import { ComparedRows } from './ComparedRows.tsx';
import { type FieldWords, fieldWords, type NameOf } from './field-words.ts';
import { partsOf } from './parts.ts';

interface Props {
  comparison: NoteComparison;
  /** Long stretches without a change are hidden until they are asked for. */
  folds?: boolean;
}

/** Parts drawn at once; the rest follows without holding up the page. */
const atOnce = 6;

/** A note with what changed in it, looking as it does in the editor. Give it a `key` of its own for each comparison. */
export function ComparedNote({ comparison, folds = true }: Props) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const parts = useMemo(() => partsOf(comparison, opened, folds), [comparison, opened, folds]);
  const drawn = useGrowing(parts.length);
  return (
    <div className={styles.note}>
      {comparison.fields.length > 0 && <Fields comparison={comparison} />}
      {parts.slice(0, drawn).map((part) =>
        'fold' in part ? (
          <div key={part.key} className={styles.fold}>
            <Button
              variant="quiet"
              icon={<UnfoldVertical size={14} aria-hidden />}
              onClick={() => setOpened((known) => new Set([...known, part.fold]))}
            >
              Show {plural(part.lines, 'more line', 'more lines')}
            </Button>
          </div>
        ) : (
          <ComparedRows key={part.key} before={part.before} after={part.after} definitions={comparison.definitions} />
        ),
      )}
    </div>
  );
}

/** How many of so many parts are to be drawn by now: some at once, then more with each turn of the event loop. */
function useGrowing(total: number): number {
  const [drawn, setDrawn] = useState(atOnce);
  useEffect(() => {
    if (drawn >= total) return;
    const timer = setTimeout(() => setDrawn(drawn + atOnce), 0);
    return () => clearTimeout(timer);
  }, [drawn, total]);
  return drawn;
}

function Fields({ comparison }: { comparison: NoteComparison }) {
  const { roster, participants } = usePeople();
  const nameOf: NameOf = (kind, id) =>
    kind === 'team'
      ? (roster.teams.find((team) => team.id === id)?.name ?? id)
      : (participants.find((one) => one.id === id)?.name ?? personName(roster, id));
  return (
    <dl className={styles.fields} aria-label="Properties that changed">
      {comparison.fields.map((change) => (
        <FieldRow key={change.key} words={fieldWords(change, nameOf)} />
      ))}
    </dl>
  );
}

function FieldRow({ words: { label, removed, added } }: { words: FieldWords }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {removed.map((word) => (
          <del key={word}>{word}</del>
        ))}
        {added.map((word) => (
          <ins key={word}>{word}</ins>
        ))}
        {removed.length + added.length === 0 && <span className={styles.was}>order changed</span>}
      </dd>
    </div>
  );
}
