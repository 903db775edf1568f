import { memo, type ReactNode, useEffect, useRef } from 'react';
import type { PreviewBlock } from '../../../shared/search/protocol.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { formatMoment } from '../../ui/format.ts';
import { MarkedText } from './MarkedText.tsx';
import { NoteMeta } from './NoteMeta.tsx';
import { notesById } from './notes-by-id.ts';
import styles from './Preview.module.css';
import { type ResultOption, selectedOf } from './result-options.ts';
import { useResults } from './results-store.ts';

type Shown = NonNullable<ReturnType<typeof useResults.getState>['preview']>;

/** The selected interview around the hit, as text. The last one stays until the next is there. */
export const Preview = memo(function Preview({ onOpen }: { onOpen(option: ResultOption): void }) {
  const preview = useResults((s) => s.preview);
  const nothing = useResults((s) => selectedOf(s) === null);
  if (nothing || !preview) {
    return (
      <header className={styles.bar}>
        <span className={styles.quiet}>Preview</span>
      </header>
    );
  }
  return <Text preview={preview} onOpen={() => onOpen(selectedOf(useResults.getState()) ?? preview.of)} />;
});

function Text({ preview, onOpen }: { preview: Shown; onOpen(): void }) {
  const { note, passage } = preview.of;
  const occurredAt = useVault((s) => notesById(s.notes).get(note.noteId)?.occurredAt);
  const here = useRef<HTMLParagraphElement>(null);
  const doc = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another preview has its hit in another place
  useEffect(() => {
    if (here.current) here.current.scrollIntoView({ block: 'center' });
    else doc.current?.scrollTo(0, 0);
  }, [preview]);
  return (
    <section className={styles.preview} aria-label="Preview">
      <header className={styles.bar}>
        <span className={styles.quiet}>Preview</span>
        <Button variant="quiet" keys="Enter" onClick={onOpen}>
          Open
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard */}
      <section ref={doc} className={styles.doc} tabIndex={0} aria-label="Text of the interview">
        <h2 className={styles.docTitle}>
          <MarkedText text={note.title || 'Untitled'} spans={note.title ? note.titleMatches : []} />
        </h2>
        <NoteMeta
          noteId={note.noteId}
          teamIds={note.teamIds}
          pmIds={note.pmIds}
          extra={formatMoment(occurredAt || note.date)}
          wrap
        />
        <div className={styles.blocks}>
          {preview.blocks.map((block, index) => {
            const isHere = index === preview.here && passage !== null;
            return (
              <p
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other identity, and none is kept
                key={index}
                ref={isHere ? here : null}
                className={cx(styles.block, block.depth > 0 && styles.heading, isHere && styles.here)}
              >
                {runsOf(block)}
              </p>
            );
          })}
        </div>
      </section>
    </section>
  );
}

/** Text of a block with its timestamps as tiles, its highlights tinted and its hits underlined. */
function runsOf(block: PreviewBlock): ReactNode[] {
  const edges = new Set([0, block.text.length]);
  for (const [start, end] of [...block.timestamps, ...block.marks.map((m) => m.span)]) edges.add(start).add(end);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? block.text.length;
    const within = block.matches
      .filter(([a, b]) => a < end && b > start)
      .map(([a, b]): [number, number] => [Math.max(0, a - start), Math.min(end, b) - start]);
    const stamp = block.timestamps.some(([a]) => a === start);
    const mark = block.marks.find(({ span: [a, b] }) => a <= start && end <= b);
    const Run = mark && !stamp ? 'mark' : 'span';
    return (
      <Run
        key={start}
        className={stamp ? styles.stamp : mark && styles.mark}
        data-kind={mark?.kind}
        data-first={mark?.span[0] === start || undefined}
      >
        <MarkedText text={block.text.slice(start, end)} spans={within} />
      </Run>
    );
  });
}
