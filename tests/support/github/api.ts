import type { Pull, Repository, Token, World } from './world.ts';

export interface Answer {
  status: number;
  /** JSON; left out where the answer has no body. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What a route is asked, after its parameters and its body were found valid. */
export interface Asking {
  world: World;
  /** `http://127.0.0.1:1234`. */
  origin: string;
  token: Token;
  login: string;
  /** Path and query parameters, of the types that GitHub's description gives them. */
  parameters: Record<string, string | number | boolean>;
  // biome-ignore lint/suspicious/noExplicitAny: its shape was checked against GitHub's description
  body: any;
}

export interface AskingAbout extends Asking {
  repository: Repository;
}

/** A refusal with GitHub's own words. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, more: Record<string, unknown> = {}, headers?: Record<string, string>) {
    super(message);
    const body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status), ...more };
    this.answer = { status, body, headers };
  }
}

export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

export function emptyRepository(): Refusal {
  return new Refusal(409, 'Git Repository is empty.');
}

/** 422 with the list of what is wrong, as forms of GitHub answer. */
export function invalid(resource: string, errors: { field?: string; code?: string; message?: string }[]): Refusal {
  const list = errors.map((error) => ({ resource, code: 'custom', ...error }));
  return new Refusal(422, 'Validation Failed', { errors: list });
}

/** One page of a list, with the `Link` header for the others. GitHub gives the addresses by the id of the repository. */
export function page<T>(asking: Asking, path: string, items: readonly T[], shown: (item: T) => unknown): Answer {
  const size = Math.min(Number(asking.parameters.per_page ?? 30), 100);
  const at = Number(asking.parameters.page ?? 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const body = items.slice((at - 1) * size, at * size).map(shown);
  return { status: 200, body, headers: linkHeader(asking, path, at, last) };
}

/** As `page` has it, for answers that are no bare list. */
export function linkHeader(asking: Asking, path: string, at: number, last: number): Record<string, string> {
  const { owner: _owner, repo: _repo, ...query } = asking.parameters;
  const link = (target: number, rel: string) => {
    const all = { ...query, page: target };
    const kept = Object.entries(all).filter(([key]) => !path.includes(`{${key}}`));
    const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)]));
    return `<${asking.origin}/api/v3${path}?${text}>; rel="${rel}"`;
  };
  const links = [
    ...(at > 1 ? [link(at - 1, 'prev')] : []),
    ...(at < last ? [link(at + 1, 'next'), link(last, 'last')] : []),
    ...(at > 1 ? [link(1, 'first')] : []),
  ];
  return links.length > 0 ? { link: links.join(', ') } : {};
}

export function pullOf({ world, repository, parameters }: AskingAbout): Pull {
  const pull = repository.pulls.find((one) => one.number === (parameters.pull_number ?? parameters.issue_number));
  if (!pull) throw notFound();
  return world.refresh(pull);
}
