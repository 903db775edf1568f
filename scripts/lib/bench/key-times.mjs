import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Has a page note, for each key from now on, the milliseconds from the key event until the frame with its outcome was painted
 * (`painted`), and of those the ones in which the page was busy with it (`busy`: the event with all that runs right after
 * it, then the frame; not the waiting for the display's next one).
 */
export function watchKeys(page) {
  return page.evaluate(() => {
    if (window.__keyTimes) return;
    window.__keyTimes = [];
    const soon = (run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(null);
    };
    window.addEventListener(
      'keydown',
      (event) => {
        const started = performance.now();
        let handled = 0;
        soon(() => {
          handled = performance.now() - started;
        });
        // Asked for before the editor has seen the key: it runs first in the frame that shows what the key did.
        requestAnimationFrame(() => {
          const frame = performance.now();
          soon(() => {
            const now = performance.now();
            window.__keyTimes.push({ painted: now - event.timeStamp, busy: handled + now - frame });
          });
        });
      },
      true,
    );
  });
}

/** The times noted since the last call. */
export function takeKeyTimes(page) {
  return page.evaluate(() => window.__keyTimes.splice(0));
}

/** Types `count` keys at the pace of a quick typist, words and now and then a new line. */
export async function typeKeys(page, count, random) {
  let sinceSpace = 0;
  for (let n = 0; n < count; n++) {
    const key =
      sinceSpace > 3 + random.below(5) ? (random.below(8) === 0 ? 'Enter' : ' ') : random.pick([...'etaoinshrdlu']);
    sinceSpace = key.length > 1 || key === ' ' ? 0 : sinceSpace + 1;
    await page.keyboard.press(key);
    await sleep(55 + random.below(60));
  }
}

/**
 * Counts the milliseconds of processor time that the page's main thread spends, other than the clock's untouched by what else
 * the machine does. Resolves to a function that resolves to those since the last call.
 */
export async function watchProcessor(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const total = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  let last = await total();
  return async () => {
    const now = await total();
    const spent = now - last;
    last = now;
    return spent;
  };
}
