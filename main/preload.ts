import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../shared/ipc/index.ts';

declare const window: { postMessage(message: unknown, origin: string, ports: readonly unknown[]): void };
declare const location: { origin: string };

const listeners = new Map<string, Set<(json: string) => void>>();

ipcRenderer.on('event', (_event, name: string, json: string) => {
  for (const listener of listeners.get(name) ?? []) listener(json);
});

// A port sent through contextBridge arrives without postMessage, so it takes the way of window messages.
ipcRenderer.on('search-port', (event) => window.postMessage({ type: 'search-port' }, location.origin, event.ports));

const bridge: Bridge = {
  invoke: (channel, input) => ipcRenderer.invoke('invoke', channel, input),
  on(event, listener) {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all.add(listener));
    return () => void all.delete(listener);
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
