import { z } from 'zod';
import { firstSentence, GitHubError } from './answer.ts';
import { type Endpoint, sameOrigin } from './endpoint.ts';
import { createTransport, type Fetch } from './transport.ts';

/** What GitHub asks of somebody who signs in with a code, and what comes of it. */
export interface SignIn {
  userCode: string;
  verificationUri: string;
  /** ISO, by this machine's clock. */
  expiresAt: string;
  /**
   * Resolves to the token once they have said yes there. Rejects with 'forbidden' (message: `declined`), 'gone' (message: `code`, which was used
   * too late), 'refused', 'not-github' or 'cancelled'.
   */
  token: Promise<string>;
}

interface SignInParts {
  endpoint: Endpoint;
  /** Of the app that is registered on that host. */
  clientId: string;
  fetch: Fetch;
  now: () => number;
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Ends it. */
  signal: AbortSignal;
}

const Code = z.object({
  device_code: z.string().min(1),
  user_code: z.string().min(1).max(40),
  verification_uri: z.string(),
  expires_in: z.number().positive(),
  interval: z.number().positive().catch(5),
});
const Granted = z.object({ access_token: z.string().min(1) });
const Denied = z.object({
  error: z.string(),
  error_description: z.string().catch(''),
  interval: z.number().optional(),
});

/** `repo` to publish, `read:org` to suggest reviewers. */
const scope = 'repo read:org';
const grant = 'urn:ietf:params:oauth:grant-type:device_code';
/** Seconds that are waited longer when GitHub asks for it. Source: RFC 8628, 3.5. */
const slower = 5;

/**
 * Begins to sign in without a password: shows a code that the user enters on GitHub's page, and asks from time to time whether they did. Goes
 * by the pauses that GitHub wants, and by no clock: it ends when GitHub says so, or after so many pauses. Source: RFC 8628.
 */
export async function startSignIn({ endpoint, clientId, fetch, now, sleep, signal }: SignInParts): Promise<SignIn> {
  const send = createTransport({ base: endpoint.web, host: endpoint.host, token: null, fetch });
  const post = async (path: string, fields: Record<string, string>): Promise<unknown> => {
    const { response } = await send(
      `${endpoint.web}${path}`,
      {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ client_id: clientId, ...fields }),
      },
      signal,
    );
    if (response.status >= 500) throw new GitHubError('network', `GitHub answered ${response.status}`, response.status);
    return response.status === 429 ? { error: 'slow_down' } : response.json().catch(() => null);
  };

  const answer = await post('/login/device/code', { scope });
  const code = Code.safeParse(answer);
  if (!code.success) throw refusalOf(answer, endpoint);
  const { device_code, user_code, verification_uri, expires_in, interval } = code.data;

  async function wait(): Promise<string> {
    let pause = interval;
    for (let waited = 0; waited <= expires_in; waited += pause) {
      await sleep(pause * 1000, signal).catch(() => {
        throw new GitHubError('cancelled');
      });
      const said = await post('/login/oauth/access_token', { device_code, grant_type: grant }).catch(
        (error: unknown) => {
          // The code holds longer than a connection that breaks for a moment.
          if (error instanceof GitHubError && error.code === 'network') return { error: 'authorization_pending' };
          throw error;
        },
      );
      const granted = Granted.safeParse(said);
      if (granted.success) return granted.data.access_token;
      const denied = Denied.safeParse(said);
      if (!denied.success || !['authorization_pending', 'slow_down'].includes(denied.data.error)) {
        throw refusalOf(said, endpoint);
      }
      if (denied.data.error === 'slow_down') pause = Math.max(denied.data.interval ?? 0, pause + slower);
    }
    throw new GitHubError('gone', 'code');
  }

  return {
    userCode: user_code,
    verificationUri: sameOrigin(verification_uri, endpoint.web) ? verification_uri : `${endpoint.web}/login/device`,
    expiresAt: new Date(now() + expires_in * 1000).toISOString(),
    token: wait(),
  };
}

function refusalOf(answer: unknown, endpoint: Endpoint): GitHubError {
  const denied = Denied.safeParse(answer);
  if (!denied.success) return new GitHubError('not-github', endpoint.host);
  const { error, error_description } = denied.data;
  if (error === 'access_denied') return new GitHubError('forbidden', 'declined');
  if (error === 'expired_token' || error === 'token_expired') return new GitHubError('gone', 'code');
  return new GitHubError('refused', firstSentence(error_description || error.replaceAll('_', ' ')));
}
