import { request } from 'node:http';

interface Answered {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was answered
  body: any;
}

export interface Asker {
  get(path: string, more?: Record<string, string>): Promise<Answered>;
  post(path: string, body?: unknown): Promise<Answered>;
  patch(path: string, body: unknown): Promise<Answered>;
  delete(path: string): Promise<Answered>;
}

/** Asks the double by HTTP alone: it is not tested with the code that it tests. Rejects where the connection ends without an answer. */
export function asker(server: string, token: string): Asker {
  const headers = {
    accept: 'application/vnd.github+json',
    'user-agent': 'test',
    'x-github-api-version': '2022-11-28',
    authorization: `Bearer ${token}`,
  };
  const ask = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    new Promise<Answered>((resolve, reject) => {
      const to = path.startsWith('http') ? path : `${server}/api/v3${path}`;
      const asked = request(to, { method, headers: { ...headers, ...more }, agent: false }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const isJson = response.headers['content-type']?.startsWith('application/json');
          const all = response.headers as Record<string, string>;
          resolve({ status: response.statusCode ?? 0, headers: all, body: isJson ? JSON.parse(text) : text });
        });
      });
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    get: (path, more) => ask('GET', path, undefined, more),
    post: (path, body) => ask('POST', path, body),
    patch: (path, body) => ask('PATCH', path, body),
    delete: (path) => ask('DELETE', path),
  };
}
