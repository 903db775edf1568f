import { closeSync, openSync, readSync, writeSync } from 'node:fs';

/** Milliseconds of processor time that this process has spent, in all its threads. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs it and returns the milliseconds of processor time it took. */
export function spentOn(run) {
  globalThis.gc?.();
  const before = processorTime();
  run();
  return processorTime() - before;
}

/** Windows counts it in steps of 16 milliseconds. */
const clock = process.platform === 'win32' ? () => performance.now() : processorTime;

/** Milliseconds of processor time that each of the calls took, one for each item: what else the machine does hardly counts. */
export function timesOf(items, run) {
  return items.map((item) => {
    const start = clock();
    run(item);
    return clock() - start;
  });
}

/** Megabytes that the objects and buffers of this process hold. */
export function heldMegabytes() {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Writes one JSON value a line. */
export function writeLines(file, values) {
  const handle = openSync(file, 'w');
  try {
    for (const value of values) writeSync(handle, `${JSON.stringify(value)}\n`);
  } finally {
    closeSync(handle);
  }
}

/** The values of a file of `writeLines`, however long it is. */
export function readLines(file) {
  const handle = openSync(file, 'r');
  const values = [];
  try {
    const chunk = Buffer.alloc(1 << 22);
    let rest = Buffer.alloc(0);
    for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
      const bytes = Buffer.concat([rest, chunk.subarray(0, count)]);
      let from = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, from)) {
        values.push(JSON.parse(bytes.toString('utf8', from, end)));
        from = end + 1;
      }
      rest = bytes.subarray(from);
    }
  } finally {
    closeSync(handle);
  }
  return values;
}
