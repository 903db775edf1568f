import type { Target } from '../../../../shared/ipc/export.ts';

/** Host and repository of a target's remote; a folder has this computer for a host. */
export function splitRemote(remote: string): [host: string, repository: string] {
  if (isFolder(remote)) return ['This computer', remote];
  const slash = remote.indexOf('/');
  return slash < 0 ? [remote, ''] : [remote.slice(0, slash), remote.slice(slash + 1)];
}

/** What a target is called: its remote, or the clone's name where the remote is a folder. */
export function nameOfTarget({ name, remote }: Pick<Target, 'name' | 'remote'>): string {
  return isFolder(remote) ? name : remote;
}

function isFolder(remote: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(remote);
}
