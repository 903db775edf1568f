import { ChevronLeft, CircleQuestionMark } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Bundle } from '../../../shared/ipc/export.ts';
import { runCommand, useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { clearStatus, setStatus } from '../../state/status.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ConsentSection } from './ConsentSection.tsx';
import styles from './ExportView.module.css';
import { PicturesSection } from './PicturesSection.tsx';
import { ExportPreview, type PreviewForm } from './preview/ExportPreview.tsx';
import { FailureNote } from './pull-request/FailureNote.tsx';
import type { NextStep } from './pull-request/publish-failure.ts';
import { HitChoices } from './review/HitChoices.tsx';
import { HitList, PrivacyState } from './review/HitList.tsx';
import { useReview } from './review/use-review.ts';
import { useReviewCommands } from './review/use-review-commands.ts';
import { SingledOutSection } from './singled-out/SingledOutSection.tsx';
import { sizeWords } from './size-words.ts';
import type { Export } from './use-export.ts';

interface Props {
  title: string;
  outgoing: Export;
  /** What is missing before there can be a preview, as a sentence. */
  missing: string | null;
  /** Name of the exact text beside the preview; left out where both are the same. */
  source?: string;
  /** Whether it can be compared with what was published before. */
  comparable?: boolean;
  /** What the side begins with: what has happened already. */
  news?: ReactNode;
  /** Sections of the side below the names. */
  children?: ReactNode;
  /** Does what helps after a failure. */
  onStep?: (step: NextStep) => void;
  /** What is on its way now. */
  underway?: ReactNode;
  /** Buttons: the less important way out, then the main one. */
  other: ReactNode;
  main: ReactNode;
  /** Where it has gone, as a sentence; `null` as long as it has not left. */
  sent: string | null;
}

/** An export before it leaves: what will leave on the left, names to decide and ways out on the right. */
export function ExportFrame({
  title,
  outgoing,
  missing,
  source,
  comparable,
  news,
  children,
  onStep,
  underway,
  other,
  main,
  sent,
}: Props) {
  const { bundle, progress, problem } = outgoing;
  const panes = useRef<HTMLDivElement>(null);
  const review = useReview(outgoing, panes);
  useReviewCommands(review, panes);
  const [form, setForm] = useForm(source !== undefined, comparable === true);
  useStatusLine(sent, bundle, review.hits.length > 0);
  const sideBody = useRef<HTMLDivElement>(null);
  // What has just happened is told at the top; whoever pressed the button may be far below.
  useEffect(() => {
    if (progress.state !== 'idle') sideBody.current?.scrollTo({ top: 0 });
  }, [progress]);
  const foot = useRef<HTMLElement>(null);
  useFocusBack(progress.state, foot);
  return (
    <div ref={panes} className={styles.export}>
      <div className={styles.pane}>
        <PaneHeader
          className={styles.head}
          lead={
            <>
              <IconButton
                label="Back"
                icon={<ChevronLeft size={16} aria-hidden />}
                onClick={() => useNavigation.getState().back()}
              />
              <h1 className={styles.title}>{title}</h1>
            </>
          }
        >
          {source && (
            <Segmented
              label="Show as"
              options={[
                { value: 'preview', label: 'Preview' },
                { value: 'source', label: source },
                ...(comparable ? [{ value: 'changes' as const, label: 'Changes' }] : []),
              ]}
              value={form}
              onChange={setForm}
            />
          )}
        </PaneHeader>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          className={styles.document}
          aria-label="What will leave"
          aria-busy={outgoing.isChanging}
          data-scroller=""
          data-surface="body"
        >
          {bundle ? (
            <ExportPreview bundle={bundle} form={form} />
          ) : (
            (problem ?? missing) && (
              <div className={styles.nothing}>
                <EmptyState title="Nothing to show yet">{problem ?? missing}</EmptyState>
              </div>
            )
          )}
        </section>
      </div>
      <section className={styles.side} aria-label="Privacy and target">
        <header className={styles.sideHead}>
          <h2 className={styles.title}>Privacy</h2>
          {bundle && <span className={styles.count}>{bundle.hits.length} found</span>}
          <span className={styles.spacer} />
          <PrivacyState bundle={bundle} open={review.open} />
          <IconButton
            label="How names are kept in"
            icon={<CircleQuestionMark size={16} aria-hidden />}
            onClick={() => runCommand('privacy:explain')}
          />
        </header>
        <div ref={sideBody} className={styles.sideBody}>
          {news}
          {progress.state === 'failed' && <FailureNote failure={progress.failure} onStep={onStep} />}
          {bundle && <HitList review={review} />}
          {bundle && <SingledOutSection singledOut={bundle.singledOut} leaving={outgoing.leaving} />}
          <ConsentSection bundle={bundle} />
          {children}
          <PicturesSection bundle={bundle} />
        </div>
        {underway}
        <footer ref={foot} className={styles.foot}>
          {other}
          <span className={styles.spacer} />
          {review.open > 0 && (
            <Button variant="quiet" keys="n" aria-keyshortcuts="N" onClick={() => review.go(1)}>
              Next hit
            </Button>
          )}
          {main}
        </footer>
      </section>
      <HitChoices review={review} />
    </div>
  );
}

/** Where what was pressed is gone with what it was about, the focus goes to the main way out. */
function useFocusBack(state: string, foot: RefObject<HTMLElement | null>) {
  const before = useRef(state);
  useEffect(() => {
    const isOther = before.current !== state;
    before.current = state;
    if (!isOther || document.activeElement !== document.body) return;
    foot.current?.querySelector<HTMLElement>(':scope > button:last-of-type')?.focus();
  }, [state, foot]);
}

/** In which form the document is shown, by its commands too. What cannot be shown is the preview. */
function useForm(hasSource: boolean, isComparable: boolean): [PreviewForm, (form: PreviewForm) => void] {
  const [wanted, setForm] = useState<PreviewForm>('preview');
  const onlyPreview = hasSource ? null : 'It is shown in one form';
  useCommand('review:preview', () => setForm('preview'), onlyPreview);
  useCommand('review:source', () => setForm('source'), onlyPreview);
  useCommand('review:changes', () => setForm('changes'), isComparable ? null : 'It is published nowhere');
  const canShow = wanted === 'preview' || (wanted === 'source' ? hasSource : isComparable);
  return [canShow ? wanted : 'preview', setForm];
}

const hints = [
  { keys: 'n', does: 'next' },
  { keys: 'k', does: 'keep' },
  { keys: 'p', does: 'replace' },
  { keys: 'o', does: 'other' },
  { keys: 'r', does: 'redact' },
  { keys: 'u', does: 'undo' },
];

function useStatusLine(sent: string | null, bundle: Bundle | null, hasHits: boolean) {
  const size = useMemo(() => (bundle ? sizeWords(bundle) : ''), [bundle]);
  useEffect(() => {
    setStatus({
      save:
        sent === null ? { state: 'read-only', text: 'Nothing has left this computer' } : { state: 'saved', text: sent },
      board: { summary: size, hints: hasHits ? hints : [] },
    });
  }, [sent, size, hasHits]);
  useEffect(() => clearStatus, []);
}
