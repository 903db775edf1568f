import { randomBytes } from 'node:crypto';
import type { Answer } from '../api.ts';
import type { World } from '../world.ts';

interface Grant {
  deviceCode: string;
  userCode: string;
  scope: string;
  expiresAt: number;
  interval: number;
  lastAsked: number;
  state: 'pending' | 'denied' | 'granted' | 'used';
  token: string;
}

/** The device flow, which GitHub's description leaves out: its form is that of the documentation (and of RFC 8628). */
export class DeviceFlow {
  /** Seconds between two questions for the token; GitHub has 5. */
  interval = 1;
  lifetime = 900;
  /** Client ids that are known; empty: all. */
  clients: string[] = [];
  private readonly grants: Grant[] = [];
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** What the page at GitHub does when the user enters the code and agrees. */
  approve(userCode: string, login: string, token: string): void {
    const grant = this.pending(userCode);
    this.world.ensureUser(login, 'User');
    const scopes = grant.scope.split(/[ ,]+/).filter((scope) => scope !== '');
    this.world.tokens.push({ token, login, kind: 'oauth', scopes, rights: {}, expiresAt: null, withoutSso: [] });
    Object.assign(grant, { state: 'granted', token });
  }

  deny(userCode: string): void {
    this.pending(userCode).state = 'denied';
  }

  expire(userCode: string): void {
    this.pending(userCode).expiresAt = 0;
  }

  private pending(userCode: string): Grant {
    const grant = this.grants.find((one) => one.userCode === userCode && one.state === 'pending');
    if (!grant) throw new Error(`nobody asked to sign in with ${userCode}`);
    return grant;
  }

  /** Answers `POST /login/device/code` and `POST /login/oauth/access_token`; `null` for other paths. */
  answer(path: string, form: URLSearchParams, origin: string): Answer | null {
    if (path === '/login/device/code') return this.start(form, origin);
    if (path === '/login/oauth/access_token') return { status: 200, body: this.give(form) };
    return null;
  }

  private start(form: URLSearchParams, origin: string): Answer {
    if (!this.knows(form)) return { status: 404, body: { error: 'Not Found' } };
    const letters = randomBytes(8).toString('hex').toUpperCase().slice(0, 8);
    const grant: Grant = {
      deviceCode: randomBytes(20).toString('hex'),
      userCode: `${letters.slice(0, 4)}-${letters.slice(4)}`,
      scope: form.get('scope') ?? '',
      expiresAt: Date.now() + this.lifetime * 1000,
      interval: this.interval,
      lastAsked: 0,
      state: 'pending',
      token: '',
    };
    this.grants.push(grant);
    const { deviceCode: device_code, userCode: user_code, interval } = grant;
    const body = {
      device_code,
      user_code,
      verification_uri: `${origin}/login/device`,
      expires_in: this.lifetime,
      interval,
    };
    return { status: 200, body };
  }

  private give(form: URLSearchParams): object {
    if (!this.knows(form))
      return { error: 'incorrect_client_credentials', error_description: 'The client_id is not valid.' };
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:device_code')
      return { error: 'unsupported_grant_type' };
    const grant = this.grants.find((one) => one.deviceCode === form.get('device_code'));
    if (!grant || grant.state === 'used')
      return { error: 'incorrect_device_code', error_description: 'The device_code is not valid.' };
    if (Date.now() >= grant.expiresAt)
      return { error: 'expired_token', error_description: 'This device code has expired.' };
    if (grant.state === 'denied')
      return { error: 'access_denied', error_description: 'The authorization request was denied.' };
    const isEarly = Date.now() - grant.lastAsked < grant.interval * 900;
    grant.lastAsked = Date.now();
    if (isEarly) {
      grant.interval += 5;
      return { error: 'slow_down', error_description: 'Too many requests have been made.', interval: grant.interval };
    }
    if (grant.state === 'pending')
      return { error: 'authorization_pending', error_description: 'The request is still pending.' };
    grant.state = 'used';
    return { access_token: grant.token, token_type: 'bearer', scope: grant.scope.replaceAll(' ', ',') };
  }

  private knows(form: URLSearchParams): boolean {
    const client = form.get('client_id') ?? '';
    return client !== '' && (this.clients.length === 0 || this.clients.includes(client));
  }
}
