import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '../../shared/result.ts';

/** Whether a real path is the folder itself or lies in it. Both must be resolved already. */
export function isInside(root: string, real: string): boolean {
  return real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
}

/** Throws AppError 'invalid' where a resolved path lies outside the vault. */
export function refuseOutside(root: string, real: string): void {
  if (!isInside(root, real)) throw new AppError('invalid', 'The file lies outside the vault.');
}

/**
 * Real path of a vault-relative, `/`-separated path. Throws AppError 'invalid' where it resolves outside the vault, and the
 * system's error where it does not exist.
 */
export async function resolveInside(root: string, path: string): Promise<string> {
  const real = await realpath(join(root, ...path.split('/')));
  refuseOutside(root, real);
  return real;
}
