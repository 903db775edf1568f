import { AppError } from '../../shared/result.ts';

/** Where a GitHub is: which host an account is of, and the two origins that it speaks at. */
export interface Endpoint {
  /** As accounts and remotes name it: `github.com`, `ghe.example.com:8443`. */
  readonly host: string;
  /** `''` for github.com, else its address as one would enter it: `https://ghe.example.com`. */
  readonly server: string;
  /** Base of the API, without a slash at its end. The token goes to this origin and to no other. */
  readonly api: string;
  /** Origin of the pages for people. */
  readonly web: string;
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const ofGitHubCom = new Set(['github.com', 'www.github.com', 'api.github.com', 'ssh.github.com']);

/**
 * What somebody typed or pasted, as the server it means: nothing (github.com), a host, the address of a page, of a repository
 * (`git@host:owner/name`, too) or of the API. An Enterprise server has its API below `/api/v3`, a company of ghe.com at `api.<its host>`.
 * Throws 'invalid' (message: `server`; `http`, which is for this computer alone; `credentials`, which do not belong into an address).
 */
export function readEndpoint(entered: string): Endpoint {
  const text = entered.replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '').replace(/^[<"'“‘]+|[>"'”’]+$/g, '');
  if (text === '') return endpointAt('https:', 'github.com');
  const { protocol, host } = addressOf(text);
  return endpointAt(protocol, host);
}

/** The endpoint of a host as an account or a remote names it; always `https:` but for an account's own server. Throws as above. */
export function endpointOf({ host, server }: { host: string; server: string }): Endpoint {
  return readEndpoint(server === '' ? host : server);
}

function addressOf(text: string): { protocol: string; host: string } {
  const scp = /^(?:[\w.-]+@)?([\w.-]+):(?!\d+(?:\/|$))(?!\/\/)[^\s]+$/.exec(text);
  const url = parse(scp ? `ssh://${scp[1]}` : /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  // The port of an ssh address is not that of the pages.
  if (url.protocol === 'ssh:' || url.protocol === 'git:') {
    return { protocol: 'https:', host: parse(`https://${url.hostname}`).hostname };
  }
  if (url.username !== '' || url.password !== '') throw new AppError('invalid', 'credentials');
  if (url.protocol === 'http:' && !loopback.has(url.hostname) && !ofGitHubCom.has(url.hostname)) {
    throw new AppError('invalid', 'http');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new AppError('invalid', 'server');
  return { protocol: url.protocol, host: url.host };
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new AppError('invalid', 'server');
  }
}

function endpointAt(protocol: string, entered: string): Endpoint {
  const host = entered.toLowerCase().replace(/\.(?=$|:)/, '');
  const name = host.replace(/:\d+$/, '');
  if (ofGitHubCom.has(name)) {
    return { host: 'github.com', server: '', api: 'https://api.github.com', web: 'https://github.com' };
  }
  // A host without a dot is one of the own network.
  if (!/^(?:\[[\da-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)(?::\d+)?$/u.test(host)) {
    throw new AppError('invalid', 'server');
  }
  if (name.endsWith('.ghe.com')) {
    const company = name.replace(/^api\./, '');
    const web = `https://${company}`;
    return { host: company, server: web, api: `https://api.${company}`, web };
  }
  const web = `${protocol}//${host}`;
  return { host, server: web, api: `${web}/api/v3`, web };
}

/** Whether an address is of the same scheme, host and port as another. */
export function sameOrigin(url: string, base: string): boolean {
  try {
    return new URL(url).origin === new URL(base).origin;
  } catch {
    return false;
  }
}
