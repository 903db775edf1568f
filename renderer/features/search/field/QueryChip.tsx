import { TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { QueryProblem } from '../../../../shared/search/language/ast.ts';
import { problemSentence } from '../../../../shared/search/language/sentences.ts';
import { useVault } from '../../../state/vault.ts';
import { usePeople } from '../../../ui/roster-context.ts';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { chipWords } from './chip-words.ts';
import styles from './QueryField.module.css';

interface Props {
  /** The filter as it is written. */
  text: string;
  problem: QueryProblem | undefined;
  /** It is where Tab stops; arrow keys lead to the others. */
  isStop: boolean;
  onEdit(): void;
  onRemove(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** A finished filter. Pressed, it becomes text again. */
export const QueryChip = memo(function QueryChip({ text, problem, isStop, onEdit, onRemove, onKeyDown }: Props) {
  const people = usePeople();
  const goals = useVault((s) => s.goals);
  const { prefix, values, teamId } = chipWords(text, { ...people, goals });
  const label = `${prefix} ${values}`;
  return (
    <span className={styles.chip} data-problem={problem !== undefined || undefined}>
      <button
        type="button"
        data-chip
        tabIndex={isStop ? 0 : -1}
        aria-label={problem ? `${label}. ${problemSentence(problem)}` : label}
        aria-description="Enter edits it, Delete removes it"
        title={problem ? problemSentence(problem) : label}
        onClick={onEdit}
        onKeyDown={onKeyDown}
        className={styles.chipText}
      >
        {problem && <TriangleAlert size={12} aria-hidden />}
        <span className={styles.prefix}>{prefix}</span>
        {teamId !== undefined && <TeamDot team={teamId} />}
        <span className={styles.values}>{values}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Remove ${label}`}
        onClick={onRemove}
        onPointerDown={(event) => event.preventDefault()}
        className={styles.remove}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
});
