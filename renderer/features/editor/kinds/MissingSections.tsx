import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $isHeadingNode } from '@lexical/rich-text';
import { $getRoot } from 'lexical';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  addSections,
  type FindingSection,
  headingsOf,
  missingSections,
} from '../../../../shared/markdown/add-sections.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { AddChip } from '../../../ui/Chip.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useLocked, useNote } from '../note-context.ts';
import styles from './MissingSections.module.css';

const rest = 500; // ms after an edit

/** Below the text of a finding: the sections that it is expected to have and has not, each begun by a press. */
export function MissingSections() {
  const [editor] = useLexicalComposerContext();
  const session = useNote();
  const locked = useLocked();
  const missing = useMissing();
  const add = (names: readonly FindingSection[]) => {
    const text = addSections(session.text(), names);
    if (text === null)
      return toast({ message: 'The end of the text takes no heading. Close its code block first.', error: true });
    session.replaceText(text);
    editor.focus(undefined, { defaultSelection: 'rootEnd' });
    editor.update(() => void $getRoot().selectEnd());
  };
  useCommand(
    'finding:add-sections',
    () => add(missingSections(headingsOf(session.text()))),
    locked ?? (missing.length === 0 ? 'All of them are there' : null),
  );
  if (missing.length === 0 || locked !== null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a legend and its own layout
    <div role="group" aria-label="Missing sections" className={styles.foot}>
      {missing.map((name) => (
        <AddChip key={name} icon={<Plus size={14} aria-hidden />} onClick={() => add([name])}>
          {name}
        </AddChip>
      ))}
    </div>
  );
}

/** What the headings on screen lack; follows the text. */
function useMissing(): readonly FindingSection[] {
  const [editor] = useLexicalComposerContext();
  const [missing, setMissing] = useState<readonly FindingSection[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      const headings = editor.getEditorState().read(() =>
        $getRoot()
          .getChildren()
          .filter($isHeadingNode)
          .map((heading) => heading.getTextContent()),
      );
      const now = missingSections(headings);
      setMissing((before) => (before.join() === now.join() ? before : now));
    };
    read();
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0 && !tags.has('historic')) return;
      timer ??= setTimeout(read, rest);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor]);
  return missing;
}
