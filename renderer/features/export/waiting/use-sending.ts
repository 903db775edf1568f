import { useEffect, useState } from 'react';
import type { EndedPullRequest, MovedBranch, Waiting } from '../../../../shared/ipc/export.ts';
import { call } from '../../../api.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { sentenceOf } from '../../../ui/errors.ts';
import { toast } from '../../../ui/Toast.tsx';
import { onOutcome, runPublishing, useRunning } from '../pull-request/running.ts';
import { placeOfWaiting } from './waiting-words.ts';

/** What is asked about one that waits, before it goes or is thrown away. */
export type Question =
  | { ask: 'exposed'; waiting: Waiting }
  | { ask: 'moved'; waiting: Waiting; moved: MovedBranch; confirmed: boolean }
  | { ask: 'ended'; waiting: Waiting; ended: EndedPullRequest }
  | { ask: 'discard'; waiting: Waiting };

export interface Sending {
  question: Question | null;
  close(): void;
  /** Sends one, after asking where anybody may be able to read it. */
  send(waiting: Waiting): void;
  /** The same, where the answer is known. */
  sendNow(waiting: Waiting, how: { confirmed: boolean; onTopOf?: string }): void;
  askToDiscard(waiting: Waiting): void;
  discard(waiting: Waiting): void;
}

/** Sends what waits, one by one and on the user's word alone, and asks what has to be asked. */
export function useSending(): Sending {
  const [question, setQuestion] = useState<Question | null>(null);
  const [sent, setSent] = useState<{ waiting: Waiting; confirmed: boolean } | null>(null);
  useEffect(
    () =>
      onOutcome((run, outcome) => {
        if (sent?.waiting.waitingId !== run.bundleId) return false;
        if (outcome.state === 'moved') setQuestion({ ask: 'moved', moved: outcome.moved, ...sent });
        else if (outcome.state === 'ended') setQuestion({ ask: 'ended', ended: outcome.ended, waiting: sent.waiting });
        // What failed stands in its row; what has left is gone from here, so a message says it.
        return outcome.state !== 'published';
      }),
    [sent],
  );
  const sendNow = (waiting: Waiting, { confirmed, onTopOf }: { confirmed: boolean; onTopOf?: string }) => {
    if (useRunning.getState().run !== null) return;
    setQuestion(null);
    setSent({ waiting, confirmed });
    const { waitingId, sha256, targetId, title } = waiting;
    const what = { bundleId: waitingId, sha256, targetId, title, place: placeOfWaiting(waiting) };
    const from = useNavigation.getState().place;
    void runPublishing({ ...what, from }, () =>
      call('export:send-waiting', { waitingId, onTopOf: onTopOf ?? null, confirmed }),
    );
  };
  const discard = ({ waitingId }: Waiting) => {
    setQuestion(null);
    void call('export:drop-waiting', { waitingId }).catch((error: unknown) => {
      const sentence = sentenceOf(error);
      if (sentence) toast({ message: sentence, error: true });
    });
  };
  return {
    question,
    close: () => setQuestion(null),
    send: (waiting) =>
      waiting.exposed ? setQuestion({ ask: 'exposed', waiting }) : sendNow(waiting, { confirmed: false }),
    sendNow,
    askToDiscard: (waiting) => setQuestion({ ask: 'discard', waiting }),
    discard,
  };
}
