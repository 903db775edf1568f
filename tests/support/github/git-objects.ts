import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

type Kind = 'blob' | 'tree' | 'commit';

interface GitObject {
  kind: Kind;
  bytes: Buffer;
}

export interface TreeEntry {
  mode: '100644' | '100755' | '120000' | '160000' | '040000';
  name: string;
  sha: string;
}

export interface Person {
  name: string;
  email: string;
  /** ISO, UTC. */
  date: string;
}

export interface Commit {
  tree: string;
  parents: string[];
  author: Person;
  committer: Person;
  message: string;
}

/**
 * Loose objects of a repository (`objects/ab/cdef…`), in git's own format. The double writes and reads them itself, as a process for
 * each would cost more than all else it does; that git takes them is for `git fsck` and `git clone` of the tests to say.
 */
export class GitObjects {
  private readonly known = new Map<string, GitObject>();
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  write(kind: Kind, bytes: Uint8Array): string {
    const whole = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
    const sha = createHash('sha1').update(whole).digest('hex');
    if (this.known.has(sha)) return sha;
    const file = this.fileOf(sha);
    if (!existsSync(file)) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, deflateSync(whole, { level: 1 }), { mode: 0o444 });
      renameSync(`${file}.new`, file);
    }
    this.known.set(sha, { kind, bytes: Buffer.from(bytes) });
    return sha;
  }

  /** `null` where there is none with this id. What a program pushed is loose as well: `createBare` sees to it. */
  read(sha: string): GitObject | null {
    const known = this.known.get(sha);
    if (known) return known;
    if (!/^[0-9a-f]{40}$/.test(sha) || !existsSync(this.fileOf(sha))) return null;
    const whole = inflateSync(readFileSync(this.fileOf(sha)));
    const end = whole.indexOf(0);
    const [kind] = whole.subarray(0, end).toString('latin1').split(' ');
    const object = { kind: kind as Kind, bytes: whole.subarray(end + 1) };
    this.known.set(sha, object);
    return object;
  }

  has(sha: string, kind: Kind): boolean {
    return this.read(sha)?.kind === kind;
  }

  tree(sha: string): TreeEntry[] {
    const { bytes } = this.expect(sha, 'tree');
    const entries: TreeEntry[] = [];
    for (let at = 0; at < bytes.length; ) {
      const space = bytes.indexOf(32, at);
      const end = bytes.indexOf(0, space);
      const mode = bytes.subarray(at, space).toString('latin1').padStart(6, '0') as TreeEntry['mode'];
      const id = bytes.subarray(end + 1, end + 21).toString('hex');
      entries.push({ mode, name: bytes.subarray(space + 1, end).toString('utf8'), sha: id });
      at = end + 21;
    }
    return entries;
  }

  writeTree(entries: readonly TreeEntry[]): string {
    const ordered = entries
      .map((entry) => ({ entry, key: Buffer.from(entry.mode === '040000' ? `${entry.name}/` : entry.name) }))
      .sort((a, b) => Buffer.compare(a.key, b.key));
    const parts = ordered.flatMap(({ entry }) => [
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`),
      Buffer.from(entry.sha, 'hex'),
    ]);
    return this.write('tree', Buffer.concat(parts));
  }

  commit(sha: string): Commit {
    const text = this.expect(sha, 'commit').bytes.toString('utf8');
    const gap = text.indexOf('\n\n');
    const lines = text.slice(0, gap).split('\n');
    const all = (key: string) =>
      lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
    return {
      tree: all('tree')[0] ?? '',
      parents: all('parent'),
      author: personOf(all('author')[0] ?? ''),
      committer: personOf(all('committer')[0] ?? ''),
      message: text.slice(gap + 2),
    };
  }

  writeCommit({ tree, parents, author, committer, message }: Commit): string {
    const lines = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${written(author)}`,
      `committer ${written(committer)}`,
    ];
    return this.write('commit', Buffer.from(`${lines.join('\n')}\n\n${message}`));
  }

  private expect(sha: string, kind: Kind): GitObject {
    const found = this.read(sha);
    if (found?.kind !== kind) throw new Error(`${sha} is no ${kind} of ${this.folder}`);
    return found;
  }

  private fileOf(sha: string): string {
    return path.join(this.folder, 'objects', sha.slice(0, 2), sha.slice(2));
  }
}

/** An empty bare repository that keeps loose what is pushed to it. Made by hand: it is three files. */
export function createBare(folder: string, branch: string): void {
  for (const part of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    mkdirSync(path.join(folder, part), { recursive: true });
  }
  writeFileSync(path.join(folder, 'HEAD'), `ref: refs/heads/${branch}\n`);
  const settings = [
    '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true',
    '[receive]\n\tunpackLimit = 1000000\n\tautogc = false',
    '[gc]\n\tauto = 0',
    '[http]\n\treceivepack = true',
  ];
  writeFileSync(path.join(folder, 'config'), `${settings.join('\n')}\n`);
}

function personOf(text: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*?)> (\d+)/.exec(text) ?? [];
  return { name, email, date: isoOf(Number(seconds)) };
}

function written({ name, email, date }: Person): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
