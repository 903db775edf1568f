import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PrivacyHit } from '../../../shared/ipc/export.ts';
import { useNavigation } from '../../state/navigation.ts';
import { clearStatus, setStatus } from '../../state/status.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ConsentSection } from './ConsentSection.tsx';
import { ExportPreview } from './ExportPreview.tsx';
import styles from './ExportView.module.css';
import { PicturesSection } from './PicturesSection.tsx';
import { PrivacyList, PrivacyState } from './PrivacyList.tsx';
import { SingledOutSection } from './singled-out/SingledOutSection.tsx';
import type { Export } from './use-export.ts';
import { useHits } from './use-hits.ts';

interface Props {
  title: string;
  outgoing: Export;
  /** What is missing before there can be a preview, as a sentence. */
  missing: string | null;
  /** Name of the exact text beside the preview; left out where both are the same. */
  source?: string;
  /** What the side begins with: what has happened already. */
  news?: ReactNode;
  /** Sections of the side below the names. */
  children?: ReactNode;
  /** Buttons: the less important way out, then the main one. */
  other: ReactNode;
  main: ReactNode;
  /** Where it has gone, as a sentence; `null` as long as it has not left. */
  sent: string | null;
}

/** An export before it leaves: what will leave on the left, names to decide and ways out on the right. */
export function ExportFrame({ title, outgoing, missing, source, news, children, other, main, sent }: Props) {
  const { bundle, progress, problem, decide } = outgoing;
  const [form, setForm] = useState<'preview' | 'source'>('preview');
  const panes = useRef<HTMLDivElement>(null);
  const hits = useHits(bundle, panes);
  useStatusLine(sent);
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
              ]}
              value={form}
              onChange={setForm}
            />
          )}
        </PaneHeader>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className={styles.document} tabIndex={0} aria-label="What will leave">
          {bundle ? (
            <ExportPreview bundle={bundle} form={source ? form : 'source'} currentHit={hits.current} />
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
          <PrivacyState bundle={bundle} />
        </header>
        <div className={styles.sideBody}>
          {news}
          {progress.state === 'failed' && <ErrorNote className={styles.error}>{progress.sentence}</ErrorNote>}
          {bundle && (
            <PrivacyList
              bundle={bundle}
              currentHit={hits.current}
              onCurrent={hits.setCurrent}
              onDecide={(hit: PrivacyHit, decision) => decide({ [hit.hitId]: decision })}
            />
          )}
          {bundle && <SingledOutSection singledOut={bundle.singledOut} leaving={outgoing.leaving} />}
          <ConsentSection bundle={bundle} />
          {children}
          <PicturesSection bundle={bundle} />
        </div>
        <footer className={styles.foot}>
          {other}
          <span className={styles.spacer} />
          {(bundle?.undecided ?? 0) > 0 && (
            <Button variant="quiet" keys="n" aria-keyshortcuts="N" onClick={hits.next}>
              Next hit
            </Button>
          )}
          {main}
        </footer>
      </section>
    </div>
  );
}

function useStatusLine(sent: string | null) {
  useEffect(() => {
    setStatus({
      save:
        sent === null ? { state: 'read-only', text: 'Nothing has left this computer' } : { state: 'saved', text: sent },
    });
  }, [sent]);
  useEffect(() => clearStatus, []);
}
