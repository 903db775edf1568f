import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { World } from './world.ts';

/**
 * Git's own protocol for `http://127.0.0.1:…/owner/name.git`, spoken by git itself (`git http-backend`): a clone has the address that a
 * real one would have. Nobody is asked who they are.
 */
export function serveGit(
  world: World,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const [, owner = '', name = '', rest = ''] = /^\/([^/]+)\/([^/]+)\.git\/(.*)$/.exec(url.pathname) ?? [];
  const repository = world.repository(owner, name);
  if (!repository) {
    response.writeHead(404).end();
    return Promise.resolve();
  }
  const { folder } = repository.git;
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_PROJECT_ROOT: path.dirname(folder),
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: `/${path.basename(folder)}/${rest}`,
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    CONTENT_LENGTH: String(body.length),
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    REMOTE_USER: 'git',
  };
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stdin.on('error', () => {}); // it has said its answer before it read all
    child.on('error', reject);
    child.on('close', () => {
      const whole = Buffer.concat(parts);
      const gap = whole.indexOf('\r\n\r\n');
      const lines = whole.subarray(0, gap).toString('latin1').split('\r\n');
      const headers = lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]);
      const status = Number(headers.find(([key]) => key === 'Status')?.[1].slice(0, 3) ?? 200);
      response.writeHead(status, Object.fromEntries(headers.filter(([key]) => key !== 'Status')));
      response.end(whole.subarray(gap + 4), resolve);
    });
    child.stdin.end(body);
  });
}
