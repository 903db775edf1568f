import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Target } from '../../../../shared/ipc/export.ts';
import type { Account } from '../../../../shared/ipc/github.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { loadAccounts, openConnect, useGitHub } from '../../../state/github.ts';
import { useFocusKept } from '../../../ui/use-focus-kept.ts';
import type { Targets } from './use-targets.ts';

interface Choosing {
  /** For the section, whose first button is the one to choose by. */
  section: RefObject<HTMLElement | null>;
  accounts: readonly Account[];
  /** Host of the account whose repositories are shown first; `null` while the dialog is closed. */
  asking: string | null;
  close(): void;
  take(target: Target): void;
  /** A new token first, then the dialog again. */
  connectAgain(server: string): void;
}

/** The commands that choose where an export goes. Without an account, one is connected first; then its repositories follow. */
export function useChooseTarget(targets: Targets, onFail: (error: unknown) => void): Choosing {
  const accounts = useGitHub((s) => s.accounts);
  const [asking, setAsking] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const keepFocus = useFocusKept(() => section.current?.querySelector('button'));
  const { target } = targets;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the export is opened
  useEffect(() => void loadAccounts().catch(onFail), []);
  const connect = (server: string) => openConnect({ server, onConnected: ({ host }) => setAsking(host) });

  useCommand('target:repository', () => {
    const last = targets.targets.findLast(({ github }) => accounts.some(({ host }) => host === github?.host));
    const host = last?.github?.host ?? accounts[0]?.host;
    if (host === undefined) connect('');
    else setAsking(host);
  });
  useCommand('target:clone', () => void targets.addClone().then(keepFocus, onFail));
  useCommand(
    'target:forget',
    () => target && void targets.remove(target.targetId).then(keepFocus, onFail),
    target ? null : 'No repository is chosen',
  );
  return {
    section,
    accounts,
    asking,
    close: () => setAsking(null),
    take(chosen) {
      setAsking(null);
      targets.take(chosen);
      keepFocus();
    },
    connectAgain(server) {
      setAsking(null);
      setTimeout(connect, 0, server);
    },
  };
}
