import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RandomBytes } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/result.ts';
import type { AppData } from '../ports.ts';
import { toAppError } from './file-errors.ts';

export interface SampleOptions {
  now: () => number;
  random: RandomBytes;
}

/** Where the sample vault lies: in app data, as it is nobody's work. */
export function sampleFolder(appData: AppData): string {
  return join(appData.dir, 'sample-vault');
}

/** Writes the sample vault into app data where it is not there yet: whole, or not at all. */
export async function prepareSample(appData: AppData, options: SampleOptions): Promise<void> {
  const folder = sampleFolder(appData);
  if (await stat(folder).catch(() => null)) return;
  const draft = `${folder}.draft`;
  try {
    await rm(draft, { recursive: true, force: true });
    await writeSample(draft, options);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
    throw toAppError(error, 'writing', 'sample vault');
  }
}

/** Fills a new or empty folder with the sample vault; AppError 'invalid' where it holds anything. */
export async function writeSample(
  folder: string,
  options: SampleOptions = { now: Date.now, random: (count) => randomBytes(count) },
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) throw new AppError('invalid', `“${basename(folder)}” is not empty.`);
    // Only needed by those who try the sample out.
    const { writeSampleVault } = await import('./sample.ts');
    await writeSampleVault(folder, options);
  } catch (error) {
    throw toAppError(error, 'writing', basename(folder));
  }
}

/** Deletes the sample vault with all that was changed in it. */
export async function removeSample(appData: AppData): Promise<void> {
  await rm(sampleFolder(appData), { recursive: true, force: true });
}
