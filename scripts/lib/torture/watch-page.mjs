/** How long before "Saved" was seen a key must have been pressed to count as covered by it: drawing takes its time. */
export const DRAWING_MS = 100;

/**
 * Has the page tell what its status bar says of the open note, at once and with every change: `{ state, text, path, at }`,
 * `at` in milliseconds since 1970, `path` the note's in the vault or the vault's own where it has no file yet.
 */
export async function watchPage(page, saw) {
  await page.exposeBinding('__tortureSaw', (_source, seen) => saw(seen));
  await page.evaluate(() => {
    let last = '';
    const look = () => {
      const bar = document.querySelector('[data-save]');
      const seen = {
        state: bar?.getAttribute('data-save') ?? null,
        text: bar?.textContent ?? '',
        path: bar?.nextElementSibling?.textContent ?? '',
      };
      const now = JSON.stringify(seen);
      if (now === last) return;
      last = now;
      window.__tortureSaw({ ...seen, at: Date.now() });
    };
    const attributeFilter = ['data-save'];
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter,
    });
    look();
  });
}
