import { useCallback, useEffect, useState } from 'react';
import type { Target, Visibility } from '../../../../shared/ipc/export.ts';
import { call } from '../../../api.ts';
import type { Named } from './ways.ts';

export interface Targets {
  targets: readonly Target[];
  /** The chosen one. */
  target: Target | null;
  choose(targetId: string): void;
  /** Asks for a folder. Rejects with what is wrong with it. */
  addClone(): Promise<void>;
  /** Chooses a target that main has made or changed. */
  take(target: Target): void;
  confirm(targetId: string): Promise<void>;
  setVisibility(targetId: string, visibility: Visibility): Promise<void>;
  setBase(targetId: string, base: string): Promise<void>;
  /** By the account too where GitHub has not been asked about the repository yet: then it is now. */
  setVia(target: Target, via: Target['via'], named: Named | null): Promise<void>;
  remove(targetId: string): Promise<void>;
  /** Looks again at what main knows: publishing may have found that a repository is public now. */
  reload(): Promise<void>;
}

/** The repositories known on this machine; the last one chosen counts until another is. */
export function useTargets(): Targets {
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const reload = useCallback(async () => {
    const list = await call('export:targets');
    setTargets(list);
    setChosen((now) => now ?? list.at(-1)?.targetId ?? null);
  }, []);
  useEffect(() => void reload(), [reload]);
  const put = (target: Target) =>
    setTargets((list) =>
      list.some((t) => t.targetId === target.targetId)
        ? list.map((t) => (t.targetId === target.targetId ? target : t))
        : [...list, target],
    );
  const take = (target: Target) => {
    put(target);
    setChosen(target.targetId);
  };
  return {
    targets,
    target: targets.find((t) => t.targetId === chosen) ?? null,
    choose: setChosen,
    addClone: async () => take(await call('export:add-clone')),
    take,
    confirm: async (targetId) => put(await call('export:confirm-target', { targetId })),
    setVisibility: async (targetId, visibility) => put(await call('export:set-visibility', { targetId, visibility })),
    setBase: async (targetId, base) => put(await call('export:set-base', { targetId, base })),
    async setVia({ targetId, github }, via, named) {
      const isNew = via === 'github' && github === null && named !== null;
      put(
        isNew
          ? await call('export:add-github', { ...named, base: '' })
          : await call('export:set-via', { targetId, via }),
      );
    },
    async remove(targetId) {
      await call('export:remove-target', { targetId });
      setTargets((list) => list.filter((t) => t.targetId !== targetId));
    },
    reload,
  };
}
