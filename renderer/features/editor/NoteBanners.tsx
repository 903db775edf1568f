import { FileCheck, FileCode, FileWarning, FileX, GitMerge, Highlighter, Lock, Pilcrow } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { conflictedCopyOf } from '../../../shared/domain/conflicted-copy.ts';
import type { ReadOnlyReason } from '../../../shared/domain/interview.ts';
import { call } from '../../api.ts';
import { runCommand } from '../../commands/use-command.ts';
import { placeOf, useNavigation } from '../../state/navigation.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { errorSentence } from '../../ui/errors.ts';
import { runningSince } from './call/clock.ts';
import styles from './Editor.module.css';
import type { TagProblemKind } from './highlight/tag-problems.ts';
import { useTagProblems } from './highlight/use-tag-problems.ts';
import { useFields, useNote, useNoteView, useNoun } from './note-context.ts';

const readOnlySentences = (noun: string): Record<ReadOnlyReason, string> => ({
  encoding: 'This file is not UTF-8 text. It is open for reading only; convert it to edit it.',
  'too-large': 'This file is too large to edit here. It is open for reading only and stays as it is.',
  damaged:
    'This file is damaged: it holds bytes that are not text. It is open for reading only. Its history may hold an earlier version.',
  file: 'This file cannot be written, so it is open for reading only. Allow writing to it to edit it.',
  vault: `This vault’s folder cannot be written, so the ${noun} is open for reading only.`,
  'newer-schema': `A newer Fieldbook wrote this vault. Update Fieldbook to edit the ${noun}.`,
  'duplicate-id':
    'Another file has the same id, so this one is open for reading only. Give it an id of its own to edit it.',
});

const copySentence =
  'This is a conflicted copy, kept by a program that syncs this folder. Nothing was merged; it is open for reading only.';

/** The rest of what can be wrong with a tag is told in the inspector alone. */
const lostHalves: ReadonlySet<TagProblemKind> = new Set(['unclosed', 'unopened', 'alone']);

/** What is special about the open note: for reading only, not saved, removed, or kept in two versions. */
export function NoteBanners() {
  const session = useNote();
  const noun = useNoun();
  const go = useNavigation((s) => s.go);
  const readOnly = useNoteView((v) => v.readOnly);
  const save = useNoteView((v) => v.save);
  const notice = useNoteView((v) => v.notice);
  const isCall = useFields('interview', (f) => runningSince(f) !== null);
  const isCopy = useNoteView((v) => v.readOnly === 'duplicate-id' && conflictedCopyOf(v.path ?? '') !== null);
  const originalId = useNoteView((v) => v.fields.id);
  const sourceOnly = useNoteView((v) => v.sourceOnly);
  const isTagBroken = useTagProblems((s) => !s.isDismissed && s.problems.some(({ kind }) => lostHalves.has(kind)));
  // A banner above all panes says it already; it is not there in focus mode.
  const isToldAbove = useView((s) => !s.focusMode) && (readOnly === 'vault' || readOnly === 'newer-schema');
  return (
    <>
      {readOnly && !isToldAbove && (
        <Banner
          icon={<Lock size={16} aria-hidden />}
          actions={
            <>
              {readOnly === 'encoding' && <Button onClick={() => runCommand('note:convert')}>Convert to UTF-8…</Button>}
              {hasHistory.includes(readOnly) && (
                <Button onClick={() => runCommand('note:history')}>Show history</Button>
              )}
              {readOnly === 'duplicate-id' && (
                <Button onClick={() => void runCommand('note:own-id')}>Give this copy an id of its own</Button>
              )}
              {isCopy && originalId && (
                <Button onClick={() => go(placeOf(session.kind, originalId))}>Open the {noun}</Button>
              )}
            </>
          }
        >
          {isCopy ? copySentence : readOnlySentences(noun)[readOnly]}
        </Banner>
      )}
      <EmptiedBanner />
      {sourceOnly && !readOnly && (
        <Banner icon={<FileCode size={16} aria-hidden />}>{sourceOnly}, so you see its Markdown source.</Banner>
      )}
      {isTagBroken && !readOnly && (
        <Banner
          icon={<Highlighter size={16} aria-hidden />}
          actions={
            <>
              <Button onClick={() => void runCommand('highlight:repair')}>Repair…</Button>
              <Button variant="quiet" onClick={() => useTagProblems.setState({ isDismissed: true })}>
                Dismiss
              </Button>
            </>
          }
        >
          A highlight tag has lost its other half. It stays in the text as it is.
        </Banner>
      )}
      {save.state === 'failed' && (
        <Banner
          tone="danger"
          icon={<FileWarning size={16} aria-hidden />}
          actions={<Button onClick={() => void session.autosave.flush()}>Try now</Button>}
        >
          Not saved. {errorSentence(save.error.code, save.error.message)} Fieldbook keeps trying by itself.
        </Banner>
      )}
      {save.state === 'gone' && (
        <Banner
          tone="warn"
          icon={<FileX size={16} aria-hidden />}
          actions={<Button onClick={() => void session.autosave.saveAgain()}>Save it again</Button>}
        >
          The file of this {noun} was removed from the folder. Its text is kept here.
        </Banner>
      )}
      {notice?.kind === 'restored' && (
        <Banner
          icon={<FileCheck size={16} aria-hidden />}
          actions={
            <Button variant="quiet" onClick={session.dismissNotice}>
              Dismiss
            </Button>
          }
        >
          Fieldbook ended before it could save. What you had typed is restored.
        </Banner>
      )}
      {notice?.kind === 'literal' && !isCall && (
        <Banner
          icon={<Pilcrow size={16} aria-hidden />}
          actions={
            <>
              <Button onClick={() => void runCommand('note:history')}>Show history</Button>
              <Button variant="quiet" onClick={session.dismissNotice}>
                Dismiss
              </Button>
            </>
          }
        >
          Markdown has no form for some of this formatting, so those words are kept as plain text. Their formatted form
          is in the history.
        </Banner>
      )}
      {notice?.kind === 'both-kept' && (
        <Banner
          tone="warn"
          icon={<GitMerge size={16} aria-hidden />}
          actions={
            <>
              <Button onClick={() => go(placeOf(session.kind, notice.copyId))}>Open my copy</Button>
              <Button variant="quiet" onClick={session.dismissNotice}>
                Dismiss
              </Button>
            </>
          }
        >
          Another program changed this file while you edited it. Both versions are kept: this is theirs, yours is a
          copy.
        </Banner>
      )}
    </>
  );
}

/** Where an earlier version can take the place of the file. */
const hasHistory: readonly ReadOnlyReason[] = ['damaged', 'encoding', 'too-large'];

/** A file without a single character that has earlier versions was hardly emptied by its author. */
function EmptiedBanner() {
  const session = useNote();
  const id = useNoteView((v) => v.id);
  const isUntouched = useNoteView((v) => v.save.state === 'idle' && v.path !== null && v.readOnly === null);
  const [hasVersions, setHasVersions] = useState(false);
  useEffect(() => {
    if (session.text() !== '') return setHasVersions(false);
    let left = false;
    call('history:list', { id }).then(
      ({ versions }) => left || setHasVersions(versions.some((version) => version.words > 0)),
      () => {}, // no history to offer
    );
    return () => {
      left = true;
    };
  }, [session, id]);
  if (!hasVersions || !isUntouched) return null;
  return (
    <Banner
      tone="warn"
      icon={<FileWarning size={16} aria-hidden />}
      actions={<Button onClick={() => runCommand('note:history')}>Show history</Button>}
    >
      This file is empty. It held text before; its history has earlier versions.
    </Banner>
  );
}

interface BannerProps {
  icon: ReactNode;
  tone?: 'warn' | 'danger';
  actions?: ReactNode;
  children: ReactNode;
}

function Banner({ icon, tone, actions, children }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone}>
      {icon}
      <p>{children}</p>
      {actions}
    </div>
  );
}
