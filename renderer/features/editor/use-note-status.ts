import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { HISTORIC_TAG } from 'lexical';
import { useEffect } from 'react';
import type { ErrorCode } from '../../../shared/result.ts';
import { useCommand } from '../../commands/use-command.ts';
import { announce, clearStatus, type SaveState as Shown, setStatus } from '../../state/status.ts';
import { useLocked, useNote, useNoteView } from './note-context.ts';
import type { SaveState } from './session/save-state.ts';
import { useShownNote } from './use-shown-note.ts';
import { createWordCount } from './word-count.ts';

const reasons: { [C in ErrorCode]?: string } = {
  'disk-full': 'the disk is full',
  'read-only': 'the file cannot be written',
  permission: 'Fieldbook may not write there',
  'vault-gone': 'the vault’s folder is missing',
  'no-vault': 'its vault is closed',
  'newer-schema': 'a newer Fieldbook wrote this vault',
  io: 'the disk reported a problem',
  'too-large': 'it is too large',
};

/** Milliseconds between two times that "Saved" is spoken while somebody types. */
const quiet = 20_000;

/** How a note stands on disk, in the words of the status bar. */
export function saveWords(save: SaveState, isNew: boolean): { state: Shown; text: string } {
  switch (save.state) {
    case 'idle':
      return isNew ? { state: 'unsaved', text: 'New' } : { state: 'saved', text: 'Saved' };
    case 'dirty':
      return { state: 'unsaved', text: 'Edited' };
    case 'saving':
      return { state: 'saving', text: 'Saving…' };
    case 'saved':
      return { state: 'saved', text: `Saved ${timeOfDay(save.at)}` };
    case 'failed':
      return { state: 'failed', text: `Not saved: ${reasons[save.error.code] ?? 'something unforeseen went wrong'}` };
    case 'conflict':
      return { state: 'saved', text: 'Saved: both versions kept' };
    case 'gone':
      return { state: 'failed', text: 'Not saved: the file was removed' };
  }
}

function timeOfDay(at: number): string {
  const date = new Date(at);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** Fills the status bar with how the open note stands, speaks what matters of it, and offers "Save now". */
export function useNoteStatus(): void {
  const session = useNote();
  const locked = useLocked();
  useSaveStatus();
  useWordCount();
  useShownNote();
  useCommand('note:save', () => void session.autosave.flush().then((done) => done && announce('Saved')), locked);
  useEffect(() => () => clearStatus(), []);
}

function useSaveStatus() {
  const save = useNoteView((v) => v.save);
  const path = useNoteView((v) => v.path);
  const readOnly = useNoteView((v) => v.readOnly);
  useEffect(() => {
    const shown = readOnly ? ({ state: 'read-only', text: 'Read-only' } as const) : saveWords(save, path === null);
    setStatus({ save: shown, path });
  }, [save, path, readOnly]);

  const session = useNote();
  useEffect(() => {
    let last: SaveState = session.view.getState().save;
    let spokenAt = 0;
    return session.view.subscribe(({ save: now }) => {
      if (now === last) return;
      const isNews =
        now.state === 'failed' ? last.state !== 'failed' : now.state === 'conflict' || now.state === 'gone';
      const isSaved = now.state === 'saved' && (last.state === 'failed' || now.at - spokenAt > quiet);
      if (isNews || isSaved) announce(saveWords(now, false).text);
      if (now.state === 'saved' && isSaved) spokenAt = now.at;
      last = now;
    });
  }, [session]);
}

function useWordCount() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = 500;
    const words = createWordCount();
    const count = () => {
      timer = undefined;
      const start = performance.now();
      setStatus({ words: editor.getEditorState().read(() => words.$count()) });
      // A text of megabytes takes a while to count: a twentieth of the time at most, so that typing goes on.
      pause = Math.max(500, 20 * (performance.now() - start));
    };
    count();
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      // Undo may bring back blocks without calling them changed.
      if (tags.has(HISTORIC_TAG)) words.forgetAll();
      else words.forget(dirtyElements.keys(), dirtyLeaves);
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0 || tags.has(HISTORIC_TAG)) timer ??= setTimeout(count, pause);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor]);
}
