import { useEffect, useState } from 'react';
import type { Target, Visibility } from '../../../../shared/ipc/export.ts';
import { call } from '../../../api.ts';

export interface Targets {
  targets: readonly Target[];
  /** The chosen one. */
  target: Target | null;
  choose(targetId: string): void;
  /** Asks for a folder. Rejects with what is wrong with it. */
  add(): Promise<void>;
  confirm(targetId: string): Promise<void>;
  setVisibility(targetId: string, visibility: Visibility): Promise<void>;
  remove(targetId: string): Promise<void>;
}

/** The clones known on this machine; the last one chosen counts until another is. */
export function useTargets(): Targets {
  const [targets, setTargets] = useState<readonly Target[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    void call('export:targets').then((list) => {
      setTargets(list);
      setChosen((now) => now ?? list.at(-1)?.targetId ?? null);
    });
  }, []);
  const put = (target: Target) =>
    setTargets((list) =>
      list.some((t) => t.targetId === target.targetId)
        ? list.map((t) => (t.targetId === target.targetId ? target : t))
        : [...list, target],
    );
  return {
    targets,
    target: targets.find((t) => t.targetId === chosen) ?? null,
    choose: setChosen,
    async add() {
      const target = await call('export:add-clone');
      put(target);
      setChosen(target.targetId);
    },
    confirm: async (targetId) => put(await call('export:confirm-target', { targetId })),
    setVisibility: async (targetId, visibility) => put(await call('export:set-visibility', { targetId, visibility })),
    async remove(targetId) {
      await call('export:remove-target', { targetId });
      setTargets((list) => list.filter((t) => t.targetId !== targetId));
    },
  };
}
