/** Tells the outside (benchmarks, tests) that the first useful screen has been painted; each kind once per page. */
export function markReady(kind: 'list' | 'welcome'): void {
  if (document.documentElement.dataset.ready === kind) return;
  requestAnimationFrame(() => {
    // The frame this callback belongs to is the one with the content; a message after it runs once it is painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (kind === 'list') performance.mark('fieldbook:list-ready');
      document.documentElement.dataset.ready = kind;
    };
    port2.postMessage(null);
  });
}
