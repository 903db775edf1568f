import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { admit, tokenHeaders, tokenOf } from './access.ts';
import { type Answer, type Asking, type AskingAbout, Refusal } from './api.ts';
import { Description, type Operation } from './description.ts';
import { type Asked, type Fault, Faults, proxyPage } from './faults.ts';
import { serveGit } from './git-http.ts';
import { Limits } from './limits.ts';
import { accountRoutes } from './routes/account.ts';
import { DeviceFlow } from './routes/device.ts';
import { forkRoutes } from './routes/forks.ts';
import { gitDataRoutes } from './routes/git-data.ts';
import { pullRoutes } from './routes/pulls.ts';
import { listRoutes, repositoryRoutes } from './routes/repositories.ts';
import type { Repository, Token, World } from './world.ts';

const api = '/api/v3';
/** What a request has to say, by GitHub's documentation of its versions. */
const versions = ['2022-11-28'];

/** Read once: it is long. */
const description = new Description();

/** Answers as GitHub does, on a port of the loopback address of its own. */
export class GitHubServer {
  readonly requests: Asked[] = [];
  /** Hosts that requests were sent to. */
  readonly hosts = new Set<string>();
  /** Requests and answers against GitHub's description: each fails the test. */
  violations: string[] = [];
  readonly faults = new Faults(() => this.requests.length);
  readonly limits = new Limits();
  readonly device: DeviceFlow;
  /** For how many requests a new fork is not ready. */
  forkDelay = 0;
  private readonly world: World;
  private readonly server: Server;
  private readonly routes: Record<string, (asking: AskingAbout) => Answer>;
  private port = 0;

  constructor(world: World) {
    this.world = world;
    this.device = new DeviceFlow(world);
    this.routes = {
      ...(accountRoutes(this.limits) as typeof this.routes),
      ...(listRoutes as typeof this.routes),
      ...repositoryRoutes,
      ...gitDataRoutes,
      ...pullRoutes,
      ...forkRoutes(() => this.forkDelay),
    };
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: Error) => {
        this.violations.push(`the double broke: ${error.stack}`);
        response.socket?.destroy();
      });
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What GitHub has and the double does not answer, and the other way round. */
  get unanswered(): string[] {
    const described = description.operations.map(({ route }) => route);
    const answered = Object.keys(this.routes);
    return [
      ...described.filter((one) => !answered.includes(one)),
      ...answered.filter((one) => !described.includes(one)),
    ];
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    response.setHeader('date', new Date(Date.now() + this.world.clockAhead).toUTCString());
    const bytes = await bytesOf(request);
    if (/^\/[^/]+\/[^/]+\.git\//.test(url.pathname)) return serveGit(this.world, request, url, bytes, response);
    const target = url.pathname.startsWith(`${api}/`)
      ? this.targetOf(request.method ?? 'GET', url.pathname.slice(api.length))
      : null;
    const asked: Asked = {
      n: this.requests.length + 1,
      method: request.method ?? 'GET',
      route: target?.operation.route ?? null,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      login: this.world.tokens.find((one) => request.headers.authorization?.endsWith(` ${one.token}`))?.login ?? null,
      status: null,
    };
    this.requests.push(asked);
    this.hosts.add(String(request.headers.host));
    const fault = this.faults.next(asked);
    await this.faults.wait(asked);
    if (fault && !isDone(fault)) return this.spoil(fault, null, asked, response);
    const answer = this.answerOf(request, url, bytes, target);
    if (fault) return this.spoil(fault, answer, asked, response);
    send(response, asked, answer);
  }

  /** By the name of a repository or by its id, which GitHub's own links and redirects have. */
  private targetOf(method: string, pathname: string) {
    const byId = /^\/repositories\/(\d+)(.*)$/.exec(pathname);
    const owned = byId && this.world.repositories.find(({ id }) => id === Number(byId[1]));
    const path = owned ? `/repos/${owned.owner}/${owned.name}${byId[2]}` : byId ? `/repos/-/-${byId[2]}` : pathname;
    return description.find(method, path);
  }

  private answerOf(
    request: IncomingMessage,
    url: URL,
    bytes: Buffer,
    target: ReturnType<GitHubServer['targetOf']>,
  ): Answer {
    const astray = this.secretsAstray(request, url, bytes);
    if (astray.length > 0) return this.wrong(...astray);
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    const device =
      request.method === 'POST' && this.device.answer(url.pathname, formOf(bytes, isForm === true), this.origin);
    if (device)
      return request.headers.accept?.includes('json')
        ? device
        : this.wrong('the device flow asks for JSON with `accept`');
    if (!target)
      return this.wrong(`${request.method} ${url.pathname} is nothing that GitHub has, as far as the double knows`);
    const { operation } = target;
    const wrong = headersWrong(request);
    const body = bodyOf(bytes);
    const { values, wrong: wrongParameters } = description.parameters(operation, {
      ...Object.fromEntries(url.searchParams),
      ...target.values,
    });
    wrong.push(...wrongParameters, ...description.body(operation, body));
    if (wrong.length > 0) return this.wrong(...wrong.map((one) => `${operation.route}: ${one}`));
    const answer = this.answered(request, url, operation, values, body);
    const amiss = description.answer(operation, answer.status, answer.body);
    if (amiss.length > 0)
      return this.wrong(...amiss.map((one) => `${operation.route}: the double's own answer: ${one}`));
    return answer;
  }

  /** A token belongs into one header of requests to the API, and nowhere else. */
  private secretsAstray({ headers, url: address = '' }: IncomingMessage, url: URL, bytes: Buffer): string[] {
    const { authorization, ...others } = headers;
    const places = {
      'the address': address,
      'the body': bytes.toString('latin1'),
      'another header': JSON.stringify(others),
    };
    const tokens = this.world.tokens.map(({ token }) => token);
    const found = Object.entries(places).filter(([, text]) => tokens.some((token) => text.includes(token)));
    return [
      ...found.map(([place]) => `${url.pathname}: a token stands in ${place}`),
      ...(authorization !== undefined && !url.pathname.startsWith(`${api}/`)
        ? [`${url.pathname}: a token was sent there`]
        : []),
    ];
  }

  private answered(
    request: IncomingMessage,
    url: URL,
    operation: Operation,
    parameters: Asking['parameters'],
    body: unknown,
  ): Answer {
    let token: Token | undefined;
    const more = () => ({ ...this.limits.headers(), ...(token ? tokenHeaders(token) : {}) });
    try {
      token = tokenOf(this.world, request.headers.authorization);
      if (operation.route !== 'GET /rate_limit') this.limits.count();
      const asking: Asking = { world: this.world, origin: this.origin, token, login: token.login, parameters, body };
      const repository = parameters.repo === undefined ? undefined : this.repositoryOf(request, url, asking);
      if (repository) admit(this.world, token, repository, operation.route);
      const answer = this.routes[operation.route]!({ ...asking, repository: repository as Repository });
      return { ...answer, headers: { ...more(), ...answer.headers } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...error.answer, headers: { ...more(), ...error.answer.headers } };
    }
  }

  /** The repository of that name; of a former name, GitHub leads to the id. Throws 404 and the redirect. */
  private repositoryOf(request: IncomingMessage, url: URL, { token, parameters }: Asking): Repository {
    const { owner, repo } = parameters;
    const present = this.world.repository(String(owner), String(repo));
    if (present) return present;
    const id = this.world.formerNames.get(`${owner}/${repo}`.toLowerCase());
    const moved = this.world.repositories.find((one) => one.id === id);
    if (!moved || !this.world.isVisible(token, moved)) throw new Refusal(404, 'Not Found');
    const rest = url.pathname.slice(`${api}/repos/${owner}/${repo}`.length);
    const location = `${this.origin}${api}/repositories/${moved.id}${rest}${url.search}`;
    const status = request.method === 'GET' ? 301 : 307;
    const message = status === 301 ? 'Moved Permanently' : 'Temporary Redirect';
    throw new Refusal(status, message, { url: location }, { location });
  }

  /** The answer to what is against the description, which also fails the test. */
  private wrong(...sentences: string[]): Answer {
    this.violations.push(...sentences);
    return { status: 500, body: { message: `The double refuses this: ${sentences.join('; ')}` } };
  }

  private async spoil(fault: Fault, answer: Answer | null, asked: Asked, response: ServerResponse): Promise<void> {
    if (fault === 'silence' || fault === 'silence-before') return;
    if (fault === 'refused' || fault === 'reset') {
      response.socket?.resetAndDestroy();
      return;
    }
    if (fault === 'cut') {
      const text = Buffer.from(JSON.stringify(answer?.body ?? {}));
      response.writeHead(answer?.status ?? 200, { 'content-type': json, 'content-length': String(text.length) });
      response.write(text.subarray(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
      return;
    }
    if (fault === 'html') {
      asked.status = 200;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(proxyPage);
      return;
    }
    if ('slow' in fault) {
      await new Promise((resolve) => setTimeout(resolve, fault.slow));
      if (answer) send(response, asked, answer);
      return;
    }
    const { status, message = 'Planned by the test', body = { message, status: String(status) }, headers } = fault;
    send(response, asked, { status, body, headers: { ...this.limits.headers(), ...headers } });
  }
}

const json = 'application/json; charset=utf-8';

/** Whether the fault comes after everything was done. */
function isDone(fault: Fault): boolean {
  return fault === 'reset' || fault === 'cut' || fault === 'silence' || (typeof fault === 'object' && 'slow' in fault);
}

function send(response: ServerResponse, asked: Asked, { status, body, headers = {} }: Answer): void {
  asked.status = status;
  if (response.destroyed) return;
  const common = {
    server: 'github.com',
    'x-github-request-id': `D0B1:${asked.n}`,
    'cache-control': 'private, max-age=60, s-maxage=60',
  };
  response.writeHead(status, { ...common, ...(body === undefined ? {} : { 'content-type': json }), ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function headersWrong({ headers }: IncomingMessage): string[] {
  const version = headers['x-github-api-version'];
  return [
    ...(headers['user-agent'] ? [] : ['no user-agent: GitHub refuses such requests']),
    ...(headers.cookie === undefined ? [] : ['a cookie was sent']),
    ...(headers.accept?.includes('json') ? [] : [`accept: ${headers.accept}`]),
    ...(versions.includes(String(version)) ? [] : [`x-github-api-version: ${version}`]),
  ];
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  try {
    for await (const part of request) parts.push(part as Buffer);
  } catch {
    // The client has gone; what it wanted is not done then, as it was not said to its end.
  }
  return Buffer.concat(parts);
}

function bodyOf(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return 'no JSON';
  }
}

function formOf(bytes: Buffer, isForm: boolean): URLSearchParams {
  const body = isForm ? undefined : bodyOf(bytes);
  return new URLSearchParams(
    isForm ? bytes.toString('utf8') : typeof body === 'object' ? (body as Record<string, string>) : {},
  );
}
