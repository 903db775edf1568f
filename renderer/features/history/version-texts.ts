import type { VersionText } from '../../../shared/ipc/history.ts';
import { call } from '../../api.ts';

/** The texts of a note's versions, each read once. */
export interface VersionTexts {
  read(version: string): Promise<VersionText>;
}

/** Texts that are kept at a time. */
const most = 60;

export function createVersionTexts(id: string): VersionTexts {
  const reading = new Map<string, Promise<VersionText>>();
  return {
    read(version) {
      const known = reading.get(version) ?? call('history:read', { id, version });
      reading.delete(version);
      reading.set(version, known);
      for (const oldest of [...reading.keys()].slice(0, -most)) reading.delete(oldest);
      known.catch(() => reading.delete(version));
      return known;
    },
  };
}
