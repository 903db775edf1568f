import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CloneTarget } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import type { Clone } from './clone.ts';
import type { Remote } from './remote-url.ts';

/**
 * The clones that the user chose on this machine, in app data: a file of a vault can never name one. A target is its remote,
 * so that what was confirmed is a host and repository, whichever folder leads there.
 */
export interface TargetsStore {
  list(): Promise<CloneTarget[]>;
  /** Throws AppError 'not-found'. */
  get(targetId: string): Promise<CloneTarget>;
  /** Remembers a checked clone; one of the same remote takes the place of the old folder and stays confirmed. */
  add(clone: Clone): Promise<CloneTarget>;
  confirm(targetId: string): Promise<CloneTarget>;
  remove(targetId: string): Promise<void>;
}

/** Opens `export-targets.json` of app data. A file that cannot be read counts as empty. */
export function openTargets(appDataDir: string): TargetsStore {
  const file = join(appDataDir, 'export-targets.json');
  const list = async (): Promise<CloneTarget[]> => {
    try {
      return z.array(CloneTarget).parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return [];
    }
  };
  const get = async (targetId: string) => {
    const target = (await list()).find((t) => t.targetId === targetId);
    if (!target) throw new AppError('not-found', 'target');
    return target;
  };
  const write = async (targets: CloneTarget[]) => {
    try {
      await mkdir(appDataDir, { recursive: true, mode: 0o700 });
      await replaceDurably(file, Buffer.from(`${JSON.stringify(targets, null, 2)}\n`), { mode: 0o600 });
    } catch (error) {
      throw toAppError(error, 'writing', 'export-targets.json');
    }
  };
  const put = async (target: CloneTarget) => {
    await write([...(await list()).filter((t) => t.targetId !== target.targetId), target]);
    return target;
  };
  return {
    list,
    get,
    async add(clone) {
      const targetId = targetIdOf(clone.remote);
      const known = (await list()).find((t) => t.targetId === targetId);
      const remote =
        clone.remote.host === '' ? clone.remote.repository : `${clone.remote.host}/${clone.remote.repository}`;
      const { name, path, base } = clone;
      return put({ targetId, name, location: path, remote, base, confirmed: known?.confirmed ?? false });
    },
    confirm: async (targetId) => put({ ...(await get(targetId)), confirmed: true }),
    remove: async (targetId) => write((await list()).filter((t) => t.targetId !== targetId)),
  };
}

/** The same for every clone of one repository, on any machine, whether by https or ssh. */
export function targetIdOf({ host, repository }: Remote): string {
  const name = host === '' ? repository : `${host.replace(/:\d+$/, '')}/${repository.toLowerCase()}`;
  return `t_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
