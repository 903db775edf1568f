/** Typed listeners of one object. `on` returns the function that stops; listeners run in order. */
export interface Emitter<Events> {
  on<E extends keyof Events>(event: E, listener: Events[E]): () => void;
  emit<E extends keyof Events>(event: E, ...payload: Events[E] extends (...args: infer A) => void ? A : never): void;
}

export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<unknown>>();
  return {
    on(event, listener) {
      const own = listeners.get(event) ?? new Set();
      listeners.set(event, own.add(listener));
      return () => own.delete(listener);
    },
    emit(event, ...payload) {
      for (const listener of [...(listeners.get(event) ?? [])]) (listener as (...args: unknown[]) => void)(...payload);
    },
  };
}
