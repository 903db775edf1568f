import { execFileSync } from 'node:child_process';
import { open, rm, truncate } from 'node:fs/promises';
import path from 'node:path';

/** A disk of its own at a folder, in memory: it can be full, and it can be away. Needs root, as mounting does. */
export interface OwnDisk {
  /** Leaves at most `free` bytes. */
  fill(free?: number): Promise<void>;
  /** Makes room again. */
  drain(): Promise<void>;
  /** Takes the disk away, as a drive that is pulled: what is on it comes back with `mount`. */
  unmount(): void;
  mount(): void;
  dispose(): void;
}

/** Mounts a disk of `kilobytes` at `folder`. `store` is another, empty folder that keeps hold of it while it is away. */
export function mountDisk(folder: string, store: string, kilobytes: number): OwnDisk {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', store]);
  const filler = path.join(store, '.filler');
  const mount = () => void execFileSync('mount', ['--bind', store, folder]);
  // Lazily where somebody looks at it just then: what matters is that its files are gone from here.
  const away = (place: string) => void execFileSync('umount', ['-l', place]);
  let isThere = false;
  const disk: OwnDisk = {
    async fill(free = 0) {
      const file = await open(filler, 'w');
      let size = 0;
      try {
        for (;;) size += (await file.write(Buffer.alloc(4096, 1))).bytesWritten;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        await file.close();
      }
      await truncate(filler, Math.max(0, size - free));
    },
    drain: () => rm(filler),
    unmount() {
      away(folder);
      isThere = false;
    },
    mount() {
      mount();
      isThere = true;
    },
    dispose() {
      if (isThere) away(folder);
      away(store);
    },
  };
  disk.mount();
  return disk;
}
