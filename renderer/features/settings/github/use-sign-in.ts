import { useEffect, useRef, useState } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import type { Output } from '../../../../shared/ipc/index.ts';
import { AppError } from '../../../../shared/result.ts';
import { call, listen } from '../../../api.ts';
import { putAccount } from '../../../state/github.ts';
import { githubSaid, type Said } from '../../../ui/github-sentences.ts';
import { typedServer } from './typed-server.ts';

/** A code, where it is entered, and until when. */
export type SignIn = Output<'github:sign-in'>;

interface BrowserSignIn {
  /** What is to be entered in the browser; `null` until there is one, and once it has ended. */
  signIn: SignIn | null;
  isWorking: boolean;
  problem: Said | null;
  /** Asks for a code. */
  begin(server: string): Promise<void>;
  /** Waits no longer. */
  stop(): void;
}

/** Signs in in the browser: a code to enter there, until the host tells that somebody has. Closing the dialog ends it. */
export function useSignIn(onAccount: (account: Account) => void): BrowserSignIn {
  const [signIn, setSignIn] = useState<SignIn | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<Said | null>(null);
  const waiting = useRef(false);
  const host = useRef('github.com');
  const latest = useRef(onAccount);
  latest.current = onAccount;

  useEffect(() => {
    const unlisten = listen('github:signed-in', (news) => {
      if (!waiting.current) return;
      waiting.current = false;
      setSignIn(null);
      if ('account' in news) {
        putAccount(news.account);
        latest.current(news.account);
      } else setProblem(signInSaid(new AppError(news.code, news.message), host.current));
    });
    return () => {
      unlisten();
      if (waiting.current) void call('github:cancel-sign-in').catch(() => {});
      waiting.current = false;
    };
  }, []);

  const stop = () => {
    if (waiting.current) void call('github:cancel-sign-in').catch(() => {});
    waiting.current = false;
    setSignIn(null);
    setProblem(null);
  };
  const begin = async (server: string) => {
    host.current = typedServer(server).host;
    setProblem(null);
    setWorking(true);
    waiting.current = true;
    try {
      const next = await call('github:sign-in', { server });
      if (waiting.current) setSignIn(next);
    } catch (error) {
      waiting.current = false;
      setProblem(signInSaid(error, host.current));
    } finally {
      setWorking(false);
    }
  };
  return { signIn, isWorking, problem, begin, stop };
}

/** What went wrong while somebody signed in in the browser. */
function signInSaid(error: unknown, host: string): Said | null {
  if (error instanceof AppError && error.code === 'gone') {
    return {
      sentence: 'The code has ended. Get a new one and enter it within its time.',
      next: 'again',
    };
  }
  return githubSaid(error, host);
}
