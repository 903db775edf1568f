import type { ReactNode } from 'react';
import { runCommand, useUnavailable } from '../../commands/use-command.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './SettingsView.module.css';

interface OptionProps {
  title: ReactNode;
  detail: ReactNode;
  /** Below the detail: what is to be known of it now. */
  more?: ReactNode;
  children?: ReactNode;
}

/** One setting: what it is, and what changes it. */
export function Option({ title, detail, more, children }: OptionProps) {
  return (
    <div className={styles.option}>
      <div className={styles.words}>
        <h3>{title}</h3>
        <p>{detail}</p>
        {more && <div className={styles.more}>{more}</div>}
      </div>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}

interface CommandButtonProps {
  command: Parameters<typeof runCommand>[0];
  danger?: boolean;
  children: string;
}

/** Runs a command; cannot be pressed while the command cannot run, and says why. */
export function CommandButton({ command, danger, children }: CommandButtonProps) {
  const unavailable = useUnavailable(command);
  return (
    <Button
      disabled={unavailable !== null}
      title={unavailable ?? undefined}
      {...(danger && { danger })}
      onClick={() => runCommand(command)}
    >
      {children}
    </Button>
  );
}
