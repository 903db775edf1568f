import { call, listen } from '../api.ts';

type Save = () => Promise<void> | void;
const saves = new Set<Save>();

/** Registers what must be saved before the window closes. Returns the function that takes it back. */
export function onBeforeClose(save: Save): () => void {
  saves.add(save);
  return () => saves.delete(save);
}

/** Answers main's question before closing: first all that is registered, then "ready". Started once, by the App. */
export function answerBeforeClose(): () => void {
  return listen('app:before-close', () => {
    void Promise.allSettled([...saves].map(async (save) => save())).then(() => call('app:ready-to-close'));
  });
}
