// How long the page is busy without a break, and how far apart its frames are, while something is done to it.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Does something and resolves to the longest frame of the page meanwhile (milliseconds from one to the next, as the clock has it) and
 * its longest task (milliseconds of processor time of its main thread: what else the machine does does not count).
 */
export async function watched(page, folder, run) {
  const file = path.join(folder, 'trace.json');
  const browser = page.context().browser();
  await browser.startTracing(page, {
    path: file,
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await page.evaluate(() => {
    window.__frames = [];
    let last = performance.now();
    const frame = (now) => {
      window.__frames.push(now - last);
      last = now;
      window.__frameLoop = requestAnimationFrame(frame);
    };
    window.__frameLoop = requestAnimationFrame((now) => {
      last = now;
      window.__frameLoop = requestAnimationFrame(frame);
    });
  });
  await run();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.__frameLoop);
    return window.__frames;
  });
  await browser.stopTracing();
  const { task, busy } = longest(JSON.parse(readFileSync(file, 'utf8')).traceEvents);
  rmSync(file);
  return { frame: Math.max(...frames), task, busy };
}

/**
 * Of the main thread of the page that did most: the longest task, and the most that was done between two frames (ms of processor time).
 */
function longest(events) {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const byThread = new Map();
  for (const { name, pid, tid, ph, ts, tdur } of events) {
    const thread = `${pid} ${tid}`;
    if (ph !== 'X' || tdur === undefined || !mains.has(thread) || name !== 'RunTask') continue;
    byThread.set(thread, [...(byThread.get(thread) ?? []), { thread, ts, spent: tdur / 1000 }]);
  }
  const sum = (tasks) => tasks.reduce((total, { spent }) => total + spent, 0);
  const [tasks] = [...byThread.values()].sort((a, b) => sum(b) - sum(a));
  if (!tasks) throw new Error('the page was not seen to do anything');
  const frames = events
    .filter(({ name, pid, tid }) => name === 'FireAnimationFrame' && `${pid} ${tid}` === tasks[0].thread)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const between = new Map();
  let frame = 0;
  for (const { ts, spent } of tasks.sort((a, b) => a.ts - b.ts)) {
    while (frame < frames.length && ts > frames[frame]) frame++;
    between.set(frame, (between.get(frame) ?? 0) + spent);
  }
  return {
    task: Math.max(...tasks.map(({ spent }) => spent)),
    busy: Math.max(...between.values()),
    frames: frames.length,
  };
}
