/**
 * Opens a note by a click on its row, as a reader does, and resolves to the milliseconds from the click until the frame with
 * its text was painted. `text`: words that only this note's text has.
 */
export async function openByRow(page, title, text) {
  const row = page.getByRole('listbox', { name: 'Interviews' }).getByRole('option').filter({ hasText: title });
  await row.waitFor();
  await page.evaluate((wanted) => {
    window.__opened = new Promise((resolve) => {
      let clicked = 0;
      window.addEventListener('mousedown', (event) => (clicked = event.timeStamp), { capture: true, once: true });
      const look = () => {
        if (clicked === 0 || !document.querySelector('[aria-label=Notes]')?.textContent.includes(wanted)) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - clicked);
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true });
    });
  }, text);
  await row.click();
  return page.evaluate(() => window.__opened);
}
