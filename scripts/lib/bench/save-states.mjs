/** Has a page note when the status bar says what of the open note: `saved`, `saving`, `unsaved`, `failed`. */
export function watchStates(page) {
  return page.evaluate(() => {
    window.__saveStates = [];
    const bar = document.querySelector('[data-save]').parentElement;
    const look = () => {
      const state = bar.querySelector('[data-save]')?.dataset.save ?? null;
      if (window.__saveStates.at(-1)?.state !== state)
        window.__saveStates.push({ at: Date.now(), state, text: bar.querySelector('[data-save]')?.textContent });
    };
    new MutationObserver(look).observe(bar, { subtree: true, childList: true, attributes: true });
    look();
  });
}

/** What was noted so far, with the moment it was asked for as the last. */
export async function takeStates(page) {
  const [states, now] = await page.evaluate(() => [window.__saveStates, Date.now()]);
  return [...states, { at: now, state: 'end' }];
}

/** Seconds in which a state was shown. */
export function secondsIn(states, state) {
  let milliseconds = 0;
  for (const [n, one] of states.entries()) if (one.state === state) milliseconds += states[n + 1].at - one.at;
  return milliseconds / 1000;
}

/** The longest time between two moments at which all was saved, in seconds. */
export function longestUnsaved(states) {
  let longest = 0;
  let since = null;
  for (const { at, state } of states) {
    if (state !== 'saved' && state !== 'end') since ??= at;
    else if (since !== null) {
      longest = Math.max(longest, at - since);
      since = null;
    }
  }
  return longest / 1000;
}
