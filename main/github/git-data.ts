import { createHash } from 'node:crypto';
import { AppError } from '../../shared/result.ts';
import type { GitHub } from './client.ts';
import { mayWrite, type Place } from './repositories.ts';

/** What stands at a name in a tree. */
export interface Entry {
  name: string;
  /** As git has it: `100644`, `100755`, `120000` (a link), `160000` (a submodule), `040000` (a folder). */
  mode: string;
  id: string;
}

/** What is put into a tree; without an id it goes. */
export interface TreeChange {
  path: string;
  mode: '100644' | '100755';
  id: string | null;
}

/** Objects of one repository. Reads and writes throw as the client does, writes 'forbidden' (message: `contents`) for 'gone'; what was written and is on no branch harms nothing. */
export interface GitData {
  /** Id of a commit's tree; `null` where the repository does not have the commit. */
  treeOf(commit: string): Promise<string | null>;
  entries(tree: string): Promise<{ entries: Entry[]; truncated: boolean }>;
  bytes(blob: string): Promise<Uint8Array>;
  /** Throws AppError 'not-github' where the bytes that arrived are others. */
  putBlob(bytes: Uint8Array): Promise<string>;
  putTree(base: string, changes: readonly TreeChange[]): Promise<string>;
  /** Of the account, now: who and when is for the host to say. */
  putCommit(commit: { message: string; tree: string; parent: string }): Promise<string>;
}

/** The id that git gives a file of these bytes. */
export function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The objects of the repository at `place`. */
export function createGitData(github: GitHub, place: Place, signal: AbortSignal): GitData {
  const call = { signal };
  return {
    async treeOf(commit) {
      const parameters = { ...place, commit_sha: commit };
      const found = await github.find('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', parameters, call);
      return found?.data.tree.sha ?? null;
    },
    async entries(tree) {
      const parameters = { ...place, tree_sha: tree };
      const { data } = await github.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', parameters, call);
      const entries = data.tree.map(({ path, mode, sha }) => ({ name: path, mode, id: sha }));
      return { entries, truncated: data.truncated };
    },
    async bytes(blob) {
      const parameters = { ...place, file_sha: blob };
      const { data } = await github.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', parameters, call);
      return Buffer.from(data.content, data.encoding === 'base64' ? 'base64' : 'utf8');
    },
    async putBlob(bytes) {
      const content = Buffer.from(bytes).toString('base64');
      const parameters = { ...place, content, encoding: 'base64' };
      const written = github.request('POST /repos/{owner}/{repo}/git/blobs', parameters, call);
      const { data } = await mayWrite(written, 'contents');
      if (data.sha !== blobId(bytes)) throw new AppError('not-github', 'blob');
      return data.sha;
    },
    async putTree(base, changes) {
      const tree = changes.map(({ path, mode, id }) => ({ path, mode, type: 'blob' as const, sha: id }));
      const parameters = { ...place, base_tree: base, tree };
      const written = github.request('POST /repos/{owner}/{repo}/git/trees', parameters, call);
      const { data } = await mayWrite(written, 'contents');
      return data.sha;
    },
    async putCommit({ message, tree, parent }) {
      const parameters = { ...place, message, tree, parents: [parent] };
      const written = github.request('POST /repos/{owner}/{repo}/git/commits', parameters, call);
      const { data } = await mayWrite(written, 'contents');
      return data.sha;
    },
  };
}
