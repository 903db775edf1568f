import { useEffect } from 'react';
import { create } from 'zustand';

const patience = 1000; // ms: what comes after the first screen does not wait for one that never comes

const useReady = create<{ painted: boolean }>(() => ({ painted: false }));

/** Tells the outside (benchmarks, tests) that the first useful screen has been painted; each kind once per page. */
export function markReady(kind: 'list' | 'welcome'): void {
  if (document.documentElement.dataset.ready === kind) return;
  requestAnimationFrame(() => {
    // The frame this callback belongs to is the one with the content; a message after it runs once it is painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (kind === 'list') performance.mark('fieldbook:list-ready');
      document.documentElement.dataset.ready = kind;
      useReady.setState({ painted: true });
    };
    port2.postMessage(null);
  });
}

/** Whether the first useful screen has been painted: what is not on it is loaded only then. */
export function usePainted(): boolean {
  useEffect(() => {
    const timer = setTimeout(() => useReady.setState({ painted: true }), patience);
    return () => clearTimeout(timer);
  }, []);
  return useReady((s) => s.painted);
}
