import type { Page } from '@playwright/test';

/** While `work` is done the page gets no frame, as on a machine that has much else to do; afterwards all at once. */
export async function withoutFrames(page: Page, work: () => Promise<void>): Promise<void> {
  const frames = await page.evaluateHandle(() => {
    const { requestAnimationFrame: request, cancelAnimationFrame: cancel } = window;
    const held = new Map<number, FrameRequestCallback>();
    let last = 1_000_000_000; // far from the browser's own
    window.requestAnimationFrame = (run) => {
      held.set(++last, run);
      return last;
    };
    window.cancelAnimationFrame = (id) => {
      if (!held.delete(id)) cancel.call(window, id);
    };
    return {
      give() {
        window.requestAnimationFrame = request;
        for (const run of held.values()) request.call(window, run);
        held.clear();
      },
    };
  });
  try {
    await work();
  } finally {
    await frames.evaluate((all) => all.give());
  }
}
