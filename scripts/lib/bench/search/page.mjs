// What a benchmark sees of the page's searches: the page's own port is watched, the product knows nothing of it.
import { untilState } from '../until-state.mjs';

/** Notes the longest time the page's main thread was busy without a break, from now on. */
export function watchBlocks(page) {
  return page.evaluate(() => {
    window.__longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.__longest = Math.max(window.__longest, duration);
    }).observe({ type: 'longtask' });
  });
}

/** Milliseconds of the longest block since the last call; what is below 50 is not told by the browser, and counts as 0. */
export function takeLongestBlock(page) {
  return page.evaluate(() => {
    const longest = window.__longest;
    window.__longest = 0;
    return longest;
  });
}

/** Resolves once the index is complete, with that many notes. */
export function untilIndexed(page, notes) {
  return untilState(page, 'search:state', ({ state, notes: held }) => state === 'ready' && held >= notes);
}

/**
 * From now on keeps the page's port to the search process, and for each key pressed the milliseconds until the frame with the
 * results for it was painted: the last change of the results that follows its answer.
 */
export function watchSearches(page) {
  return page.evaluate(() => {
    window.__painted = [];
    let pressed = 0;
    window.addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
    const soon = (run) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      own.call(port2, null);
    };
    const own = MessagePort.prototype.postMessage;
    let last = 0;
    let changes = 0;
    let seen = null;
    /** Counts the changes of the results, and of nothing else on the page. */
    const watch = () => {
      const results = document.querySelector('section[aria-label=Results]');
      if (results === seen || !results) return;
      seen = results;
      const all = { childList: true, subtree: true, characterData: true, attributes: true };
      new MutationObserver(() => changes++).observe(results, all);
    };
    function answered({ data }) {
      if (data?.requestId !== last || pressed === 0 || !Array.isArray(data.hits)) return;
      const key = pressed;
      pressed = 0;
      watch();
      let painted = 0;
      const frame = (before, left) =>
        requestAnimationFrame(() =>
          soon(() => {
            // Results that come on screen a frame later are painted then.
            if (painted === 0 || changes !== before) painted = performance.now() - key;
            if (left > 0) frame(changes, left - 1);
            else window.__painted.push(painted);
          }),
        );
      frame(changes, 2);
    }
    MessagePort.prototype.postMessage = function (message, ...rest) {
      if (message && typeof message.query === 'string' && message.type === undefined) {
        last = message.requestId;
        if (window.__searchPort !== this) {
          window.__searchPort = this;
          this.addEventListener('message', answered);
        }
      }
      return own.call(this, message, ...rest);
    };
  });
}

/** The times noted since the last call. */
export function takePainted(page) {
  return page.evaluate(() => window.__painted.splice(0));
}

/**
 * Saves a note with a word of its own, `count` times, and asks the search process over the page's port until it is found.
 * Resolves to the milliseconds from the durable save until then.
 */
export function findSaved(page, id, count) {
  return page.evaluate(
    async ({ id, count }) => {
      const port = window.__searchPort;
      const call = async (channel, input) => {
        const answer = await window.bridge.invoke(channel, input);
        if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
        return answer.value;
      };
      let number = 2_000_000_000;
      const ask = (query) =>
        new Promise((resolve) => {
          const requestId = number++;
          const hear = ({ data }) => {
            if (data?.requestId !== requestId) return;
            port.removeEventListener('message', hear);
            resolve(data.total);
          };
          port.addEventListener('message', hear);
          port.postMessage({ type: undefined, requestId, query, view: 'interviews', limit: 1, sort: 'relevance' });
        });
      let { text, hash } = await call('notes:read', { id });
      const times = [];
      for (let n = 0; n < count; n++) {
        const word = `zqfindable${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}zq`;
        text += `\nSaid ${word} once.\n`;
        ({ hash } = await call('notes:save', { id, baseHash: hash, text }));
        const saved = performance.now();
        while ((await ask(`"${word}"`)) === 0) {
          if (performance.now() - saved > 20_000) throw new Error('a saved note is not found');
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        times.push(performance.now() - saved);
      }
      return times;
    },
    { id, count },
  );
}
