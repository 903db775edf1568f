import { useEffect, useRef, useState } from 'react';
import { loadAccounts, useGitHub } from '../../../state/github.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { sentenceOf } from '../../../ui/errors.ts';
import { useFocusKept } from '../../../ui/use-focus-kept.ts';
import { CommandButton, Option } from '../Option.tsx';
import settings from '../SettingsView.module.css';
import { AccountRow } from './AccountRow.tsx';
import { RemoveAccount } from './RemoveAccount.tsx';
import { ReviewsOption } from './ReviewsOption.tsx';

/** The accounts with which pull requests are opened, and where their tokens are kept. */
export function GitHubSettings() {
  const accounts = useGitHub((s) => s.accounts);
  const [removing, setRemoving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    loadAccounts().catch((error: unknown) => setProblem(sentenceOf(error)));
  }, []);
  const list = useRef<HTMLDivElement>(null);
  const toRemove = accounts.find(({ host }) => host === removing);
  const keepFocus = useFocusKept(() => list.current?.querySelector('button'));
  const closeRemoval = () => {
    setRemoving(null);
    keepFocus();
  };
  return (
    <div ref={list}>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {accounts.map((account) => (
        <AccountRow key={account.host} account={account} onRemove={() => setRemoving(account.host)} />
      ))}
      <Option
        title={accounts.length === 0 ? 'No account is connected' : 'Another server'}
        detail={
          accounts.length === 0
            ? 'With one, Fieldbook puts the branch and opens the pull request itself. Without one, a local clone pushes the branch, and you open the pull request on GitHub’s page.'
            : 'One account for each server, such as a GitHub Enterprise of your company. Connecting again replaces the token.'
        }
      >
        <CommandButton command="github:connect">Connect GitHub…</CommandButton>
      </Option>
      {accounts.length > 0 && <ReviewsOption />}
      <section aria-labelledby="settings-tokens" className={settings.explained}>
        <h3 id="settings-tokens">Where tokens are kept</h3>
        <p>
          In the system’s keyring; without one, in memory until you quit. A token is sent to its own server alone, and
          stands in no file and no log. Fieldbook shows its last four characters. Nothing is sent by itself: GitHub is
          asked when you connect, check, choose a repository, publish, or refresh, unless you have it look for reviews.
        </p>
      </section>
      {toRemove && <RemoveAccount account={toRemove} onClose={closeRemoval} />}
    </div>
  );
}
