import { $isLinkNode } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $findMatchingParent } from '@lexical/utils';
import { $getSelection, $isRangeSelection } from 'lexical';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { call } from '../../../api.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { Button } from '../../../ui/Button.tsx';
import { sentenceOf } from '../../../ui/errors.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { selectionAnchor } from '../format/selection-anchor.ts';
import { $setLink } from '../format/set-link.ts';
import { toWebLink } from '../format/web-link.ts';
import { useLocked } from '../note-context.ts';
import styles from './links.module.css';

interface Editing {
  anchor: ReturnType<typeof selectionAnchor>;
  url: string;
  isLink: boolean;
}

/** Links open with Ctrl or ⌘ and a click, never by themselves, and are edited in a small layer at the text. */
export function LinksPlugin() {
  const [editor] = useLexicalComposerContext();
  const locked = useLocked();
  const [editing, setEditing] = useState<Editing | null>(null);
  useOpenByClick();

  useCommand(
    'format:link',
    () =>
      editor.focus(() => {
        const url = editor.getEditorState().read(() => {
          const selection = $getSelection();
          if (!$isRangeSelection(selection)) return null;
          const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
          return link?.getURL() ?? (selection.isCollapsed() ? null : '');
        });
        if (url === null) toast({ message: 'Select the text of the link first' });
        else setEditing({ anchor: selectionAnchor(editor), url, isLink: url !== '' });
      }),
    locked,
  );

  const close = (url?: string | null) => {
    setEditing(null);
    if (url !== undefined) editor.update(() => $setLink(url));
    editor.focus();
  };
  if (!editing) return null;
  return (
    <Popover label="Link" open anchor={editing.anchor} finalFocus={false} onOpenChange={() => close()}>
      <LinkForm {...editing} onDone={close} />
    </Popover>
  );
}

function LinkForm({ url, isLink, onDone }: Editing & { onDone: (url?: string | null) => void }) {
  const [typed, setTyped] = useState(url);
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLFormElement>(null);
  useEffect(() => field.current?.querySelector('input')?.select(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const link = toWebLink(typed);
    if (link) onDone(link);
    else setError('Enter a web or e-mail address, such as https://docs.example/funnels.');
  };
  return (
    <form ref={field} className={styles.form} onSubmit={submit}>
      <TextField
        label="Address"
        value={typed}
        error={error}
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setError(null);
        }}
      />
      <div className={styles.actions}>
        {isLink && (
          <>
            <Button variant="quiet" onClick={() => onDone(null)}>
              Remove link
            </Button>
            <Button variant="quiet" onClick={() => openLink(url)}>
              Open
            </Button>
          </>
        )}
        <Button type="submit">{isLink ? 'Change' : 'Add link'}</Button>
      </div>
    </form>
  );
}

function useOpenByClick() {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!link) return;
      event.preventDefault();
      if (event.type === 'click' && (event.ctrlKey || event.metaKey)) openLink(link.getAttribute('href') ?? '');
    };
    return editor.registerRootListener((root, before) => {
      for (const type of ['click', 'auxclick'] as const) {
        before?.removeEventListener(type, onClick);
        root?.addEventListener(type, onClick);
      }
    });
  }, [editor]);
}

function openLink(url: string) {
  call('app:open-link', { url }).catch((error: unknown) => {
    const sentence = sentenceOf(error);
    if (sentence) toast({ message: 'Only web and e-mail links can be opened', error: true });
  });
}
