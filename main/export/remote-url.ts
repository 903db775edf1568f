import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from '../../shared/ipc/export.ts';

/** Where a clone pushes to, in one of the forms that Fieldbook allows. */
export interface Remote {
  /** As git is called with it. */
  url: string;
  kind: 'https' | 'ssh' | 'file';
  /** `''` for a folder. */
  host: string;
  /** `owner/name` on a host; the folder otherwise. For people to read. */
  repository: string;
}

/**
 * Reads a remote's address: `https://`, `ssh://`, `user@host:path`, `file://`, or a folder. `null` for everything else: `ext::`
 * and other helpers, options in disguise, `http://`, addresses that hold a password, and folders inside the clone itself
 * (their hooks would run on this machine).
 */
export function readRemoteUrl(url: string, worktree: string): Remote | null {
  if (url === '' || url.startsWith('-') || url.includes('::') || /[\u0000-\u0020\u007f]/.test(url.trim())) {
    return isPlainFolder(url) ? folder(url, worktree) : null;
  }
  if (/^https:\/\//i.test(url)) return hosted(url, 'https');
  if (/^ssh:\/\//i.test(url)) return hosted(url, 'ssh');
  if (/^file:\/\//i.test(url)) return fileUrl(url, worktree);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return null;
  const scp = /^(?:([\w.-]+)@)?([\w.-]+):(?![\\/]{2})(.+)$/.exec(url);
  if (scp && !/^[a-z]:[\\/]/i.test(url)) return scpLike(url, scp[1] ?? '', scp[2]!, scp[3]!);
  return folder(url, worktree);
}

function isPlainFolder(url: string): boolean {
  return isAbsolute(url) && !url.includes('::') && !/[\u0000-\u001f\u007f]/.test(url);
}

function hosted(url: string, kind: 'https' | 'ssh'): Remote | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.password !== '' || (kind === 'https' && parsed.username !== '')) return null;
  if (parsed.hostname === '' || /^-/.test(parsed.hostname) || /^-/.test(decodeURIComponent(parsed.username)))
    return null;
  return { url, kind, host: parsed.host.toLowerCase(), repository: repositoryName(parsed.pathname) };
}

function scpLike(url: string, user: string, host: string, path: string): Remote | null {
  if (user.startsWith('-') || host.startsWith('-') || path.startsWith('-')) return null;
  return { url, kind: 'ssh', host: host.toLowerCase(), repository: repositoryName(path) };
}

function fileUrl(url: string, worktree: string): Remote | null {
  try {
    return folder(fileURLToPath(url), worktree);
  } catch {
    return null;
  }
}

function folder(path: string, worktree: string): Remote | null {
  const absolute = resolve(worktree, path);
  const within = relative(worktree, absolute);
  if (!within.startsWith('..') && !isAbsolute(within)) return null;
  return { url: absolute, kind: 'file', host: '', repository: absolute };
}

function repositoryName(path: string): string {
  return path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
}

/** The page of a pull request at a target; `null` where either is not known. */
export function pullRequestUrl(target: Pick<Target, 'remote' | 'github'> | undefined, number?: number): string | null {
  const place = target?.github ?? readPlace(target?.remote ?? '');
  if (!place || number === undefined) return null;
  const { host, owner, repository } = place;
  const scheme = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}/pull/${number}`;
}

/** What GitHub would call a remote; `null` for what can be no repository of GitHub. */
export function readPlace(remote: string): { host: string; owner: string; repository: string } | null {
  const [, host, owner, repository] = /^([\w.-]+(?::\d+)?)\/([\w.-]+)\/([\w.-]+)$/.exec(remote) ?? [];
  return host && owner && repository ? { host, owner, repository } : null;
}

const longestAddress = 6000;

/** The page for opening a pull request of a pushed branch, filled in where it can be; `null` where the host has no such page that is known. */
export function pullRequestPage(
  remote: Remote,
  base: string,
  branch: string,
  { title, body }: { title: string; body: string },
): string | null {
  const host = remote.host.replace(/:\d+$/, '');
  const part = (name: string) => name.split('/').map(encodeURIComponent).join('/');
  if (remote.kind === 'file' || !/^[\w.-]+\/[\w./-]+$/.test(remote.repository)) return null;
  const site = `https://${remote.kind === 'https' ? remote.host : host}/${part(remote.repository)}`;
  if (/(?:^|\.)github\./.test(host)) {
    const page = `${site}/compare/${part(base)}...${part(branch)}?expand=1&title=${encodeURIComponent(title)}`;
    const whole = `${page}&body=${encodeURIComponent(body)}`;
    // A longer address is cut or refused somewhere on its way.
    return body === '' || whole.length > longestAddress ? page : whole;
  }
  if (/(?:^|\.)gitlab\./.test(host)) {
    const source = encodeURIComponent('merge_request[source_branch]');
    return `${site}/-/merge_requests/new?${source}=${encodeURIComponent(branch)}`;
  }
  return null;
}
