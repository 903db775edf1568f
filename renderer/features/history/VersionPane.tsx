import { useEffect, useMemo, useState } from 'react';
import type { Version } from '../../../shared/ipc/history.ts';
import { compareNotes, type NoteComparison } from '../../../shared/markdown/compare/compare-notes.ts';
import { ComparedNote } from '../../ui/compared/ComparedNote.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { sentenceOf } from '../../ui/errors.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './History.module.css';
import { changeWords, sizeWords } from './history-words.ts';
import type { VersionTexts } from './version-texts.ts';

/** What a version is compared with: what stands there now, or the version before it. */
export type Against = 'now' | 'before';

interface Props {
  version: Version;
  older: Version | null;
  /** The text on screen. */
  now: string;
  texts: VersionTexts;
  against: Against;
  onAgainst(against: Against): void;
  /** The version's own text is there. */
  onText(text: { of: string; text: string }): void;
}

type Sides = { before: string; after: string; of: string } | { error: string } | null;

/** A version as it reads, with what changed since then or by then. */
export function VersionPane({ version, older, now, texts, against, onAgainst, onText }: Props) {
  const sides = useSides({ version, older, now, texts, against, onText });
  const comparison = useMemo(
    () => (sides && 'before' in sides ? compareNotes(sides.before, sides.after) : null),
    [sides],
  );
  return (
    <section className={styles.pane} aria-label="Version">
      <header className={styles.bar}>
        <Segmented<Against>
          label="Show changes"
          value={against}
          onChange={onAgainst}
          options={[
            { value: 'now', label: 'Since then' },
            { value: 'before', label: 'In this version' },
          ]}
        />
        <span className={styles.total} role="status">
          {comparison && totalWords(comparison)}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region has to be reachable by keyboard */}
      <section key={version.key} className={styles.text} tabIndex={0} aria-label="What changed">
        {!version.isText && (
          <p className={styles.note}>
            {sizeWords(version.bytes)} that cannot be shown as text. They are kept as they were and can be put back.
          </p>
        )}
        {sides && 'error' in sides && <ErrorNote>{sides.error}</ErrorNote>}
        {comparison && sides && 'before' in sides && (
          <>
            {!isChanged(comparison) && (
              <p className={styles.note}>{sameWords(sides.before === sides.after, against)}</p>
            )}
            <ComparedNote key={`${sides.of} ${against}`} comparison={comparison} />
          </>
        )}
      </section>
    </section>
  );
}

function useSides({ version, older, now, texts, against, onText }: Omit<Props, 'onAgainst'>): Sides {
  const [sides, setSides] = useState<Sides>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onText` only tells
  useEffect(() => {
    let left = false;
    if (!version.isText) return setSides(null);
    const other = against === 'now' ? null : older?.isText ? texts.read(older.key) : Promise.resolve({ text: '' });
    Promise.all([texts.read(version.key), other]).then(
      ([own, before]) => {
        if (left) return;
        onText({ of: version.key, text: own.text });
        setSides({
          ...(before === null ? { before: own.text, after: now } : { before: before.text, after: own.text }),
          of: version.key,
        });
      },
      (error: unknown) => {
        if (!left) setSides({ error: sentenceOf(error) ?? '' });
      },
    );
    return () => {
      left = true;
    };
  }, [version, older, now, texts, against]);
  return sides;
}

function isChanged({ stretches, fields }: NoteComparison): boolean {
  return fields.length > 0 || stretches.some((stretch) => !stretch.isSame);
}

function totalWords(comparison: NoteComparison): string {
  return isChanged(comparison) ? changeWords(comparison) : 'No changes';
}

function sameWords(isSame: boolean, against: Against): string {
  if (!isSame) return 'Only blank lines or line ends differ.';
  return against === 'now' ? 'This is what the file says now.' : 'Nothing changed in this version.';
}
