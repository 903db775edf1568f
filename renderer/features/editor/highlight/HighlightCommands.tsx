import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { SelectionAlwaysOnDisplay } from '@lexical/react/LexicalSelectionAlwaysOnDisplay';
import { $getSelection } from 'lexical';
import { useState } from 'react';
import type { HighlightAttributes } from '../../../../shared/markdown/highlights.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { callSeconds } from '../call/clock.ts';
import { useCallStart } from '../call/use-call.ts';
import { selectionAnchor } from '../format/selection-anchor.ts';
import { useFields, useLocked } from '../note-context.ts';
import { type HighlightChoice, HighlightForm } from './HighlightForm.tsx';
import { $changeMark, $highlightAt, $mark, $momentFor, $unmark } from './marks.ts';
import { newHighlightId } from './renew-ids.ts';

const selectedOpacity = '0.25';

interface Editing {
  anchor: ReturnType<typeof selectionAnchor>;
  /** The highlight that is there already. */
  known: HighlightAttributes | null;
  atSeconds: number | undefined;
}

/** "Mark as highlight": asks for kind and tags beside the selected text, then marks it. On a mark it changes that one. */
export function HighlightCommands() {
  const [editor] = useLexicalComposerContext();
  const startedAt = useCallStart();
  const participants = useFields('interview', (f) => f.participants);
  const locked = useLocked();
  const [editing, setEditing] = useState<Editing | null>(null);

  useCommand(
    'highlight:mark',
    () =>
      editor.focus(() => {
        // The moment is the one of the command, not of the end of choosing.
        const now = startedAt === null ? null : callSeconds(startedAt, Date.now());
        const found = editor.getEditorState().read(() => {
          const selection = $getSelection();
          return { known: $highlightAt(selection)?.getHighlight() ?? null, atSeconds: $momentFor(selection, now) };
        });
        setEditing({ anchor: selectionAnchor(editor), ...found });
      }),
    locked,
  );

  const close = () => {
    setEditing(null);
    editor.focus();
  };
  const apply = ({ kind, tags }: HighlightChoice) => {
    const { known, atSeconds } = editing!;
    editor.update(() => {
      if (known) return $changeMark(known.id, { kind, tags });
      const [participantId] = participants?.length === 1 ? participants : [];
      const made = $mark($getSelection(), {
        id: newHighlightId(),
        kind,
        tags,
        ...(participantId !== undefined && { participantId }),
        ...(atSeconds !== undefined && { atSeconds }),
      });
      if (made === 0) toast({ message: 'There is no text here that can be marked' });
    });
    close();
  };
  const remove = () => {
    const { known } = editing!;
    editor.update(() => known && $unmark(known.id));
    close();
  };

  if (!editing) return null;
  return (
    <>
      <SelectionAlwaysOnDisplay onReposition={tint} />
      <Popover
        label="Highlight"
        open
        anchor={editing.anchor}
        finalFocus={false}
        onOpenChange={(open) => !open && close()}
      >
        <HighlightForm known={editing.known} onApply={apply} {...(editing.known && { onRemove: remove })} />
      </Popover>
    </>
  );
}

/** What is about to be marked stays readable: these boxes lie above its text, and the system's color would cover it. */
function tint(boxes: readonly HTMLElement[]) {
  for (const { style } of boxes) {
    if (style.opacity === selectedOpacity) continue;
    style.background = 'var(--c-accent)';
    style.opacity = selectedOpacity;
  }
}
