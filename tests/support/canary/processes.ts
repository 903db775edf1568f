import { readdir, readFile } from 'node:fs/promises';

/** In milliseconds: seldom enough to cost nothing. What is over sooner is git, whose calls are noted down one by one. */
const period = 2000;

/** Looks at the arguments of a process and of all that it started, again and again. */
export function watchProcesses(root: () => number | undefined) {
  const seen = new Set<string>();
  const look = async () => {
    for (const line of await argumentsBelow(root())) seen.add(line);
  };
  const timer = setInterval(() => void look(), period);
  return {
    look,
    /** What they were started with, each once. */
    seen: () => [...seen],
    stop: () => clearInterval(timer),
  };
}

/** Linux alone tells it as files; elsewhere nothing is seen. */
async function argumentsBelow(root: number | undefined): Promise<string[]> {
  if (root === undefined || process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(await Promise.all(ids.map(async (id) => [id, await parentOf(id)] as const)));
  const isBelow = (id: number | undefined): boolean =>
    id === root || (id !== undefined && id > 1 && isBelow(parents.get(id)));
  const lines = ids.filter(isBelow).map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).filter((line) => line !== '');
}

async function parentOf(id: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return Number.isNaN(parent) ? undefined : parent;
}
