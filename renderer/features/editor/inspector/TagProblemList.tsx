import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { TriangleAlert } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { repairWords } from '../highlight/RepairPlugin.tsx';
import { askToRepair, useTagProblems } from '../highlight/use-tag-problems.ts';
import { useLocked } from '../note-context.ts';
import { showNode } from '../reveal/RevealPlugin.tsx';
import styles from './Inspector.module.css';

/** Highlight tags of the note that are not whole: choosing one goes there, Repair asks how. */
export function TagProblemList() {
  const [editor] = useLexicalComposerContext();
  const problems = useTagProblems((s) => s.problems);
  const locked = useLocked();
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Highlight tags to repair" className={styles.problems}>
      {problems.map((problem) => {
        const element = () => editor.getElementByKey(problem.key);
        const { title } = repairWords[problem.kind];
        return (
          <li key={problem.key} className={styles.tagProblem}>
            <button type="button" className={styles.highlight} onClick={() => showNode(element())}>
              <TriangleAlert size={14} aria-hidden />
              <span className={styles.text} title={problem.text}>
                {title}
              </span>
            </button>
            <Button
              variant="quiet"
              disabled={locked !== null}
              aria-label={`Repair: ${title}`}
              onClick={() => {
                showNode(element());
                askToRepair(problem);
              }}
            >
              Repair
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
