import type { Account } from '../../shared/ipc/github.ts';

/** Address of the pages of a server: `''` is github.com. `null` for one whose pages cannot be opened: only `https:` is. */
function pagesOf(server: string): string | null {
  const address = server === '' ? 'https://github.com' : server;
  if (!/^https:\/\//i.test(address)) return null;
  return address.replace(/\/+$/, '').replace(/\/api\/v3$/, '');
}

function page(server: string, path: string): string | null {
  const start = pagesOf(server);
  return start === null ? null : `${start}${path}`;
}

/**
 * Where a token is made, with what Fieldbook needs filled in as far as GitHub's page takes it. A fine-grained token reaches the
 * repositories chosen there; a classic one all that the account reaches.
 */
export function newTokenPage(server: string, kind: 'fine-grained' | 'classic'): string | null {
  return kind === 'fine-grained'
    ? page(server, '/settings/personal-access-tokens/new?name=Fieldbook&contents=write&pull_requests=write')
    : page(server, '/settings/tokens/new?description=Fieldbook&scopes=repo');
}

const places: Record<Account['kind'], string> = {
  'fine-grained': '/settings/personal-access-tokens',
  classic: '/settings/tokens',
  oauth: '/settings/applications',
  other: '/settings/tokens',
};

/** Where the token of an account is changed and revoked. */
export function tokenPage({ server, kind }: Pick<Account, 'server' | 'kind'>): string | null {
  return page(server, places[kind]);
}
