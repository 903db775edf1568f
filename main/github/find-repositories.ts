import type { Output } from '../../shared/ipc/index.ts';
import type { GitHub } from './client.ts';
import { readEndpoint } from './endpoint.ts';
import { namedRepository, type RepositoryName, seenRepositories } from './lists.ts';

const pageSize = 30;
/** How long a list is searched again before it is asked for anew, in ms. */
const fresh = 60_000;

type Found = Output<'github:repositories'>;
type Seen = Awaited<ReturnType<typeof seenRepositories>>;

/** Searches the repositories of an account in memory: GitHub's own search is slow, limited to 30 a minute, and finds those of all the world. */
export function createRepositoryFinder(now: () => number) {
  const lists = new Map<string, { at: number; seen: Promise<Seen> }>();

  function seenBy(github: GitHub): Promise<Seen> {
    const key = `${github.login}@${github.host}`;
    const kept = lists.get(key);
    if (kept && Math.abs(now() - kept.at) < fresh) return kept.seen;
    const seen = seenRepositories(github);
    lists.set(key, { at: now(), seen });
    seen.catch(() => lists.delete(key));
    return seen;
  }

  /** See 'github:repositories'. Throws what `GitHub.request` throws. */
  return async function find(github: GitHub, query: string, page: number): Promise<Found> {
    const name = nameIn(query, github.host);
    const [seen, named] = await Promise.all([seenBy(github), name ? namedRepository(github, name) : null]);
    const words = (name ? `${name.owner}/${name.repository}` : query).toLowerCase().split(/\s+/).filter(Boolean);
    const matching = seen.repositories.filter((one) => {
      const text = `${one.owner}/${one.name}`.toLowerCase();
      return one.repositoryId !== named?.repositoryId && words.every((word) => text.includes(word));
    });
    const all = named ? [named, ...matching] : matching;
    const start = (page - 1) * pageSize;
    const repositories = all.slice(start, start + pageSize);
    return { repositories, more: all.length > start + pageSize, hidden: seen.hidden };
  };
}

/** The repository that a query names in full: `owner/name`, or an address of this host. */
function nameIn(query: string, host: string): RepositoryName | null {
  const text = query.trim();
  const plain = /^([\w.-]+)\/([\w.-]+)$/.exec(text);
  const address =
    plain ?? (isAddressOf(text, host) ? /[/:]([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:[/?#]|$)/.exec(pathOf(text)) : null);
  const [, owner, repository] = address ?? [];
  if (!owner || !repository || [owner, repository].some((part) => part === '.' || part === '..')) return null;
  return { owner, repository };
}

function isAddressOf(text: string, host: string): boolean {
  if (!/[/:]/.test(text) || /\s/.test(text)) return false;
  try {
    return readEndpoint(text).host === host;
  } catch {
    return false;
  }
}

/** What stands after the host, with the sign before it. */
function pathOf(address: string): string {
  return address.replace(/^[a-z+]+:\/\//i, '').replace(/^(?:[\w.-]+@)?[^/:]+(?::\d+(?=\/))?/, '');
}
