import { call, listen } from '../api.ts';

type Save = () => Promise<boolean>;
const saves = new Set<Save>();
const firsts = new Set<() => void>();

/** Registers what must be saved before the window closes; resolves to whether all of it is. Returns the function that takes it back. */
export function onBeforeClose(save: Save): () => void {
  saves.add(save);
  return () => saves.delete(save);
}

/** Registers what puts text that is still in a field of its own into what is saved then. Returns the function that takes it back. */
export function onBeforeSaving(run: () => void): () => void {
  firsts.add(run);
  return () => firsts.delete(run);
}

/** Answers main's question before closing: saves all that is registered, then tells whether it worked. Started once, by the App. */
export function answerBeforeClose(): () => void {
  return listen('app:before-close', () => {
    for (const run of [...firsts]) run();
    void Promise.allSettled([...saves].map((save) => save())).then((done) =>
      call('app:ready-to-close', { saved: done.every((one) => one.status === 'fulfilled' && one.value) }),
    );
  });
}
