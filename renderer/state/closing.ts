import { call, listen } from '../api.ts';

type Save = () => Promise<boolean>;
const saves = new Set<Save>();

/** Registers what must be saved before the window closes; resolves to whether all of it is. Returns the function that takes it back. */
export function onBeforeClose(save: Save): () => void {
  saves.add(save);
  return () => saves.delete(save);
}

/** Answers main's question before closing: saves all that is registered, then tells whether it worked. Started once, by the App. */
export function answerBeforeClose(): () => void {
  return listen('app:before-close', () => {
    void Promise.allSettled([...saves].map((save) => save())).then((done) =>
      call('app:ready-to-close', { saved: done.every((one) => one.status === 'fulfilled' && one.value) }),
    );
  });
}
