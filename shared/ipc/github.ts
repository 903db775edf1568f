import { z } from 'zod';
import type { ErrorCode } from '../result.ts';
import { Visibility } from './export-targets.ts';

/**
 * Why GitHub does not allow something; the message of 'forbidden' begins with it. A right of the token: contents, pull-requests,
 * workflow. `fork`, `repository`: this account may not do it there. `sso`: the organization wants a single sign-on, on the page
 * after the space. `policy`: an organization does not take such tokens or apps. `address`: nor this network. `blocked`: GitHub
 * has closed the repository. `suspended`: the account. `declined`: somebody said no to the sign-in.
 */
export const forbiddenReasons = [
  'contents',
  'pull-requests',
  'workflow',
  'fork',
  'repository',
  'sso',
  'policy',
  'address',
  'blocked',
  'suspended',
  'declined',
] as const;
export type ForbiddenReason = (typeof forbiddenReasons)[number];

/**
 * What publishing needs and a token is known not to have. `private-repositories`: it is for public ones alone; `repositories`: it
 * was given none. A fine-grained token tells only what it cannot read: that it may not write is seen when it does.
 */
export const MissingRight = z.enum(['contents', 'pull-requests', 'private-repositories', 'repositories']);
export type MissingRight = z.infer<typeof MissingRight>;

/** An account whose token this machine has. The token itself never comes here. */
export const Account = z.object({
  /** With its port where that is not the usual one: `github.com`, `ghe.example.com:8443`. There is one account of each. */
  host: z.string(),
  /** `''` for github.com, else the address of the server, normalized: `https://ghe.example.com`. */
  server: z.string(),
  login: z.string(),
  kind: z.enum(['fine-grained', 'classic', 'oauth', 'other']),
  /** Of the token; `null` where it is gone and has to be entered again (it was kept in memory, or the keyring was reset). */
  lastFour: z.string().nullable(),
  /** `memory`: this computer has no keyring, so the token is gone when Fieldbook closes. */
  keptIn: z.enum(['keyring', 'memory']),
  /** `null` for tokens that do not tell: fine-grained ones. */
  scopes: z.array(z.string()).nullable(),
  missing: z.array(MissingRight),
  /** ISO; `null` for one that does not end, or does not tell. */
  expiresAt: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;

export const Repository = z.object({
  /** GitHub's own number, which stays when it is renamed. */
  repositoryId: z.number().int(),
  owner: z.string(),
  name: z.string(),
  description: z.string(),
  visibility: Visibility,
  archived: z.boolean(),
  defaultBranch: z.string(),
  canPush: z.boolean(),
  isFork: z.boolean(),
  /** ISO; `null` where nothing has been pushed yet. */
  pushedAt: z.string().nullable(),
});
export type Repository = z.infer<typeof Repository>;

export const Label = z.object({
  name: z.string(),
  /** Six hex digits, as GitHub has it. */
  color: z.string(),
  description: z.string(),
});
export type Label = z.infer<typeof Label>;

/** Whom a pull request can be shown to. `name` is `null` where GitHub does not tell it. */
export const Reviewers = z.object({
  people: z.array(z.object({ login: z.string(), name: z.string().nullable(), me: z.boolean() })),
  teams: z.array(z.object({ slug: z.string(), name: z.string() })),
});
export type Reviewers = z.infer<typeof Reviewers>;

/** How a sign-in with a code ended. One that the user cancelled is not told. */
export type SignedIn = { account: Account } | { code: ErrorCode; message: string };

/** One part of an address as GitHub lets it be; never a folder above. */
const Name = z
  .string()
  .regex(/^[\w.-]{1,100}$/)
  .refine((name) => name !== '.' && name !== '..');
const OfHost = z.object({ host: z.string() });
const OfTarget = z.object({ targetId: z.string() });
const Server = z.string().max(2000);

/**
 * Calls of GitHub's API. All that ask it reject with 'unauthorized' | 'forbidden' | 'rate-limited' | 'gone' | 'refused' |
 * 'not-github' | 'network'.
 */
export const githubContract = {
  /** The accounts of this machine. Asks nobody. */
  'github:accounts': { input: z.void(), output: z.array(Account) },
  /**
   * Checks a token and keeps it for this host alone, in the place of the one before. `server`: empty for github.com, else the address of an
   * Enterprise server, as somebody would type it. 'invalid' (message: `token` | `server` | `http` | `credentials`).
   */
  'github:connect': { input: z.object({ server: Server, token: z.string().max(4000) }), output: Account },
  /** Asks the host anew what the token may do. 'unauthorized' where it no longer may anything. */
  'github:check': { input: OfHost, output: Account },
  'github:disconnect': { input: OfHost, output: z.void() },
  /** Whether this build can sign in with a code there (github.com where none is named). Asks nobody. */
  'github:can-sign-in': { input: z.object({ server: Server }).optional(), output: z.boolean() },
  /** Begins to sign in with a code, in the place of a sign-in under way; `github:signed-in` tells how it ends. */
  'github:sign-in': {
    input: z.object({ server: Server }),
    output: z.object({ userCode: z.string(), verificationUri: z.string(), expiresAt: z.string() }),
  },
  'github:cancel-sign-in': { input: z.void(), output: z.void() },
  /**
   * Repositories that the account can see, those pushed to last first, whose name or owner has all words of `query`; one that is named in
   * full (`owner/name` or its address) comes first, also where the account has no part in it. `page` begins with 1.
   */
  'github:repositories': {
    input: z.object({ host: z.string(), query: z.string().max(400), page: z.number().int().min(1).max(1000) }),
    output: z.object({
      repositories: z.array(Repository),
      more: z.boolean(),
      /** An organization shows its own only after a single sign-on. */
      hidden: z.boolean(),
    }),
  },
  /** Branches whose name contains `query`, at most 100, the default branch first. */
  'github:branches': {
    input: z.object({ host: z.string(), owner: Name, repository: Name, query: z.string().max(400) }),
    output: z.array(z.object({ name: z.string(), protected: z.boolean() })),
  },
  /** Also of a clone whose remote is on a host with an account. 'unauthorized' where there is none. */
  'github:labels': { input: OfTarget, output: z.array(Label) },
  'github:reviewers': { input: OfTarget, output: Reviewers },
} as const;
