import { $isCodeNode } from '@lexical/code-core';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  KEY_DOWN_COMMAND,
  type TextFormatType,
} from 'lexical';
import { useEffect } from 'react';
import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { type CommandId, commandIds, definitionOf, keysOf } from '../../../../shared/commands.ts';
import { runCommand, useCommand } from '../../../commands/use-command.ts';
import { isMac } from '../../../ui/keys.ts';
import { useLocked } from '../note-context.ts';
import { $blockOf, type BlockKind, insertRule, insertTable, setBlocks } from './blocks.ts';

const marks: readonly [CommandId, TextFormatType][] = [
  ['format:bold', 'bold'],
  ['format:italic', 'italic'],
  ['format:strike', 'strikethrough'],
  ['format:code', 'code'],
];

const blocks: readonly [CommandId, BlockKind][] = [
  ['format:paragraph', 'paragraph'],
  ['format:heading-1', 'h1'],
  ['format:heading-2', 'h2'],
  ['format:heading-3', 'h3'],
  ['format:bullet-list', 'bullet'],
  ['format:number-list', 'number'],
  ['format:task-list', 'check'],
  ['format:quote', 'quote'],
  ['format:code-block', 'code'],
];

/** Keys that hold in the text alone. A digit is meant as its key: with Shift it types another character. */
const bindings = commandIds
  .filter((id) => definitionOf(id).scope === 'editor')
  .flatMap((id) => keysOf(id, isMac).map((keys) => ({ id, keys: keys.replace(/\d$/, 'Digit$&') })))
  .map(({ id, keys }) => ({ id, press: parseKeybinding(keys)[0]! }));

/** Offers every `format:*` command but the link, and binds the keys of the text. */
export function FormatCommands() {
  const [editor] = useLexicalComposerContext();
  const locked = useLocked();
  return (
    <>
      {marks.map(([id, format]) => (
        <Offer
          key={id}
          id={id}
          locked={locked}
          run={() => {
            const isCode = editor.getEditorState().read(() => {
              const selection = $getSelection();
              return $isRangeSelection(selection) && $isCodeNode($blockOf(selection.anchor.getNode()));
            });
            if (!isCode) editor.dispatchCommand(FORMAT_TEXT_COMMAND, format);
          }}
        />
      ))}
      {blocks.map(([id, kind]) => (
        <Offer key={id} id={id} locked={locked} run={() => setBlocks(editor, kind)} />
      ))}
      <Offer id="format:table" locked={locked} run={() => insertTable(editor)} />
      <Offer id="format:rule" locked={locked} run={() => insertRule(editor)} />
      <Keys />
    </>
  );
}

function Offer({ id, run, locked }: { id: CommandId; run: () => void; locked: string | null }) {
  const [editor] = useLexicalComposerContext();
  useCommand(
    id,
    () => {
      // From the palette or a menu the focus comes back to the text, where its selection still is.
      editor.focus(run);
    },
    locked,
  );
  return null;
}

function Keys() {
  const [editor] = useLexicalComposerContext();
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const hit = bindings.find(({ press }) => matchKeybindingPress(event, press));
          if (!hit || event.isComposing) return false;
          event.preventDefault();
          if (!event.repeat) runCommand(hit.id);
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  );
  return null;
}
