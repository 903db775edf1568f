import { GitHubError, isWrite, LostAnswer } from './answer.ts';

/** What may have gone wrong below HTTP: words of Chromium's (`net::ERR_…`) and Node's codes → what to say, and whether nothing was sent. */
const reasons: readonly [codes: RegExp, said: string, unsent: boolean][] = [
  [/CONNECTION_REFUSED|ECONNREFUSED/, 'connection refused', true],
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|ENOTFOUND|EAI_AGAIN/, 'the name of the host was not found', true],
  [/DISCONNECTED|UNREACH|NETWORK_ACCESS_DENIED/, 'no connection', true],
  [/PROXY|TUNNEL/, 'the proxy did not connect', true],
  [/CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/, 'the certificate of the server is not trusted', true],
  [/UNSAFE_PORT|DISALLOWED_URL|UNKNOWN_URL_SCHEME/, 'this port is not allowed', true],
  [/BLOCKED_BY/, 'blocked on this computer', true],
  [/CONNECT_TIMEOUT|CONNECTION_TIMED_OUT/, 'no answer in time', true],
  [/TIMED_?OUT|TIMEOUT/i, 'no answer in time', false],
  [/SSL|TLS/, 'no secure connection', false],
  [/RESET|EPIPE|EMPTY_RESPONSE|CLOSED|ABORTED|SOCKET|MISMATCH|INCOMPLETE|NETWORK_CHANGED/, 'connection lost', false],
];

/**
 * What a `fetch` threw, as 'network' with a short reason. Nothing of the original goes along: its text may hold addresses. A write of
 * which it is not certain that nothing was sent is a `LostAnswer`.
 */
export function networkFailure(error: unknown, method: string): GitHubError {
  const [, said, unsent] = reasons.find(([codes]) => codes.test(codesOf(error))) ?? [null, 'connection lost', false];
  return isWrite(method) && !unsent ? new LostAnswer('network', said) : new GitHubError('network', said);
}

/** Names, codes and `net::` words of an error and of what caused it. */
function codesOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 4) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const net = /net::ERR_\w+/.exec(error.message)?.[0] ?? '';
  const several = error instanceof AggregateError ? error.errors.map((one) => codesOf(one, depth + 1)) : [];
  return [error.name, code, net, ...several, codesOf(error.cause, depth + 1)].join(' ');
}
