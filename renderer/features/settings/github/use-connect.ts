import { useEffect, useRef, useState } from 'react';
import type { Account } from '../../../../shared/ipc/github.ts';
import { AppError } from '../../../../shared/result.ts';
import { call } from '../../../api.ts';
import { putAccount } from '../../../state/github.ts';
import { githubSaid, type Said } from '../../../ui/github-sentences.ts';
import { toast } from '../../../ui/Toast.tsx';
import { typedServer } from './typed-server.ts';

/** What is in the way, and at which field it is put right. */
export interface ConnectProblem extends Said {
  field: 'token' | 'address';
}

interface Connect {
  isWorking: boolean;
  problem: ConnectProblem | null;
  /** What the dialog found wrong itself, or `null` where it is mended. */
  setProblem(problem: ConnectProblem | null): void;
  /** Sends a token and forgets it. */
  send(server: string, token: string): Promise<void>;
}

/** Connects an account by a token. `onAccount` gets it, and nothing once the dialog is closed: then a toast says so. */
export function useConnect(onAccount: (account: Account) => void): Connect {
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<ConnectProblem | null>(null);
  const isOpen = useIsMounted();
  const send = async (server: string, token: string) => {
    setProblem(null);
    setWorking(true);
    try {
      const account = await call('github:connect', { server, token });
      putAccount(account);
      if (isOpen()) onAccount(account);
      else toast({ message: connectedWords(account) });
    } catch (error) {
      setProblem(connectSaid(error, typedServer(server).host));
    } finally {
      setWorking(false);
    }
  };
  return { isWorking, problem, setProblem, send };
}

/** "Connected as mira-okafor on github.com", without a full stop. */
export function connectedWords({ login, host }: Pick<Account, 'login' | 'host'>): string {
  return `Connected as ${login} on ${host}`;
}

/** What is wrong with what was entered, by the detail of 'invalid'. */
const invalidWords: Record<string, string> = {
  token: 'This does not look like a token. Copy it whole from GitHub, then paste it again.',
  server: 'This is no address of a server. Copy it from your browser, such as https://github.acme.example.',
  http: 'A token is only sent to an address that begins with https://.',
  credentials: 'Leave name and password out of the address; the token goes into its own field.',
};

/** What went wrong while an account was connected. */
function connectSaid(error: unknown, host: string): ConnectProblem | null {
  if (!(error instanceof AppError)) return about(githubSaid(error, host));
  if (error.code === 'unauthorized') {
    const sentence = `${host} does not take this token. Check that it was copied whole, has not ended, and is of ${host}; then paste it again.`;
    return { sentence, next: 'again', field: 'token' };
  }
  if (error.code === 'invalid') {
    const field = error.message === 'token' ? 'token' : 'address';
    return { sentence: invalidWords[error.message] ?? invalidWords.server!, next: 'again', field };
  }
  return about(githubSaid(error, host));
}

function about(said: Said | null): ConnectProblem | null {
  return said && { ...said, field: 'token' };
}

function useIsMounted(): () => boolean {
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return () => mounted.current;
}
