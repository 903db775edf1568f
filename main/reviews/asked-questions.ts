import type { Vault } from '../vault/vault.ts';

/** The findings among these whose text has the address. */
export type AskedIn = (url: string, findingIds: readonly string[]) => readonly string[];

/** Addresses in texts of findings: what was asked in a review and is an open question already is known by its address. */
export function createAskedQuestions() {
  const known = new Map<string, { hash: string | null; text: string }>();
  return {
    /** Reads the files of these findings, as far as they are others by now. */
    async of(vault: Pick<Vault, 'read' | 'hashOf' | 'root'>, findingIds: ReadonlySet<string>): Promise<AskedIn> {
      await Promise.all(
        [...findingIds].map(async (id) => {
          const hash = vault.hashOf(id);
          if (known.get(`${vault.root}\n${id}`)?.hash === hash && hash !== null) return;
          const file = await vault.read(id).catch(() => null); // gone meanwhile: nothing is asked in it
          known.set(`${vault.root}\n${id}`, { hash: file?.hash ?? null, text: addressesIn(file?.text ?? '') });
        }),
      );
      return (url, ids) => ids.filter((id) => known.get(`${vault.root}\n${id}`)?.text.includes(`${url}\n`));
    },
  };
}

/** The addresses of a text, one on each line. */
function addressesIn(text: string): string {
  return [...text.matchAll(/https?:\/\/[^\s<>)\]"]+/g)].map(([address]) => `${address}\n`).join('');
}
