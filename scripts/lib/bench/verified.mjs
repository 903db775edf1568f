/** Has a page count how often a note was read back after a save, and how often it read otherwise. Before the first save. */
export function watchVerification(page) {
  return page.evaluate(() => {
    const seen = { checked: 0, mismatches: 0 };
    window.__verified = seen;
    window.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        // The place of the first mismatch, or null.
        this.addEventListener('message', ({ data }) => {
          if (data !== null && typeof data !== 'number') return;
          seen.checked += 1;
          if (data !== null) seen.mismatches += 1;
        });
      }
    };
  });
}

/** `{ checked, mismatches }` so far. */
export function takeVerified(page) {
  return page.evaluate(() => window.__verified);
}
