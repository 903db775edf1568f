import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $createNodeSelection,
  $getNodeByKey,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import { useEffect, useRef } from 'react';
import { useCommand } from '../../../commands/use-command.ts';
import { announce } from '../../../state/status.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useLocked } from '../note-context.ts';
import styles from './RepairPlugin.module.css';
import { $repairTag, canMend } from './repair-tags.ts';
import type { TagProblem, TagProblemKind } from './tag-problems.ts';
import { askToRepair, useTagProblems, useWatchTagProblems } from './use-tag-problems.ts';

/** What is said of a tag in a list, in full beside it, and on the two buttons. */
export const repairWords: Record<TagProblemKind, { title: string; text: string; mend: string; remove: string }> = {
  unclosed: {
    title: 'Tag without its end',
    text: 'A highlight tag has lost its other half, so it is shown as text.',
    mend: 'Close it at the end of its line',
    remove: 'Remove the tag',
  },
  unopened: {
    title: 'Tag without its beginning',
    text: 'The end of a highlight has lost its beginning, so it is shown as text.',
    mend: '',
    remove: 'Remove the tag',
  },
  alone: {
    title: 'Tag alone on its line',
    text: 'A highlight tag alone on its line turns what follows into HTML.',
    mend: 'Join it to its text',
    remove: 'Remove the tag',
  },
  'bad-id': {
    title: 'Not a valid id',
    text: 'This highlight has no valid id, so it is not counted.',
    mend: 'Give it a new id',
    remove: 'Remove the highlight',
  },
  'unknown-kind': {
    title: 'Unknown kind',
    text: 'This highlight has a kind that Fieldbook does not know. It is shown as a quote.',
    mend: 'Make it a quote',
    remove: 'Remove the highlight',
  },
  duplicate: {
    title: 'Same id as another',
    text: 'This passage has the id of another highlight of this interview.',
    mend: 'Make it a highlight of its own',
    remove: 'Remove this highlight',
  },
};

/** Repairs highlight tags: goes to one and asks, right beside it, what is to become of it. */
export function RepairPlugin() {
  const [editor] = useLexicalComposerContext();
  useWatchTagProblems();
  const locked = useLocked();
  const problems = useTagProblems((s) => s.problems);
  const asked = useTagProblems((s) => s.asked);
  useCommand(
    'highlight:repair',
    () => {
      const next = nextProblem(editor, problems);
      if (next) askToRepair(next);
    },
    locked ?? (problems.length === 0 ? 'Every highlight tag of this interview is whole' : null),
  );
  if (!asked || locked) return null;
  return <Repair key={asked.key} problem={asked} />;
}

function Repair({ problem }: { problem: TagProblem }) {
  const [editor] = useLexicalComposerContext();
  const first = useRef<HTMLButtonElement>(null);
  const element = editor.getElementByKey(problem.key);
  const words = repairWords[problem.kind];
  const close = () => {
    useTagProblems.setState({ asked: null });
    editor.focus();
  };
  const repair = (how: 'mend' | 'remove') => {
    editor.update(() => void $repairTag(problem, how), { tag: HISTORY_PUSH_TAG, discrete: true });
    announce('Repaired');
    close();
  };
  useEffect(() => {
    element?.scrollIntoView({ block: 'nearest' });
    // The caret goes there, so that undo and typing go on where the repair was.
    editor.update(() => $selectStartOf(problem), { tag: SKIP_DOM_SELECTION_TAG });
  }, [editor, element, problem]);
  if (!element) return null;
  return (
    <Popover
      label="Repair a highlight tag"
      open
      anchor={element}
      initialFocus={first}
      finalFocus={false}
      onOpenChange={(open) => !open && close()}
    >
      <p className={styles.text}>{words.text}</p>
      <div className={styles.actions}>
        {canMend(problem) && (
          <Button ref={first} onClick={() => repair('mend')}>
            {words.mend}
          </Button>
        )}
        <Button {...(!canMend(problem) && { ref: first })} variant="quiet" onClick={() => repair('remove')}>
          {words.remove}
        </Button>
      </div>
    </Popover>
  );
}

function $selectStartOf({ key }: TagProblem): void {
  const node = $getNodeByKey(key);
  if ($isElementNode(node)) node.selectStart();
  else if (node) {
    const selection = $createNodeSelection();
    selection.add(key);
    $setSelection(selection);
  }
}

/** The problem at or after the caret, else the first of the note. */
function nextProblem(editor: LexicalEditor, problems: readonly TagProblem[]): TagProblem | undefined {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    const at = $isRangeSelection(selection) ? selection.anchor.getNode() : selection?.getNodes()[0];
    const after = problems.find(({ key }) => {
      const node = $getNodeByKey(key);
      return at && node && (node.is(at) || node.isParentOf(at) || at.isBefore(node));
    });
    return after ?? problems[0];
  });
}
