import type { Bridge, Channel, EventName, Events, Output, Request } from '../shared/ipc/index.ts';
import { AppError, type Result } from '../shared/result.ts';

declare global {
  interface Window {
    bridge: Bridge;
  }
}

/** Calls main. Throws `AppError` with one of the closed codes; anything unforeseen arrives as 'internal'. */
export async function call<C extends Channel>(
  channel: C,
  ...args: Request<C> extends void ? [] : [Request<C>]
): Promise<Output<C>> {
  const result = (await window.bridge.invoke(channel, args[0])) as Result<Output<C>>;
  if (result.ok) return result.value;
  throw new AppError(result.error.code, result.error.message);
}

/** Who listens, by event. The bridge itself is listened to once for each, so that what it tells is read once. */
const heard = new Map<EventName, Set<(payload: never) => void>>();

/**
 * Listens to what main tells unasked; returns the function that stops listening. All listeners of an event get the same object,
 * and another one each time that it is told, also where it says the same: that it is said again is news.
 */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  const listeners = heard.get(event) ?? hearFromNowOn(event);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function hearFromNowOn(event: EventName): Set<(payload: never) => void> {
  const listeners = new Set<(payload: never) => void>();
  heard.set(event, listeners);
  window.bridge.on(event, (json) => {
    const payload = JSON.parse(json) as never;
    for (const listener of listeners) listener(payload);
  });
  return listeners;
}

/** Calls back with each search port main hands over (again after a restart of the search process). Returns the stop function. */
export function onSearchPort(listener: (port: MessagePort) => void): () => void {
  const receive = (event: MessageEvent<{ type?: string } | null>) => {
    const port = event.ports[0];
    if (event.source === window && event.data?.type === 'search-port' && port) listener(port);
  };
  window.addEventListener('message', receive);
  return () => window.removeEventListener('message', receive);
}
