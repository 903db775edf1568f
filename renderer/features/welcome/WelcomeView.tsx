import { FlaskConical, Folder, FolderOpen, FolderPlus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { RecentVault } from '../../../shared/ipc/vault.ts';
import { call } from '../../api.ts';
import { runCommand } from '../../commands/use-command.ts';
import { markReady } from '../../state/ready.ts';
import { useVault } from '../../state/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { errorSentence, sentenceOf } from '../../ui/errors.ts';
import { formatDay, today } from '../../ui/format.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { shownName } from '../../ui/shown-name.ts';
import styles from './WelcomeView.module.css';

const recentCount = 4;

/** The screen without a vault: create one, open a folder, try the sample, or go back to one of before. */
export function WelcomeView() {
  const [recent, setRecent] = useState<RecentVault[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const failure = useVault((s) => (s.vault.state === 'none' ? s.vault.failure : undefined));
  const notOpened =
    failure && `“${shownName(failure.name)}” was not opened. ${errorSentence(failure.code, failure.message)}`;
  useEffect(() => {
    call('vault:recent').then(setRecent, () => setRecent([]));
  }, []);
  useEffect(() => {
    if (recent) markReady('welcome');
  }, [recent]);

  const attempt = (open: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    open()
      .catch((thrown: unknown) => setError(sentenceOf(thrown)))
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles.welcome}>
      <header className={styles.head} />
      <main>
        <h1>Fieldbook</h1>
        <p className={styles.tag}>
          Notes of your user interviews, kept as plain Markdown in a folder that you own. No account, no server.
        </p>
        {(error ?? notOpened) && <ErrorNote className={styles.error ?? ''}>{error ?? notOpened}</ErrorNote>}
        <ul className={styles.ways}>
          <li className={styles.main}>
            <FolderPlus size={20} aria-hidden />
            <WayText title="Create a vault">An empty folder, with a place for each kind of note</WayText>
            <Button variant="accent" disabled={busy} onClick={() => attempt(() => call('vault:create'))}>
              Create…
            </Button>
          </li>
          <Way
            icon={<FolderOpen size={20} aria-hidden />}
            title="Open a folder"
            onClick={() => attempt(() => call('vault:open'))}
          >
            Any folder of Markdown. Opening it changes nothing.
          </Way>
          <Way
            icon={<FlaskConical size={20} aria-hidden />}
            title="Try the sample vault"
            onClick={() => attempt(() => call('vault:open-sample'))}
          >
            24 invented interviews. Remove it with one click.
          </Way>
        </ul>
        {recent && recent.length > 0 && (
          <section aria-label="Recent vaults" className={styles.recent}>
            <h2>Recent</h2>
            <ul>
              {recent.slice(0, recentCount).map((vault) => (
                <li key={vault.vaultId}>
                  <button
                    type="button"
                    className={styles.vault}
                    title={vault.location}
                    onClick={() => attempt(() => call('vault:open-recent', { vaultId: vault.vaultId }))}
                  >
                    <Folder size={16} aria-hidden />
                    <span className={styles.name}>{shownName(vault.name)}</span>
                    <span className={styles.place}>{vault.location}</span>
                    <span className={styles.when}>{formatDay(today(new Date(vault.openedAt)))}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
      <footer className={styles.foot}>
        <Button variant="quiet" onClick={() => runCommand('shortcuts:show')}>
          Keyboard shortcuts <Kbd keys="$mod+/" />
        </Button>
      </footer>
    </div>
  );
}

interface WayProps {
  icon: ReactNode;
  title: string;
  children: string;
  onClick: () => void;
}

function Way({ icon, title, children, onClick }: WayProps) {
  return (
    <li>
      <button type="button" className={styles.way} onClick={onClick}>
        {icon}
        <WayText title={title}>{children}</WayText>
      </button>
    </li>
  );
}

function WayText({ title, children }: { title: string; children: string }) {
  return (
    <span className={styles.text}>
      <b>{title}</b>
      <span>{children}</span>
    </span>
  );
}
