import { useEffect, useMemo, useState } from 'react';
import { addressOf } from '../../../../shared/export/images.ts';
import type { Bundle } from '../../../../shared/ipc/export.ts';
import { call } from '../../../api.ts';

/** `data:` addresses of a bundle's pictures, by the addresses that its document refers to them by. Those not read yet are missing. */
export type Pictures = ReadonlyMap<string, string>;

/** Reads the pictures of the bundle on screen, each once: those of the same bytes are kept when a decision makes another bundle. */
export function usePictures(bundle: Bundle): Pictures {
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map()); // by the bytes' hash
  useEffect(() => {
    let stopped = false;
    const read = async () => {
      for (const { path, sha256 } of bundle.images) {
        if (known.has(sha256)) continue;
        // A bundle that has been replaced meanwhile has its pictures asked for anew.
        const address = await call('export:image', { bundleId: bundle.bundleId, path }).catch(() => null);
        if (stopped) return;
        if (address !== null) setKnown((now) => new Map(now).set(sha256, address));
      }
    };
    void read();
    return () => {
      stopped = true;
    };
  }, [bundle, known]);
  const document = bundle.files[0]?.path ?? '';
  const shown = bundle.images.flatMap(({ path, sha256 }) => {
    const address = known.get(sha256);
    return address === undefined ? [] : [[addressOf(document, path.split('/').at(-1) ?? ''), address] as const];
  });
  const key = shown.map(([address]) => address).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a bundle of the same pictures does not draw the document anew
  return useMemo(() => new Map(shown), [key, known]);
}
