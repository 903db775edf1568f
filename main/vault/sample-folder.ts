import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import type { AppData } from '../ports.ts';
import { toAppError } from './file-errors.ts';

/** Writes the sample's files into an empty folder. */
export type WriteSample = (folder: string, options: { now: () => number; random: RandomBytes }) => Promise<unknown>;

/** Where the sample vault lies: in app data, as it is nobody's work. */
export function sampleFolder(appData: AppData): string {
  return join(appData.dir, 'sample-vault');
}

/** Writes the sample vault where it is not there yet: whole, or not at all. */
export async function prepareSample(
  appData: AppData,
  { now, random, write }: { now: () => number; random: RandomBytes; write: WriteSample },
): Promise<void> {
  const folder = sampleFolder(appData);
  if (await stat(folder).catch(() => null)) return;
  const draft = `${folder}.draft`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true });
    await write(draft, { now, random });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw toAppError(error, 'writing', 'sample vault');
  }
}

/** Deletes the sample vault with all that was changed in it. */
export async function removeSample(appData: AppData): Promise<void> {
  await rm(sampleFolder(appData), { recursive: true, force: true });
}
