import { create } from 'zustand';
import type { PublishResult } from '../../../../shared/ipc/export.ts';
import { call, listen } from '../../../api.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { toast } from '../../../ui/Toast.tsx';
import { publishFailure } from './publish-failure.ts';
import { advanced, begun, type Outcome, outcomeOf, type Run } from './publish-state.ts';
import { toldElsewhere } from './published-words.ts';
import { stoppedWords } from './step-words.ts';

/** What is on its way now, wherever the user is meanwhile. */
export const useRunning = create<{ run: Run | null }>(() => ({ run: null }));

/** Tells what became of a publishing where it can be seen; whether it was. */
type Teller = (run: Run, outcome: Outcome) => boolean;
const tellers = new Set<Teller>();

/** Registers a view that tells outcomes; the first that does is enough, else a message does. Returns the function that takes it back. */
export function onOutcome(tell: Teller): () => void {
  tellers.add(tell);
  return () => void tellers.delete(tell);
}

let isListening = false;

function listenToProgress() {
  if (isListening) return;
  isListening = true;
  listen('export:progress', (progress) => useRunning.setState(({ run }) => ({ run: advanced(run, progress) })));
}

/** Publishes, unless something is on its way already: the second of a double click does nothing. Resolves when it has ended and was told. */
export async function runPublishing(
  what: Parameters<typeof begun>[0],
  send: () => Promise<PublishResult>,
): Promise<void> {
  if (useRunning.getState().run !== null) return;
  listenToProgress();
  useRunning.setState({ run: begun(what) });
  const outcome = await send().then(outcomeOf, (error: unknown) => failed(error, useRunning.getState().run));
  const run = useRunning.getState().run ?? begun(what);
  useRunning.setState({ run: null });
  if (![...tellers].some((tell) => tell(run, outcome))) tellElsewhere(run, outcome);
}

/** Asks main to stop. It may be too late: what it comes to is told as always. */
export function stopPublishing(): void {
  const { run } = useRunning.getState();
  if (run === null || run.isStopping) return;
  useRunning.setState({ run: { ...run, isStopping: true } });
  void call('export:cancel-publish', { bundleId: run.bundleId }).catch(() => {});
}

/** Resolves once main has let the bundle through its door, or it is over. */
export function isThroughDoor(): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ run }: { run: Run | null }) => {
      if (run !== null && run.step === null) return;
      stop();
      resolve();
    };
    const stop = useRunning.subscribe(look);
    look(useRunning.getState());
  });
}

function failed(error: unknown, run: Run | null): Outcome {
  const step = run?.step ?? null;
  const failure = publishFailure(error);
  return failure === null
    ? { state: 'stopped', sentence: stoppedWords(step), step }
    : { state: 'failed', failure, step };
}

function tellElsewhere(run: Run, outcome: Outcome) {
  const { message, error, page } = toldElsewhere(run, outcome);
  const show = () => useNavigation.getState().go(run.from);
  toast({
    message,
    ...(error && { error }),
    action: page
      ? { label: 'Open', run: () => void call('app:open-link', { url: page }).catch(() => {}) }
      : { label: 'Show', run: show },
  });
}
