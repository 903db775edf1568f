import { Lock, TriangleAlert, UserRoundSearch } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Leaving } from '../../../shared/ipc/export.ts';
import { runCommand, useCommand } from '../../commands/use-command.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { plural } from '../../ui/format.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/VirtualList.tsx';
import { filterLeavings, isNarrowed, noLeavingFilter } from './filter-leavings.ts';
import { LeavingDetails } from './LeavingDetails.tsx';
import { LeavingRow } from './LeavingRow.tsx';
import { answerAbout, participantInWords, participantName } from './leaving-words.ts';
import styles from './Published.module.css';
import { PublishedChips, PublishedFilterButton } from './PublishedFilter.tsx';
import { usePublished, usePublishedLook } from './published-store.ts';

const none: readonly Leaving[] = [];

interface Props {
  participantId?: string | null | undefined;
  /** What is still to leave. */
  waiting?: ReactNode;
}

/** What has left the vault, newest first: of everybody, or of one person. */
export function PublishedView({ participantId = null, waiting }: Props) {
  const { answer, error } = usePublished(participantId);
  const { selected, filter } = usePublishedLook();
  const participants = useVault((s) => s.participants);
  const name = participantName(participants, participantId ?? '');
  const inWords = participantInWords(participants, participantId ?? '');
  const leavings = answer?.leavings ?? none;
  const rows = useMemo(
    () => filterLeavings(leavings, filter).map((leaving) => ({ key: leaving.id, height: 56, leaving })),
    [leavings, filter],
  );
  const list = useRef<VirtualListHandle>(null);
  const panes = useRef<HTMLDivElement>(null);
  const chosen = (rows.find(({ key }) => key === selected) ?? rows[0])?.leaving ?? null;
  const isThere = rows.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is another list
  useEffect(() => {
    if (isThere) list.current?.focus();
  }, [isThere, participantId]);

  const open = () => panes.current?.querySelector<HTMLElement>('[data-document]')?.click();
  const documents = chosen ? [...(chosen.findings ?? []), ...chosen.interviews] : [];
  const isThereToOpen = documents.some(({ title }) => title !== '');
  useCommand('published:open', open, isThereToOpen ? null : 'What it was made of is no longer in the vault');

  const goBack = (event: KeyboardEvent) => {
    const at = event.target as HTMLElement;
    // What floats above is no part of the view, although its keys arrive here.
    if (event.key !== 'Escape' || event.defaultPrevented || !event.currentTarget.contains(at)) return;
    const inList = at.closest('[role="listbox"]') !== null;
    if (!inList) list.current?.focus();
    else if (participantId !== null) useNavigation.getState().go({ area: 'published' });
  };
  const said =
    answer && participantId !== null ? answerAbout(inWords, participantId, answer.leavings, answer.total) : '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the list from wherever it is pressed
    <div ref={panes} className={styles.view} onKeyDown={goBack}>
      <PaneHeader
        title="Published"
        count={answer && answer.total > 0 ? answer.total : null}
        lead={
          <span className={styles.chips}>
            {participantId !== null && (
              <Chip
                className={styles.chip}
                icon={<Lock size={14} aria-label="Participant" />}
                title={`${name} (${participantId})`}
                removeLabel="Show everybody"
                onRemove={() => useNavigation.getState().go({ area: 'published' })}
              >
                {name}
              </Chip>
            )}
            {leavings.length > 0 && <PublishedChips leavings={leavings} />}
          </span>
        }
      >
        {leavings.length > 0 && <PublishedFilterButton leavings={leavings} />}
        <AskButton />
      </PaneHeader>
      {participantId === null && waiting}
      {error && <ErrorNote className={styles.error}>{error}</ErrorNote>}
      {answer && answer.unreadable > 0 && <Unreadable count={answer.unreadable} />}
      {answer && answer.total === 0 && (
        <Nothing name={participantId === null ? null : inWords} isWhole={answer.unreadable === 0} />
      )}
      {answer && leavings.length > 0 && !isThere && (
        <EmptyState
          title="Nothing matches"
          action={<Button onClick={() => usePublishedLook.setState({ filter: noLeavingFilter })}>Clear filter</Button>}
        >
          Nothing has left by these ways to these repositories.
        </EmptyState>
      )}
      {isThere && (
        <div className={styles.columns}>
          <div className={styles.list}>
            {said && (
              <p role="status" className={styles.answer}>
                {said}
              </p>
            )}
            <VirtualList
              label="What has left"
              rows={rows}
              handle={list}
              activeKey={chosen?.id ?? null}
              onActive={(key) => usePublishedLook.setState({ selected: key })}
              onOpen={() => runCommand('published:open')}
              render={({ leaving }) => <LeavingRow leaving={leaving} />}
            />
            {answer && answer.total > leavings.length && (
              <p className={styles.others}>
                These are the latest {leavings.length.toLocaleString('en-US')} of {answer.total.toLocaleString('en-US')}
                .
                {participantId === null
                  ? ' Ask about one person to go further back.'
                  : ' On the command line, “fieldbook published” lists all of them.'}
              </p>
            )}
            {isNarrowed(filter) && (
              <p className={styles.others}>
                {rows.length.toLocaleString('en-US')} of {plural(leavings.length, 'export')} shown.
              </p>
            )}
          </div>
          {chosen && <LeavingDetails key={chosen.id} leaving={chosen} about={participantId} />}
        </div>
      )}
    </div>
  );
}

function AskButton() {
  return (
    <Button
      variant="quiet"
      icon={<UserRoundSearch size={16} aria-hidden />}
      onClick={() => runCommand('published:person')}
    >
      About a person…
    </Button>
  );
}

function Unreadable({ count }: { count: number }) {
  return (
    <p role="status" className={styles.unreadable}>
      <TriangleAlert size={14} aria-hidden />
      {plural(count, 'record')} could not be read, so {count === 1 ? 'an export is' : 'exports are'} missing here. Look
      at the files in the vault’s folder “exports”.
    </p>
  );
}

/** That nothing has left, and what would be listed. */
function Nothing({ name, isWhole }: { name: string | null; isWhole: boolean }) {
  if (name !== null) {
    return (
      <EmptyState
        title={isWhole ? `Nothing about ${name} has left` : `Nothing that can be read is about ${name}`}
        action={<Button onClick={() => useNavigation.getState().go({ area: 'published' })}>Show everybody</Button>}
      >
        No pull request, copy, file, print, or link that is on record concerns this person.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={isWhole ? 'Nothing has left yet' : 'No record can be read'}
      action={<Button onClick={() => runCommand('privacy:explain')}>How names are kept in</Button>}
    >
      Each pull request, copy, file, print, and link is listed here: when it left, where to, and what was decided about
      the names in it. The record itself names nobody.
    </EmptyState>
  );
}
