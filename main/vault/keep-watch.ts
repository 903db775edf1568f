import type { Log } from '../ports.ts';
import type { Presence } from './presence.ts';

/** Looks after the folder of an open vault: changes by others, its vanishing, its return. */
export interface KeptWatch {
  start(): Promise<void>;
  /** Looks at once whether the folder is still there. */
  check(): void;
  stop(): Promise<void>;
}

interface Parts {
  root: string;
  isOn: boolean;
  presence: Presence;
  log: Log;
  onChanged(paths: Set<string>): Promise<void>;
  onGone(): void;
  onBack(): Promise<void>;
  /** Looks at all of the folder: the fallback where the system watches no further. */
  onLook(): Promise<void>;
  /** Every now and then, when nothing else is to be done. */
  onIdle(): Promise<void>;
}

/** In milliseconds. */
const presencePeriod = 2000;
const lookPeriod = 5000;
const idlePeriod = 60_000;

/** Starts nothing by itself; without `isOn` it never does. */
export function keepWatch(parts: Parts): KeptWatch {
  const { root, isOn, presence, log } = parts;
  let endWatch: (() => Promise<void>) | null = null;
  let isGone = false;
  let isPolling = false;
  let stopped = false;
  let checking: Promise<void> | null = null;
  const timers: NodeJS.Timeout[] = [];

  async function beginWatch(): Promise<void> {
    if (stopped || isPolling) return;
    try {
      const { watchVault } = await import('./watch.ts'); // after the first screen
      if (stopped) return;
      const end = await watchVault(root, {
        changed: (paths) => void (isGone || stopped || parts.onChanged(paths)),
        failed: (error) => void fallBack(error),
      });
      if (stopped || isPolling) await end();
      else endWatch = end;
    } catch (error) {
      await fallBack(error);
    }
  }

  async function fallBack(error: unknown): Promise<void> {
    if (isPolling || stopped) return;
    isPolling = true;
    log.error('The folder cannot be watched; it is looked at every few seconds instead', error);
    await endNow();
    every(lookPeriod, () => (isGone ? Promise.resolve() : parts.onLook()));
  }

  async function endNow(): Promise<void> {
    const end = endWatch;
    endWatch = null;
    await end?.();
  }

  async function look(): Promise<void> {
    const isThere = await presence.check();
    if (stopped || isThere === !isGone) return;
    isGone = !isThere;
    if (isGone) {
      await endNow();
      parts.onGone();
    } else {
      await beginWatch();
      await parts.onBack();
    }
  }

  function check(): Promise<void> {
    checking ??= look().finally(() => {
      checking = null;
    });
    return checking;
  }

  function every(period: number, task: () => Promise<void>): void {
    const timer = setInterval(
      () => void task().catch((error: unknown) => log.error('Looking after the folder failed', error)),
      period,
    );
    timer.unref();
    timers.push(timer);
  }

  return {
    async start() {
      if (!isOn || stopped) return;
      every(presencePeriod, check);
      every(idlePeriod, parts.onIdle);
      await beginWatch();
    },
    check: () => void check(),
    async stop() {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      await checking;
      await endNow();
    },
  };
}
