import { Worker } from 'node:worker_threads';

/** The gate's thread as main sees it: a worker, or anything in tests that behaves like it. */
export interface GateThread {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  /** It ended by itself, or could not start; 'exit' follows. */
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

/**
 * Starts the built thread (`dist/main/gate.js`). Its memory has a limit of its own: a thread that comes to it ends alone, where without one it
 * would end the program, `megabytes` of heap. It keeps no program from ending, and gets none of its environment.
 */
export function startGateThread(file: string | URL, megabytes = 1024): GateThread {
  const worker = new Worker(file, {
    name: 'gate',
    env: {},
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  worker.unref();
  return worker;
}
