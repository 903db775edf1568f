import { setTimeout as sleep } from 'node:timers/promises';

/** Ten minutes: a slow machine may index a large vault. */
const PATIENCE_MS = 600_000;
const PERIOD_MS = 200;

/** Asks main through the page until what the channel answers is so. (`waitForFunction` takes any promise for a yes.) */
export async function untilState(page, channel, isSo) {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await page.evaluate((name) => window.bridge.invoke(name, undefined), channel);
    if (answer.ok && isSo(answer.value)) return;
    if (Date.now() > deadline) throw new Error(`${channel} is still ${JSON.stringify(answer)}`);
    await sleep(PERIOD_MS);
  }
}
