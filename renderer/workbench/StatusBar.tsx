import { Check, CircleDashed, Clock, FolderX, Lock, TriangleAlert } from 'lucide-react';
import { runCommand } from '../commands/use-command.ts';
import { type SaveState, useStatus } from '../state/status.ts';
import { useVault } from '../state/vault.ts';
import { useWaiting } from '../state/waiting.ts';
import { plural } from '../ui/format.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { shownName } from '../ui/shown-name.ts';
import styles from './Workbench.module.css';

const icons: Record<SaveState, { icon: typeof Check; tone?: 'warn' | 'danger' }> = {
  saved: { icon: Check },
  saving: { icon: CircleDashed },
  unsaved: { icon: CircleDashed },
  failed: { icon: TriangleAlert, tone: 'danger' },
  'read-only': { icon: Lock },
};

/** The 24 px line at the bottom: how the open note stands, where it lies, how long it is. Also speaks to screen readers. */
export function StatusBar() {
  const { save, path, words, board, announcement } = useStatus();
  const vault = useVault((s) => s.vault);
  const count = useVault((s) => s.notes.length);
  const look = save && icons[save.state];
  return (
    <div className={styles.status}>
      {save && look ? (
        <span data-tone={look.tone} data-save={save.state}>
          <look.icon size={12} aria-hidden />
          {save.text}
        </span>
      ) : (
        <VaultStanding state={vault.state} />
      )}
      <span className={styles.path}>
        {board?.summary ??
          shownName(path ?? (vault.state === 'open' || vault.state === 'gone' ? vault.vault.location : ''))}
      </span>
      <span className={styles.spacer} />
      <WaitingCount />
      {board ? (
        board.hints.map(({ keys, does }) => (
          <span key={keys} className={styles.hint}>
            <Kbd keys={keys} /> {does}
          </span>
        ))
      ) : (
        <span>{words === null ? plural(count, 'interview') : plural(words, 'word')}</span>
      )}
      <span role="status" className={styles.hidden}>
        <span key={announcement.count}>{announcement.text}</span>
      </span>
    </div>
  );
}

/** How many exports wait to be sent; leads to them. */
function WaitingCount() {
  const count = useWaiting((s) => s.waiting.length);
  if (count === 0) return null;
  return (
    <button type="button" className={styles.waiting} onClick={() => runCommand('go:waiting')}>
      <Clock size={12} aria-hidden />
      {plural(count, 'export')} {count === 1 ? 'waits' : 'wait'} to be sent
    </button>
  );
}

function VaultStanding({ state }: { state: 'none' | 'opening' | 'open' | 'gone' }) {
  if (state === 'gone') {
    return (
      <span data-tone="warn">
        <FolderX size={12} aria-hidden />
        Vault away
      </span>
    );
  }
  return (
    <span>
      {state === 'open' ? <Check size={12} aria-hidden /> : <CircleDashed size={12} aria-hidden />}
      {state === 'open' ? 'Vault ready' : 'Opening'}
    </span>
  );
}
