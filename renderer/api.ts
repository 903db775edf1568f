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

/** Listens to what main tells unasked; returns the function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.bridge.on(event, (json) => listener(payloadOf(json) as Events[E]));
}

/** The last event that was told: each of its listeners gets the same object. */
let told: { json: string; payload: unknown } = { json: 'null', payload: null };

function payloadOf(json: string): unknown {
  if (told.json !== json) told = { json, payload: JSON.parse(json) };
  return told.payload;
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
