import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { CloneTarget, type Visibility } from '../../shared/ipc/export.ts';
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
  setVisibility(targetId: string, visibility: Visibility): Promise<CloneTarget>;
  remove(targetId: string): Promise<void>;
}

/** Opens `export-targets.json` of app data. A file that cannot be read counts as empty. */
export function openTargets(appDataDir: string): TargetsStore {
  const file = join(appDataDir, 'export-targets.json');
  const list = async (): Promise<CloneTarget[]> => {
    try {
      return z
        .array(StoredTarget)
        .parse(JSON.parse(await readFile(file, 'utf8')))
        .map(withVisibility);
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
      const { confirmed = false, visibility } = known ?? {};
      return put(withVisibility({ targetId, name, location: path, remote, base, confirmed, visibility }));
    },
    confirm: async (targetId) => put({ ...(await get(targetId)), confirmed: true }),
    setVisibility: async (targetId, visibility) => put({ ...(await get(targetId)), visibility }),
    remove: async (targetId) => write((await list()).filter((t) => t.targetId !== targetId)),
  };
}

/** One that was chosen before anybody was asked who reads there says nothing about it. */
const StoredTarget = CloneTarget.extend({ visibility: CloneTarget.shape.visibility.removeDefault().optional() });

function withVisibility(target: z.infer<typeof StoredTarget>): CloneTarget {
  return { ...target, visibility: target.visibility ?? (isAbsolute(target.remote) ? 'internal' : 'unknown') };
}

/** The same for every clone of one repository, on any machine, whether by https or ssh. */
export function targetIdOf({ host, repository }: Remote): string {
  const name = host === '' ? repository : `${host.replace(/:\d+$/, '')}/${repository.toLowerCase()}`;
  return `t_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
