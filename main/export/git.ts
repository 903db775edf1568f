import { spawn } from 'node:child_process';
import { devNull, tmpdir } from 'node:os';
import { AppError } from '../../shared/result.ts';

export interface GitCall {
  /** The clone's git directory, already checked by `readClone`; without it git sees no repository at all. */
  gitDir?: string;
  /** A private index, so that the user's is left alone. */
  indexFile?: string;
  stdin?: string | Uint8Array;
  env?: Record<string, string>;
  /** Settings of the user's own configuration that this call needs (credentials, proxy). */
  settings?: readonly [key: string, value: string][];
  timeoutMs?: number;
  /** Ends git and whatever it has started. */
  signal?: AbortSignal | undefined;
  /** `settings` come from here instead: the user's own git configuration is read. */
  ownConfiguration?: boolean;
}

export interface GitAnswer {
  code: number;
  stdout: string;
  /** The same as bytes. */
  bytes: Uint8Array;
  stderr: string;
}

/** Runs the system's git without a shell. Resolves whatever the exit code; rejects with 'no-git', on time-out with 'network', and with 'cancelled'. */
export type Git = (args: readonly string[], call?: GitCall) => Promise<GitAnswer>;

const localTimeout = 30_000;
const largestOutput = 64 * 1024 * 1024;

/** What git and the helpers it starts (ssh, credential managers) need to work; nothing of the user's `GIT_*` is passed on. */
const passedOn = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'TMP', 'TEMP', 'XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR'],
  ...['SSH_AUTH_SOCK', 'SSH_AGENT_PID', 'DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'ALL_PROXY', 'all_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...[
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMDATA',
    'SYSTEMROOT',
    'SystemRoot',
    'ComSpec',
    'PATHEXT',
    'HOMEDRIVE',
  ],
  'HOMEPATH',
];

/**
 * Settings that hold over every repository's own: no hooks, no file watcher, no maintenance in the background, no signing, no
 * submodules (reliability-and-security.md, item 10).
 */
const hardening: readonly [string, string][] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.untrackedCache', 'false'],
  ['core.splitIndex', 'false'],
  ['core.sparseCheckout', 'false'],
  ['core.pager', 'cat'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['commit.gpgSign', 'false'],
  ['push.gpgSign', 'false'],
  ['push.followTags', 'false'],
  ['push.recurseSubmodules', 'no'],
  ['fetch.recurseSubmodules', 'false'],
  ['submodule.recurse', 'false'],
  ['i18n.commitEncoding', 'UTF-8'],
  ['protocol.ext.allow', 'never'],
];

/** Git as Fieldbook runs it. `executable` is the system's git. */
export function createGit(executable = 'git'): Git {
  return (args, call = {}) =>
    run(executable, [...hardening.flatMap(([key, value]) => ['-c', `${key}=${value}`]), ...args], call);
}

function environment(call: GitCall): Record<string, string> {
  const env: Record<string, string> = {};
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  if (!call.ownConfiguration) Object.assign(env, { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull });
  Object.assign(env, {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'https:ssh:file',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ATTR_NOSYSTEM: '1',
    // Never a repository that git finds by itself in the folder it runs in.
    GIT_DIR: call.gitDir ?? devNull,
    GIT_WORK_TREE: tmpdir(),
    ...(call.indexFile && { GIT_INDEX_FILE: call.indexFile }),
    ...call.env,
  });
  const settings = call.settings ?? [];
  if (settings.length > 0) env.GIT_CONFIG_COUNT = String(settings.length);
  settings.forEach(([key, value], i) => {
    env[`GIT_CONFIG_KEY_${i}`] = key;
    env[`GIT_CONFIG_VALUE_${i}`] = value;
  });
  return env;
}

function run(executable: string, args: readonly string[], call: GitCall): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const { signal } = call;
    if (signal?.aborted) return reject(new AppError('cancelled'));
    const posix = process.platform !== 'win32';
    // A group of its own, so that a time limit or a cancel ends ssh and the transport helpers too.
    const child = spawn(executable, args, {
      cwd: tmpdir(),
      env: environment(call),
      detached: posix,
      windowsHide: true,
    });
    const stop = () => {
      if (posix && child.pid !== undefined) {
        try {
          process.kill(-child.pid, 'SIGKILL');
          return;
        } catch {
          // already gone
        }
      }
      child.kill('SIGKILL');
    };
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, call.timeoutMs ?? localTimeout);
    signal?.addEventListener('abort', stop);
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };

    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[], size: 0 };
    const collect = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
      output[stream].push(chunk);
      output.size += chunk.length;
      if (output.size > largestOutput) stop();
    };
    child.stdout.on('data', collect('stdout'));
    child.stderr.on('data', collect('stderr'));
    child.on('error', () => {
      settle();
      reject(new AppError('no-git', 'git'));
    });
    child.on('close', (code) => {
      settle();
      if (signal?.aborted) return reject(new AppError('cancelled'));
      if (late) return reject(new AppError('network', 'git took too long'));
      const bytes = Buffer.concat(output.stdout);
      const stderr = Buffer.concat(output.stderr).toString('utf8');
      resolve({ code: code ?? 1, stdout: bytes.toString('utf8'), bytes, stderr });
    });
    // A child that ends before it has read everything closes the pipe; its exit code tells why.
    child.stdin.on('error', () => {});
    child.stdin.end(call.stdin ?? '');
  });
}

/** The output of a call that must succeed. Throws a plain Error with git's first line otherwise. */
export async function succeed(answer: Promise<GitAnswer>): Promise<string> {
  const { code, stdout, stderr } = await answer;
  if (code !== 0) throw new Error(`git failed: ${firstLine(stderr)}`);
  return stdout;
}

/** First line with words in it, at most 300 characters, without credentials that an address may hold. */
export function firstLine(text: string): string {
  const line = text.split(/[\r\n]/).find((l) => /\p{L}/u.test(l)) ?? '';
  return line
    .replace(/(\w+:\/\/)[^/@\s]+@/g, '$1')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim()
    .slice(0, 300);
}
