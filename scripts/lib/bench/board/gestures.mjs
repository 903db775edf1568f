// What is done to the board, and the like to its peer: by hand and by keyboard, at the pace of people.
import { setTimeout as sleep } from 'node:timers/promises';

/** Moves the pointer to a point as a hand does, a step each 12 ms; `from` where it is now. */
export async function glide(page, from, to) {
  const steps = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 18));
  for (let n = 1; n <= steps; n++) {
    await page.mouse.move(from.x + ((to.x - from.x) * n) / steps, from.y + ((to.y - from.y) * n) / steps);
    await sleep(12);
  }
}

/** Turns the wheel over the middle of a box, so many times. */
export async function wheel(page, box, { x = 0, y = 0, times }) {
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let n = 0; n < times; n++) {
    await page.mouse.wheel(x, y);
    await sleep(25);
  }
  await sleep(300);
}

/** Types a text as a quick typist does. */
export async function type(page, text, random) {
  for (const key of text) {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await sleep(70 + random.below(60));
  }
}

/** Where something is on screen. */
export async function boxOf(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('what is to be measured is not on screen');
  return box;
}

const waiting = (page) => page.getByRole('listbox', { name: 'Highlights to sort' });
const evidence = (page) => page.getByRole('listbox', { name: /^Evidence of/ }).first();

/** Things done to the board, by name. `columns`: how many findings there are. */
export const onBoard = {
  /** Drags the first card over the columns, waits at the right edge until they scroll, comes back and drops it. */
  async drag({ page }) {
    const card = await boxOf(waiting(page).getByRole('option').first());
    const columns = await boxOf(page.locator('[data-columns]'));
    const y = columns.y + 320;
    let at = { x: card.x + 60, y: card.y + 12 };
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const way = [
      { x: columns.x + 80, y },
      { x: columns.x + columns.width - 10, y, wait: 700 },
      { x: columns.x + 300, y: y + 60 },
      { x: columns.x + 20, y: y + 60, wait: 700 },
      { x: columns.x + 120, y },
    ];
    for (const { wait = 0, ...to } of way) {
      await glide(page, at, to);
      await sleep(wait);
      at = to;
    }
    await page.mouse.up();
    await sleep(900);
  },
  /** Types words and filters into the field of what is to be sorted, and clears it each time. */
  async filter({ page, random }) {
    await page.getByRole('searchbox', { name: 'Find among the highlights to sort' }).focus();
    for (const text of ['what they', 'kind:pain', 'team']) {
      await type(page, text, random);
      await sleep(400);
      await page.keyboard.press('Escape');
      await sleep(400);
    }
  },
  /** Writes the claim of the first finding anew. */
  async claim({ page, random }) {
    await evidence(page).focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Claim' }).waitFor();
    await type(page, `Nobody writes it down ${random.below(1000)}.`, random);
    await page.keyboard.press('Enter');
    await sleep(900);
  },
  /** Scrolls through what is to be sorted by wheel and keyboard, and over all columns. */
  async scroll({ page }) {
    await wheel(page, await boxOf(waiting(page)), { y: 700, times: 60 });
    await pages(page, waiting(page));
    const columns = await boxOf(page.locator('[data-columns]'));
    for (const x of [120, -120]) await wheel(page, columns, { x, times: 30 });
  },
  /** Scrolls through all evidence of the first finding. */
  async 'scroll evidence'({ page }) {
    await wheel(page, await boxOf(evidence(page)), { y: 900, times: 80 });
    await pages(page, evidence(page));
  },
  /** Attaches three cards, one after the other, to findings that are found by typing. */
  async attach({ page, random, columns }) {
    await waiting(page).focus();
    for (let n = 0; n < 3; n++) {
      await page.keyboard.press('m');
      await page.getByRole('combobox', { name: 'Move to finding' }).waitFor();
      await type(page, `kind ${columns - n}`, random);
      await page.keyboard.press('Enter');
      await sleep(900);
    }
  },
};

/** The like on the plain list. */
export const onList = {
  async drag({ page }) {
    let at = { x: 60, y: 120 };
    for (const to of [
      { x: 500, y: 300 },
      { x: 1100, y: 300 },
      { x: 400, y: 360 },
      { x: 600, y: 300 },
    ]) {
      await glide(page, at, to);
      at = to;
    }
  },
  async filter({ page, random }) {
    const field = page.getByRole('textbox', { name: 'Filter' });
    await field.fill('');
    await field.focus();
    await type(page, 'what they', random);
    await field.fill('');
  },
  async scroll({ page }) {
    await wheel(page, await boxOf(page.locator('#list')), { y: 700, times: 60 });
    await pages(page, page.locator('#list'));
  },
};

async function pages(page, list) {
  await list.focus();
  for (const key of ['End', 'Home', 'PageDown', 'PageDown', 'Home']) {
    await page.keyboard.press(key);
    await sleep(150);
  }
}
