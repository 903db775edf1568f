import { readdirSync, readFileSync } from 'node:fs';

/** Whether the memory of processes can be told here: Linux has what they share, and with how many. */
export const tellsMemory = process.platform === 'linux';

/** Megabytes of a process and all that it started, what they share with others counted in parts (PSS). */
export function proportionalMegabytes(pid) {
  let kilobytes = 0;
  for (const one of familyOf(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kilobytes / 1000;
}

function familyOf(pid) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It has ended meanwhile.
    }
  }
  const family = [pid];
  for (const one of family) family.push(...(children.get(one) ?? []));
  return family;
}
