import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../../shared/result.ts';
import type { Git } from './git.ts';
import { type Remote, readRemoteUrl } from './remote-url.ts';

/** A clone of this machine whose own configuration cannot run anything. */
export interface Clone {
  /** The work tree's real path. */
  path: string;
  name: string;
  /** Of this work tree (it may be a linked one). */
  gitDir: string;
  remote: Remote;
  /** The remote's default branch as the clone last saw it; `''` where it never did. */
  base: string;
  /** `user.name` and `user.email` of the clone itself. */
  author: { name?: string; email?: string };
}

/**
 * Keys of a repository's own configuration that are known to run nothing. Everything else stops the export: even with hooks,
 * file watcher and ssh command overridden, `remote.*.receivepack`, filters, `gpg.program` and others would execute.
 */
const harmless = new RegExp(
  `^(?:${[
    'core\\.(?:repositoryformatversion|filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks|autocrlf|eol|safecrlf)',
    'core\\.(?:abbrev|quotepath|compression|looseCompression|longpaths|fscache|preloadindex|untrackedcache|splitindex|protect.*)',
    'core\\.(?:sparsecheckout|sparsecheckoutcone|commitgraph|multipackindex|bigfilethreshold|sharedrepository|worktree|hookspath)',
    'extensions\\.(?:objectformat|compatobjectformat|refstorage|worktreeconfig|relativeworktrees|preciousobjects|noop|partialclone)',
    'remote\\..*\\.(?:url|pushurl|fetch|push|prune|prunetags|tagopt|mirror|skipfetchall|gh-resolved|promisor|partialclonefilter)',
    'remote\\.pushdefault',
    'branch\\..*\\.(?:remote|pushremote|merge|rebase|description|vscode-merge-base|gh-merge-base|github-pr-[a-z-]+)',
    'branch\\.(?:autosetupmerge|autosetuprebase|sort)',
    'user\\.(?:name|email|signingkey|useconfigonly)',
    'author\\.(?:name|email)|committer\\.(?:name|email)',
    'commit\\.(?:gpgsign|verbose)|tag\\.gpgsign|init\\.defaultbranch|advice\\..*|color\\..*|column\\..*',
    'pull\\.(?:rebase|ff)|push\\.(?:default|autosetupremote)|fetch\\.(?:prune|prunetags|parallel)',
    'rebase\\.(?:autosquash|autostash)|merge\\.(?:ff|conflictstyle)|diff\\.(?:algorithm|renames)|rerere\\.enabled',
    'submodule\\..*\\.(?:url|active|branch)|submodule\\.active|index\\.(?:version|threads|skiphash|sparse)',
    'feature\\.manyfiles|gc\\.(?:auto|pruneexpire|autodetach)|maintenance\\.(?:auto|strategy)|pack\\.(?:threads|windowmemory)',
    'lfs\\.repositoryformatversion|lfs\\..*\\.access',
  ].join('|')})$`,
  'i',
);

/**
 * Checks a folder and reads what is needed to push from it; runs nothing of it. Throws AppError 'not-a-clone', 'no-remote',
 * 'unsafe-config' (message: the key), 'permission' or 'no-git'.
 */
export async function readClone(git: Git, folder: string): Promise<Clone> {
  const found = await findGitDir(folder);
  if (!found) throw new AppError('not-a-clone', basename(folder));
  const { path, gitDir, commonDir } = found;
  const config = await readConfig(git, join(commonDir, 'config'));
  if (config.some(([key, value]) => key === 'extensions.worktreeconfig' && isTrue(value))) {
    config.push(...(await readConfig(git, join(gitDir, 'config.worktree'))));
  }
  const last = (key: string) => config.findLast(([k]) => k === key)?.[1];
  // A linked work tree of a bare repository is fine; a bare repository itself has no work tree to choose.
  if (gitDir === commonDir && isTrue(last('core.bare') ?? 'false')) throw new AppError('not-a-clone', basename(path));

  const name = remoteName(config);
  if (name === null) throw new AppError('no-remote', basename(path));
  const key = last(`remote.${name}.pushurl`) === undefined ? `remote.${name}.url` : `remote.${name}.pushurl`;
  const remote = readRemoteUrl(config.find(([k]) => k === key)?.[1] ?? '', path);
  if (!remote) throw new AppError('unsafe-config', key);
  const author = { name: last('user.name'), email: last('user.email') };
  return { path, name: basename(path), gitDir, remote, base: await knownBase(commonDir, name), author };
}

type Config = [key: string, value: string][];

/** The keys of one configuration file, section and name in lower case. Includes are not followed: they are refused like any other key. */
async function readConfig(git: Git, file: string): Promise<Config> {
  if (!(await exists(file))) return [];
  const answer = await git(['config', '--file', file, '--no-includes', '-z', '--list']);
  if (answer.code !== 0) throw new AppError('not-a-clone', 'config');
  const entries = answer.stdout.split('\0').flatMap((entry): Config => {
    const at = entry.indexOf('\n');
    return entry === '' ? [] : [[at < 0 ? entry : entry.slice(0, at), at < 0 ? 'true' : entry.slice(at + 1)]];
  });
  const unsafe = entries.find(([key]) => !harmless.test(key));
  if (unsafe) throw new AppError('unsafe-config', unsafe[0]);
  return entries;
}

function remoteName(config: Config): string | null {
  const names = config.flatMap(([key]) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  return names.includes('origin') ? 'origin' : (names[0] ?? null);
}

function isTrue(value: string): boolean {
  return /^(?:true|yes|on|[1-9]\d*)$/i.test(value);
}

/** A work tree's `.git` is a folder, or a file that names it (linked work trees, submodules). */
async function findGitDir(folder: string): Promise<{ path: string; gitDir: string; commonDir: string } | null> {
  try {
    const path = await realpath(folder);
    const dotGit = join(path, '.git');
    const gitDir = (await stat(dotGit)).isDirectory() ? dotGit : await namedBy(dotGit, path);
    if (gitDir === null) return null;
    const common = (await readFile(join(gitDir, 'commondir'), 'utf8').catch(() => '')).trim();
    const commonDir = common === '' ? gitDir : resolve(gitDir, common);
    const whole = (await exists(join(gitDir, 'HEAD'))) && (await exists(join(commonDir, 'objects')));
    return whole ? { path, gitDir, commonDir } : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw new AppError('permission', basename(folder));
    return null;
  }
}

async function namedBy(file: string, path: string): Promise<string | null> {
  const named = /^gitdir: (.+?)\s*$/.exec(await readFile(file, 'utf8'))?.[1];
  return named === undefined ? null : resolve(path, named);
}

async function knownBase(commonDir: string, remote: string): Promise<string> {
  if (remote.includes('..')) return '';
  const head = await readFile(join(commonDir, 'refs', 'remotes', remote, 'HEAD'), 'utf8').catch(() => '');
  const prefix = `ref: refs/remotes/${remote}/`;
  return head.startsWith(prefix) ? head.slice(prefix.length).trim() : '';
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** What of the user's own git configuration a push needs: who they are, how they sign in, which proxy stands between. */
export async function readUserSettings(git: Git): Promise<{ author: Clone['author']; settings: Config }> {
  const answer = await git(['config', '--includes', '-z', '--list'], { ownConfiguration: true });
  const entries = answer.stdout.split('\0').flatMap((entry): Config => {
    const at = entry.indexOf('\n');
    return at < 0 ? [] : [[entry.slice(0, at), entry.slice(at + 1)]];
  });
  const last = (key: string) => entries.findLast(([k]) => k === key)?.[1];
  const needed = /^(?:credential\.|http\.|core\.sshcommand$|ssh\.variant$)/;
  return {
    author: { name: last('user.name'), email: last('user.email') },
    settings: entries.filter(([key]) => needed.test(key)),
  };
}
