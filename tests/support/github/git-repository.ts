import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createBare, GitObjects, type Person, type TreeEntry } from './git-objects.ts';

/** What a file holds; `null`: it goes. */
export type Files = Record<string, string | Uint8Array | null>;

export interface FileEntry {
  mode: TreeEntry['mode'];
  sha: string;
}

export type FileChange = { path: string; before: FileEntry | null; after: FileEntry | null };

/** A bare repository on the disk: real git may clone it, fetch from it and push to it while the double serves it. */
export class GitRepository {
  readonly objects: GitObjects;
  readonly folder: string;

  constructor(folder: string, branch: string) {
    this.folder = folder;
    createBare(folder, branch);
    this.objects = new GitObjects(folder);
  }

  /** Id of the commit that `heads/main` names; `null` where there is no such reference. */
  ref(name: string): string | null {
    const file = path.join(this.folder, 'refs', name);
    if (!isRefName(name) || !existsSync(file)) return null;
    try {
      return readFileSync(file, 'utf8').trim();
    } catch {
      return null; // a folder
    }
  }

  /** All references below `refs/`, sorted. */
  refs(): { name: string; sha: string }[] {
    const root = path.join(this.folder, 'refs');
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((file) => path.relative(root, path.join(file.parentPath, file.name)));
    const found = names.filter((name) => !name.endsWith('.lock')).sort();
    return found.map((name) => ({ name, sha: this.ref(name) ?? '' }));
  }

  /** `false` where git itself cannot have both: `a` is a branch and `a/b` is wanted, or the other way round. */
  setRef(name: string, sha: string): boolean {
    const file = path.join(this.folder, 'refs', name);
    const lock = `${file}.lock`;
    try {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(lock, `${sha}\n`, { flag: 'wx' });
    } catch {
      return false;
    }
    try {
      renameSync(lock, file);
      return true;
    } catch {
      rmSync(lock);
      return false;
    }
  }

  deleteRef(name: string): void {
    rmSync(path.join(this.folder, 'refs', name), { force: true });
  }

  setDefaultBranch(branch: string): void {
    writeFileSync(path.join(this.folder, 'HEAD'), `ref: refs/heads/${branch}\n`);
  }

  isEmpty(): boolean {
    return this.refs().length === 0;
  }

  /** All files of a tree by their paths. */
  filesOf(tree: string, prefix = ''): Map<string, FileEntry> {
    const all = new Map<string, FileEntry>();
    for (const { mode, name, sha } of this.objects.tree(tree)) {
      if (mode !== '040000') all.set(prefix + name, { mode, sha });
      else for (const [file, entry] of this.filesOf(sha, `${prefix}${name}/`)) all.set(file, entry);
    }
    return all;
  }

  /**
   * A tree with entries put at paths (`null`: taken away), over what stands there: a file where a folder is needed gives way, as
   * with GitHub. Resolves to its id.
   */
  edit(base: string | null, edits: ReadonlyMap<string, FileEntry | null>): string {
    const entries = new Map((base ? this.objects.tree(base) : []).map((entry) => [entry.name, entry]));
    const below = new Map<string, Map<string, FileEntry | null>>();
    for (const [file, entry] of edits) {
      const slash = file.indexOf('/');
      if (slash < 0) {
        if (entry) entries.set(file, { name: file, ...entry });
        else entries.delete(file);
        continue;
      }
      const name = file.slice(0, slash);
      const inner = below.get(name) ?? new Map<string, FileEntry | null>();
      below.set(name, inner.set(file.slice(slash + 1), entry));
    }
    for (const [name, inner] of below) {
      const present = entries.get(name);
      const sha = this.edit(present?.mode === '040000' ? present.sha : null, inner);
      if (this.objects.tree(sha).length === 0) entries.delete(name);
      else entries.set(name, { mode: '040000', name, sha });
    }
    return this.objects.writeTree([...entries.values()]);
  }

  /** A commit with these files on top of a parent. Resolves to its id. */
  commitFiles(parent: string | null, files: Files, author: Person, message: string): string {
    const edits = new Map<string, FileEntry | null>();
    for (const [file, content] of Object.entries(files)) {
      const sha = content === null ? null : this.objects.write('blob', Buffer.from(content));
      edits.set(file, sha === null ? null : { mode: '100644', sha });
    }
    const tree = this.edit(parent ? this.objects.commit(parent).tree : null, edits);
    return this.objects.writeCommit({ tree, parents: parent ? [parent] : [], author, committer: author, message });
  }

  /** Ids of a commit and all before it, newest first. */
  history(sha: string): string[] {
    const seen = new Set<string>();
    const waiting = [sha];
    const order: string[] = [];
    while (waiting.length > 0) {
      waiting.sort((a, b) => this.when(b) - this.when(a));
      const next = waiting.shift()!;
      if (seen.has(next)) continue;
      seen.add(next);
      order.push(next);
      waiting.push(...this.objects.commit(next).parents);
    }
    return order;
  }

  isAncestor(older: string, newer: string): boolean {
    return this.history(newer).includes(older);
  }

  /** The newest commit that both have; `null` for histories with nothing in common. */
  mergeBase(one: string, other: string): string | null {
    const before = new Set(this.history(other));
    return this.history(one).find((sha) => before.has(sha)) ?? null;
  }

  /** What differs between the files of two commits, sorted by path; `null`: no commit, no files. */
  changes(before: string | null, after: string | null): FileChange[] {
    const [old, now] = [before, after].map((sha) =>
      sha ? this.filesOf(this.objects.commit(sha).tree) : new Map<string, FileEntry>(),
    ) as [Map<string, FileEntry>, Map<string, FileEntry>];
    return [...new Set([...old.keys(), ...now.keys()])]
      .sort()
      .map((file) => ({ path: file, before: old.get(file) ?? null, after: now.get(file) ?? null }))
      .filter(({ before: a, after: b }) => a?.sha !== b?.sha || a?.mode !== b?.mode);
  }

  blob(sha: string): Buffer {
    return this.objects.read(sha)?.bytes ?? Buffer.alloc(0);
  }

  /** Takes over what one reference of another repository names, with all that belongs to it. */
  copyFrom(other: GitRepository, commit: string): void {
    for (const sha of other.history(commit)) {
      if (this.objects.has(sha, 'commit')) continue;
      const { tree } = other.objects.commit(sha);
      this.copyTree(other, tree);
      this.objects.write('commit', other.objects.read(sha)!.bytes);
    }
  }

  private copyTree(other: GitRepository, tree: string): void {
    if (this.objects.has(tree, 'tree')) return;
    for (const { mode, sha } of other.objects.tree(tree)) {
      if (mode === '040000') this.copyTree(other, sha);
      else if (mode !== '160000') this.objects.write('blob', other.blob(sha));
    }
    this.objects.write('tree', other.objects.read(tree)!.bytes);
  }

  private when(sha: string): number {
    return Date.parse(this.objects.commit(sha).committer.date);
  }
}

/** git's own rules for names of references (git-check-ref-format), as far as a name could lead out of the folder or be refused. */
export function isRefName(name: string): boolean {
  const isWhole = /^[^\u0000- ~^:?*[\\\u007f]+$/.test(name) && !/\.\.|@\{|\/\/|^\/|\/$|\.$/.test(name);
  return isWhole && name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}
