import { join, relative, sep } from 'node:path';
import { watch as watchFolders } from 'chokidar';
import { isTemporary } from './durable-write.ts';
import { isSkippedFolder } from './vault-layout.ts';

/** Events of one save or checkout come in bursts: they are handed on together, after a pause or this long. */
const pause = 80;
const longest = 500;

export interface WatchListener {
  /** Vault-relative paths, `/`-separated, of files or folders that may have changed. */
  changed(paths: Set<string>): void;
  /** The system watches no further (its limit is reached): the caller has to look by itself. */
  failed(error: unknown): void;
}

/**
 * Watches a vault's folders. Only folders are given to chokidar: their events name the file, and a watch for each of 10,000 files
 * takes 0.4 s and 75 MB more. Resolves once the watch stands; the function it resolves to ends it.
 */
export async function watchVault(root: string, listener: WatchListener): Promise<() => Promise<void>> {
  let pending = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let since = 0;
  const flush = () => {
    timer = null;
    const paths = pending;
    pending = new Set();
    listener.changed(paths);
  };
  const mark = (absolute: string) => {
    const path = relative(root, absolute).split(sep).join('/');
    if (path.startsWith('..') || isUnwatched(path)) return;
    pending.add(path);
    const now = Date.now();
    if (timer === null) since = now;
    else clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(pause, since + longest - now)));
  };

  const watcher = watchFolders(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => stats?.isFile() === true || isUnwatched(relative(root, path).split(sep).join('/')),
  });
  watcher.on('raw', (_event, name, details) => {
    const folder = (details as { watchedPath?: string } | undefined)?.watchedPath ?? root;
    mark(typeof name === 'string' && name !== '' ? join(folder, name) : folder);
  });
  watcher.on('addDir', mark);
  watcher.on('error', (error) => listener.failed(error));
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return async () => {
    if (timer !== null) clearTimeout(timer);
    await watcher.close();
  };
}

function isUnwatched(path: string): boolean {
  if (path === '') return false;
  const parts = path.split('/');
  return parts.some(isSkippedFolder) || isTemporary(parts.at(-1)!);
}
