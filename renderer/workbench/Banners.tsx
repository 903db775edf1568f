import { FileX2, FlaskConical, FolderX, Lock, RefreshCw } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { runCommand } from '../commands/use-command.ts';
import { useVault } from '../state/vault.ts';
import { Button } from '../ui/Button.tsx';
import { plural } from '../ui/format.ts';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import styles from './Workbench.module.css';

const patience = 1000; // ms: shorter work shows nothing

/** What is special about the vault now: away, files missing, for reading only, the sample, being checked. `quiet`: only the first. */
export function Banners({ quiet }: { quiet: boolean }) {
  const vault = useVault((s) => s.vault);
  if (vault.state === 'gone') {
    return (
      <Banner icon={<FolderX size={16} aria-hidden />} tone="warn">
        The folder “{vault.vault.location}” is not there. Reconnect the drive or put the folder back; nothing was
        deleted here.
      </Banner>
    );
  }
  if (vault.state !== 'open' || quiet) return null;
  const { readOnly, sample } = vault.vault;
  const missing = vault.missing ?? 0;
  return (
    <>
      {missing > 0 && (
        <Banner
          icon={<FileX2 size={16} aria-hidden />}
          tone="warn"
          action={
            <Button variant="quiet" onClick={() => runCommand('vault:accept-missing')}>
              Remove from list
            </Button>
          }
        >
          {missing === 1 ? '1 file is' : `${plural(missing, 'file')} are`} not in the folder anymore. Nothing was
          removed from the list: reconnect the drive or put the files back to have them again.
        </Banner>
      )}
      {readOnly === 'newer-schema' && (
        <Banner icon={<Lock size={16} aria-hidden />} tone="warn">
          A newer Fieldbook wrote this vault. You can read everything; update Fieldbook to edit.
        </Banner>
      )}
      {readOnly === 'vault' && (
        <Banner icon={<Lock size={16} aria-hidden />} tone="warn">
          This folder cannot be written, so the vault is open for reading only. Allow writing to it to edit.
        </Banner>
      )}
      {sample && (
        <Banner
          icon={<FlaskConical size={16} aria-hidden />}
          action={
            <Button variant="quiet" onClick={() => runCommand('vault:remove-sample')}>
              Remove sample
            </Button>
          }
        >
          This is the sample vault. The people and companies in it are invented.
        </Banner>
      )}
      {!vault.verified && <Verifying progress={vault.progress} />}
    </>
  );
}

function Verifying({ progress }: { progress: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <Banner icon={<RefreshCw size={16} aria-hidden />}>
      <span className={styles.progress}>
        Comparing with the folder…
        <ProgressBar
          label="Comparing with the folder"
          done={Math.round(progress * 100)}
          total={100}
          quiet
          className={styles.bar}
        />
      </span>
    </Banner>
  );
}

interface BannerProps {
  icon: ReactNode;
  tone?: 'warn';
  action?: ReactNode;
  children: ReactNode;
}

function Banner({ icon, tone, action, children }: BannerProps) {
  return (
    <div role="status" className={styles.banner} data-tone={tone}>
      {icon}
      <p>{children}</p>
      {action}
    </div>
  );
}
