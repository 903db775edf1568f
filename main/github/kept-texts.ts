import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceDurably } from '../vault/durable-write.ts';
import { hashOf } from '../vault/read-file.ts';

/** Texts that were published, in app data: so that the next preview can show what changes without asking anybody. */
export interface KeptTexts {
  /** `null` where it is not kept, or no longer what it was. */
  get(contentHash: string): Promise<string | null>;
  /** Keeps a text as long as it is among the newest. That it could not be kept is no failure: a preview shows less then. */
  keep(text: string): Promise<void>;
}

const mostKept = 200;

/** Opens the folder `published` of app data. */
export function openKeptTexts(appDataDir: string): KeptTexts {
  const folder = join(appDataDir, 'published');
  const fileOf = (hash: string) => join(folder, `${hash}.md`);
  return {
    async get(contentHash) {
      // A record of the vault says which: it may be anybody's words.
      if (!/^[0-9a-f]{64}$/.test(contentHash)) return null;
      const text = await readFile(fileOf(contentHash), 'utf8').catch(() => null);
      return text !== null && hashOf(text) === contentHash ? text : null;
    },
    async keep(text) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await replaceDurably(fileOf(hashOf(text)), Buffer.from(text), { mode: 0o600 });
        await dropOldest(folder);
      } catch {
        // Told nowhere: nothing is lost that somebody wrote.
      }
    },
  };
}

async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.md$/.test(name));
  if (names.length <= mostKept) return;
  const ages = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = ages.sort((a, b) => b.at - a.at).slice(mostKept);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
