import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { canaryToken } from '../support/canary/plants.ts';
import { expect, test } from '../support/fixtures.ts';
import { startGitHub } from '../support/github/double.ts';
import { vaultFiles } from '../support/temp-vault.ts';

test.use({ files: vaultFiles() });

test('a token goes to its own host, through the network of the app, and to no other that a redirect names', async ({
  app,
  folder,
}) => {
  const github = await startGitHub({ folder: path.join(folder.root, 'double') });
  github.addUser({ login: 'kim', token: canaryToken, kind: 'classic', scopes: ['repo'] });
  const elsewhere: string[] = [];
  const other = await listen((request) => elsewhere.push(String(request.headers.authorization)));
  const portal = await listen((_request, respond) => respond(302, { location: `${other.origin}/api/v3/user` }));
  try {
    expect(await connect(app.page, github.server)).toMatchObject({
      ok: true,
      value: { host: github.host, login: 'kim', kind: 'classic', lastFour: canaryToken.slice(-4), missing: [] },
    });
    expect(await connect(app.page, portal.origin)).toMatchObject({ ok: false, error: { code: 'not-github' } });
    expect(elsewhere).toEqual([]);
    expect(await connect(app.page, 'http://127.0.0.1:1')).toMatchObject({ ok: false, error: { code: 'network' } });
    expect(await readFile(path.join(app.profile, 'github-accounts.json'), 'utf8')).not.toContain('lastFour');
  } finally {
    await Promise.all([github.close(), other.close(), portal.close()]);
  }
});

async function connect(page: Page, server: string): Promise<unknown> {
  const input = { server, token: canaryToken };
  return page.evaluate((given) => window.bridge.invoke('github:connect', given), input);
}

type Respond = (status: number, headers: Record<string, string>) => void;

/** A server that is no GitHub. */
async function listen(seen: (request: { headers: { authorization?: string | undefined } }, respond: Respond) => void) {
  const server = createServer((request, response) => {
    seen(request, (status, headers) => response.writeHead(status, headers));
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
