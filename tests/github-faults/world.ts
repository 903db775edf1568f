import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createGitHub } from '../../main/github/client.ts';
import { readEndpoint } from '../../main/github/endpoint.ts';
import { createGitHubTarget } from '../../main/github/github-target.ts';
import { type GitHubDouble, startGitHub } from '../support/github/double.ts';
import { branch, product, type Scenario } from './scenarios.ts';
import { createUser, type User } from './user.ts';

/** One GitHub with one repository, and somebody who publishes to it. */
export interface World {
  double: GitHubDouble;
  user: User;
  /** The repository that has our branch; `null` while the fork that is to have it is not made. */
  place(): string | null;
  refuse(n: number): void;
  pushTheirs(): void;
  /** Ids of what others committed to our branch. */
  theirs: string[];
}

/** `patience`: how long the client waits for an answer, in ms. */
export async function createWorld(folder: string, { role }: Scenario, patience: number): Promise<World> {
  const double = await startGitHub({ folder });
  double.addUser({ login: 'juno', name: 'Juno Vale', email: 'juno@acme.example', token: 'ghp_juno', kind: 'classic' });
  const { id } = double.addRepository({
    ...{ owner: 'acme', name: 'product', collaborators: { juno: role, noor: 'push' }, labels: ['research'] },
    files: { 'README.md': '# Product\n', 'src/app.ts': 'export {};\n' },
  });
  const nobody = await unusedPort();
  const refused = new Set<number>();
  let calls = 0;
  const throughNet: typeof fetch = (url, init) => {
    calls += 1;
    const address = new URL(String(url));
    if (refused.has(calls)) address.port = String(nobody);
    return fetch(address, init);
  };
  const noWait = async () => {};
  const github = createGitHub({
    ...{ endpoint: readEndpoint(double.server), token: 'ghp_juno', login: 'juno', fetch: throughNet, patience },
    ...{ now: () => Date.now(), sleep: noWait },
  });
  const target = createGitHubTarget({
    open: async () => github,
    of: { owner: 'acme', repository: 'product', repositoryId: id, base: '' },
    sleep: noWait,
    texts: { get: async () => null, keep: noWait },
  });
  const place = () => {
    if (role === 'push') return product;
    const fork = double.world.repositories.find(({ parent }) => parent?.id === id);
    return fork ? `${fork.owner}/${fork.name}` : null;
  };
  const theirs: string[] = [];
  return {
    ...{ double, place, theirs, user: createUser(target) },
    refuse: (n) => refused.add(calls + n),
    pushTheirs() {
      const name = place();
      if (name) theirs.push(double.push(name, branch, { 'review.md': 'Looks right.\n' }, 'noor', 'Review\n'));
    },
  };
}

/** A port that nobody listens at. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
