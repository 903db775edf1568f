import type { BodyToCheck } from './check-body.ts';

/** Resolves to the place of the first block of a body that does not read as it should, `null` where all do. Rejects where it cannot tell. */
export type Verify = (check: BodyToCheck) => Promise<number | null>;

let worker: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/** Reads a whole body back off the page's thread, one at a time. The worker is started when first needed, and anew after a failure. */
export const verifyInWorker: Verify = (check) => {
  const next = last.then(() => ask(check));
  last = next.catch(() => {});
  return next;
};

function ask(check: BodyToCheck): Promise<number | null> {
  worker ??= new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
  const asked = worker;
  return new Promise((resolve, reject) => {
    asked.onmessage = ({ data }: MessageEvent<number | null>) => resolve(data);
    asked.onerror = (event) => {
      event.preventDefault();
      asked.terminate();
      worker = null;
      reject(new Error('The text could not be read back'));
    };
    asked.postMessage(check);
  });
}
