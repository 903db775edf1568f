import { Archive, GitFork } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { formatDay } from '../../../../ui/format.ts';
import { VisibilityIcon } from '../VisibilityIcon.tsx';
import { visibilityWords } from '../visibility-words.ts';
import styles from './Repository.module.css';
import { noteOf, type RepositoryGroup, type RepositoryRow, whyNot } from './repository-rows.ts';

interface Props {
  id: string;
  groups: readonly RepositoryGroup[];
  /** Number of the marked row over all groups; `-1` for none. */
  marked: number;
  isBusy: boolean;
  onMark: (row: number) => void;
  onChoose: (row: RepositoryRow) => void;
  /** The end has come into view. */
  onEnd: () => void;
}

/** The repositories to choose from, below a field that keeps the focus. */
export function RepositoryList({ id, groups, marked, isBusy, onMark, onChoose, onEnd }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const latestEnd = useRef(onEnd);
  latestEnd.current = onEnd;
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is marked
  useEffect(() => list.current?.querySelector('[data-highlighted]')?.scrollIntoView({ block: 'nearest' }), [marked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows push the end out of view, or do not
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latestEnd.current(),
      { root: list.current, rootMargin: '200px' },
    );
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [rows]);
  let number = -1;
  return (
    <div ref={list} id={id} role="listbox" aria-label="Repositories" aria-busy={isBusy} className={styles.list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group.title ?? ''} role="group" aria-label={group.title ?? 'Repositories'}>
          {group.title && (
            <div role="presentation" className={styles.group}>
              {group.title}
            </div>
          )}
          {group.rows.map((row) => {
            number += 1;
            const at = number;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above handles the keys
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              <div
                key={row.key}
                id={`${id}-${at}`}
                role="option"
                aria-selected={at === marked}
                aria-disabled={whyNot(row) !== null || undefined}
                data-highlighted={at === marked || undefined}
                className={styles.row}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onMark(at)}
                onDoubleClick={() => onChoose(row)}
              >
                <Row row={row} />
              </div>
            );
          })}
        </div>
      ))}
      <div ref={end} aria-hidden className={styles.end} />
    </div>
  );
}

function Row({ row }: { row: RepositoryRow }) {
  const { owner, name, repository } = row;
  const note = noteOf(row);
  const isBarred = whyNot(row) !== null;
  return (
    <>
      <span className={styles.mark}>
        <VisibilityIcon of={row.visibility} label={visibilityWords[row.visibility].label} />
      </span>
      <span className={styles.name} title={`${owner}/${name}`}>
        <span className={styles.owner}>{owner}/</span>
        <b>{name}</b>
      </span>
      {repository?.pushedAt && <span className={styles.date}>{formatDay(repository.pushedAt.slice(0, 10))}</span>}
      {(note ?? repository?.description) && (
        <span
          className={styles.about}
          data-tone={note === null ? undefined : isBarred ? 'warn' : 'note'}
          title={note ?? repository?.description}
        >
          {note !== null && (isBarred ? <Archive size={12} aria-hidden /> : <GitFork size={12} aria-hidden />)}
          <span className={styles.text}>{note ?? repository?.description}</span>
        </span>
      )}
    </>
  );
}
