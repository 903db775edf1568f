import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/**
 * A log of JSON lines, each on the disk before the next thing happens: it outlives whatever is killed. `add` puts the time
 * in (`at`, milliseconds since 1970) where the event brings none.
 */
export function openLog(file) {
  const handle = openSync(file, 'a', 0o600);
  return {
    add(event) {
      const line = { at: Date.now(), ...event };
      writeSync(handle, `${JSON.stringify(line)}\n`);
      fsyncSync(handle);
      return line;
    },
    close: () => closeSync(handle),
  };
}

/** The events of a log. A last line that was cut short is left out; any other line that is no JSON throws. */
export function readLog(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const cut = lines.pop();
  const events = lines.filter((line) => line !== '').map((line) => JSON.parse(line));
  if (cut) process.stderr.write('torture: the last line of the log was cut short and is left out\n');
  return events;
}
