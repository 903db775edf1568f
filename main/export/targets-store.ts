import { mkdir, readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { CloneTarget, Visibility } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';
import { createQueue } from '../vault/queue.ts';
import { hashOf } from '../vault/read-file.ts';
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
  /** Remembers a checked clone; one of the same remote takes the place of the old folder, stays confirmed and as visible as it was. */
  add(clone: Clone): Promise<CloneTarget>;
  confirm(targetId: string): Promise<CloneTarget>;
  setVisibility(targetId: string, visibility: Visibility): Promise<CloneTarget>;
  remove(targetId: string): Promise<void>;
}

/** A target as the file has it. An older one says nothing of its visibility; one that says nonsense says nothing. */
const Stored = CloneTarget.extend({ visibility: Visibility.optional().catch(undefined) });

/** Opens `export-targets.json` of app data. A file that cannot be read counts as empty. */
export function openTargets(appDataDir: string): TargetsStore {
  const file = join(appDataDir, 'export-targets.json');
  /** One change at a time: each begins with what the one before has written. */
  const inTurn = createQueue();
  const list = async (): Promise<CloneTarget[]> => {
    try {
      const stored = z.array(Stored).parse(JSON.parse(await readFile(file, 'utf8')));
      return stored.map((target) => ({ ...target, visibility: target.visibility ?? untold(target.remote) }));
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
    add: (clone) =>
      inTurn(async () => {
        const targetId = targetIdOf(clone.remote);
        const known = (await list()).find((t) => t.targetId === targetId);
        const remote =
          clone.remote.host === '' ? clone.remote.repository : `${clone.remote.host}/${clone.remote.repository}`;
        const { name, path, base } = clone;
        const kept = { confirmed: known?.confirmed ?? false, visibility: known?.visibility ?? untold(remote) };
        return put({ targetId, name, location: path, remote, base, ...kept });
      }),
    // It counts as the one that was chosen last.
    confirm: (targetId) => inTurn(async () => put({ ...(await get(targetId)), confirmed: true })),
    setVisibility: (targetId, visibility) =>
      inTurn(async () => {
        const target = { ...(await get(targetId)), visibility };
        await write((await list()).map((t) => (t.targetId === targetId ? target : t)));
        return target;
      }),
    remove: (targetId) => inTurn(async () => write((await list()).filter((t) => t.targetId !== targetId))),
  };
}

/** How visible a repository is of which nobody has said it: a folder of this computer is no public place, a host may be one. */
function untold(remote: string): Visibility {
  return isAbsolute(remote) ? 'internal' : 'unknown';
}

/** The same for every clone of one repository, on any machine, whether by https or ssh. */
export function targetIdOf({ host, repository }: Remote): string {
  const name = host === '' ? repository : `${host.replace(/:\d+$/, '')}/${repository.toLowerCase()}`;
  return `t_${hashOf(name).slice(0, 16)}`;
}
