import { GitFork, GitMerge, Highlighter, PencilRuler, Repeat2, Replace, Trash2, TriangleAlert } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { comparePieces } from '../../../../shared/markdown/compare/words.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatDay } from '../../../ui/format.ts';
import styles from './EvidencePane.module.css';
import { missingWords } from './evidence-words.ts';
import { type EvidenceAction, type EvidenceActions, whyNot } from './row-actions.ts';
import type { EvidenceRow } from './rows.ts';

interface RepairProps {
  row: EvidenceRow;
  tab: number;
  actions: EvidenceActions;
}

/** What became of evidence that does not stand as it was attached, in a sentence, and the ways to put it right. */
export function Repair({ row, tab, actions }: RepairProps) {
  const { state } = row.one;
  const note = useVault((s) => s.notes.find(({ id }) => id === row.one.evidence.interview));
  const button = (action: EvidenceAction, label: string, icon?: ReactNode) => (
    <Button
      variant={icon ? 'quiet' : 'default'}
      tabIndex={tab}
      icon={icon}
      disabled={whyNot(row, action) !== null}
      title={whyNot(row, action) ?? undefined}
      onClick={() => actions.run(row.key, action)}
    >
      {label}
    </Button>
  );
  if (state.state === 'changed') {
    if (row.isKept) return <Kept row={row} tab={tab} actions={actions} />;
    return (
      <>
        <Sign icon={<PencilRuler size={14} aria-hidden />}>The words were changed since they were attached.</Sign>
        <div className={styles.repairs}>
          {button('accept', 'Use the new words')}
          {button('keep', 'Keep')}
        </div>
      </>
    );
  }
  if (state.state === 'missing') {
    return (
      <>
        <Sign icon={<TriangleAlert size={14} aria-hidden />}>{missingWords(state, note)}</Sign>
        <div className={styles.repairs}>
          {row.canPutBack && button('put-back', 'Put the mark back', <Highlighter size={14} aria-hidden />)}
          {button('remove', 'Take out', <Trash2 size={14} aria-hidden />)}
          {button('replace', 'Choose another highlight…', <Replace size={14} aria-hidden />)}
        </div>
      </>
    );
  }
  if (state.state === 'ambiguous') {
    return (
      <>
        <Sign icon={<GitFork size={14} aria-hidden />}>
          {state.noteIds.length === 1
            ? 'This highlight has entirely other words by now. Is it still this one?'
            : `${state.noteIds.length} interviews hold this highlight. Choose the one that is meant.`}
        </Sign>
        <ul className={styles.choices} aria-label="Interviews that hold it">
          {state.noteIds.map((id) => (
            <Choice key={id} noteId={id} tab={tab} locked={row.locked} onChoose={() => actions.choose(row.key, id)} />
          ))}
        </ul>
        <div className={styles.repairs}>{button('remove', 'Take out', <Trash2 size={14} aria-hidden />)}</div>
      </>
    );
  }
  if (state.state === 'repeated') {
    return (
      <>
        <Sign icon={<Repeat2 size={14} aria-hidden />}>Attached more than once. It counts once.</Sign>
        <div className={styles.repairs}>{button('remove', 'Take out', <Trash2 size={14} aria-hidden />)}</div>
      </>
    );
  }
  if (row.hasCopy) {
    return (
      <Sign icon={<GitMerge size={14} aria-hidden />}>Its interview has a conflicted copy. This is the original.</Sign>
    );
  }
  return null;
}

function Kept({ row, tab, actions }: RepairProps) {
  return (
    <p className={styles.sign}>
      <span>Other words by now; kept as attached.</span>
      <button type="button" tabIndex={tab} className={styles.link} onClick={() => actions.run(row.key, 'keep')}>
        Show
      </button>
    </p>
  );
}

/** Two wordings as one text: what went is struck through, what came underlined. */
export function Difference({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(
    () => comparePieces([{ text: before, look: {} }], [{ text: after, look: {} }]),
    [before, after],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is none for a comparison
    <p role="group" aria-label="What changed" className={styles.difference}>
      {pieces.map(({ text, change }, index) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces have no other identity, and keep their places
        if (change === 'added') return <ins key={index}>{text}</ins>;
        if (change === 'removed') return <del key={index}>{text}</del>;
        return <span key={index}>{text}</span>;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
      })}
    </p>
  );
}

function Choice(props: { noteId: string; tab: number; locked: boolean; onChoose: () => void }) {
  const note = useVault((s) => s.notes.find(({ id }) => id === props.noteId));
  return (
    <li>
      <Button tabIndex={props.tab} disabled={props.locked} onClick={props.onChoose}>
        <span className={styles.clip}>{note?.title || 'Untitled interview'}</span>
        {note && <span className={styles.when}>{formatDay(note.date)}</span>}
      </Button>
    </li>
  );
}

function Sign({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={styles.sign} data-tone="warn">
      {icon}
      <span>{children}</span>
    </p>
  );
}
