import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { create } from 'zustand';
import type { FindingSummary } from '../../shared/domain/finding.ts';
import type { FindingEvidence } from '../../shared/findings/count.ts';
import { mostHighlights } from '../../shared/findings/standing.ts';
import type { IndexState } from '../../shared/ipc/search.ts';
import type { HighlightsAnswer, HighlightsRequest } from '../../shared/search/protocol.ts';
import type { SuggestAnswer, SuggestRequest } from '../../shared/search/suggest-protocol.ts';
import { call, listen } from '../api.ts';
import { type HoldersLink, openHoldersLink } from './holders-link.ts';
import { type Holders, resolveAll } from './resolve-findings.ts';
import { connectSearch, onSearchLine } from './search-lines.ts';
import { createSearchQuestions } from './search-questions.ts';
import { useVault } from './vault.ts';

const questions = createSearchQuestions({ onLine: onSearchLine, connect: connectSearch });

type HighlightsQuestion =
  | { ids: readonly string[] }
  | Pick<Extract<HighlightsRequest, { query: string }>, 'query' | 'sort' | 'limit'>;

/**
 * Highlights whole: those with these ids in every note that holds one, or those that a query finds. Resolves as soon as the
 * search process has answered, which may be a while after it ended; never rejects.
 */
export async function askHighlights(question: HighlightsQuestion): Promise<Omit<HighlightsAnswer, 'requestId'>> {
  if (!('ids' in question)) return questions.ask<HighlightsRequest>({ type: 'highlights', ...question });
  const ids = [...new Set(question.ids)];
  const parts: Promise<HighlightsAnswer>[] = [];
  for (let at = 0; at === 0 || at < ids.length; at += mostHighlights) {
    parts.push(questions.ask<HighlightsRequest>({ type: 'highlights', ids: ids.slice(at, at + mostHighlights) }));
  }
  const highlights = (await Promise.all(parts)).flatMap((answer) => answer.highlights);
  return { type: 'highlights', highlights, total: highlights.length, problems: [] };
}

/** Highlights that may bear on a claim, best first. Resolves as `askHighlights` does. */
export function askSuggestions(question: Omit<SuggestRequest, 'type' | 'requestId'>): Promise<SuggestAnswer> {
  return questions.ask<SuggestRequest>({ type: 'suggest', ...question });
}

const useIndex = create<{ index: IndexState }>(() => ({ index: { state: 'idle' } }));
let isFollowed = false;

/** The state of the index, another object each time that it has taken something in. */
export function useIndexState(): IndexState {
  useEffect(followIndex, []);
  return useIndex((s) => s.index);
}

function followIndex() {
  if (isFollowed) return;
  isFollowed = true;
  const take = (index: IndexState) => useIndex.setState({ index });
  listen('search:state-changed', take);
  call('search:state').then(take, () => {});
}

/**
 * The evidence of findings as it stands in the notes now, with its counts, by id of the finding: one question for all, asked anew
 * when the notes change. `null` before the first answer and while the index is made for the first time; until there is a newer
 * answer a finding keeps what it had, and one of which nothing is known yet is not in it.
 */
export function useResolved(findings: readonly FindingSummary[]): ReadonlyMap<string, FindingEvidence> | null {
  const notes = useVault((s) => s.notes);
  const participants = useVault((s) => s.participants);
  const holders = useHolders(findings);
  const before = useRef<ReadonlyMap<string, FindingEvidence>>(new Map());
  const noteById = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes]);
  const now = useMemo(
    () => holders && resolveAll({ findings, holders, notes: noteById, participants }, before.current),
    [findings, holders, noteById, participants],
  );
  useEffect(() => {
    before.current = now ?? new Map();
  }, [now]);
  return now;
}

function useHolders(findings: readonly FindingSummary[]): Holders | null {
  const vaultId = useVault(({ vault }) =>
    vault.state === 'open' || vault.state === 'gone' ? vault.vault.vaultId : '',
  );
  const index = useIndexState();
  const isReady = index.state === 'ready';
  const [answer, setAnswer] = useState<{ holders: Holders; vaultId: string } | null>(null);
  const link = useRef<HoldersLink | null>(null);

  useEffect(() => {
    if (!isReady) return; // what is not in the index yet would seem to be missing
    const opened = openHoldersLink({
      ask: (ids) => askHighlights({ ids }),
      onHolders: (holders) => startTransition(() => setAnswer({ holders, vaultId })),
    });
    link.current = opened;
    return () => {
      link.current = null;
      opened.close();
    };
  }, [isReady, vaultId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link that was opened anew knows of nothing yet
  useEffect(() => {
    link.current?.want([...new Set(findings.flatMap(({ evidence }) => evidence.map(({ highlight }) => highlight)))]);
  }, [findings, isReady, vaultId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each report of the index is a note that may hold other highlights
  useEffect(() => {
    link.current?.changed();
  }, [index]);
  return answer?.vaultId === vaultId ? answer.holders : null;
}
