import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import path from 'node:path';
import { makeVault } from '../../make-vault.mjs';
import { cacheFolder } from '../root.mjs';

/** The vault of that size, made once per machine. */
export function largeVault({ notes, corpus, seed }) {
  const kind = corpus ? path.basename(path.resolve(corpus)) : 'invented';
  const folder = path.join(cacheFolder(), `bench-vault-2-${kind}-${notes}-${seed}`);
  if (existsSync(folder)) return folder;
  process.stderr.write(`bench: writing a vault of ${notes} notes …\n`);
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = mkdtempSync(path.join(cacheFolder(), '.tmp-'));
  makeVault({ corpus, notes, seed, out: temporary });
  renameSync(temporary, folder);
  return folder;
}
