import { ChevronsUpDown } from 'lucide-react';
import type { Account } from '../../../../../shared/ipc/github.ts';
import { Menu } from '../../../../ui/Menu.tsx';
import sections from '../../Sections.module.css';
import styles from './Repository.module.css';

interface Props {
  accounts: readonly Account[];
  host: string;
  onHost: (host: string) => void;
}

/** Whose repositories are listed, where several accounts are connected. */
export function AccountMenu({ accounts, host, onHost }: Props) {
  const account = accounts.find((one) => one.host === host);
  return (
    <Menu
      trigger={
        <button
          type="button"
          className={`${sections.select} ${styles.account}`}
          aria-label={`Account: ${account?.login}, ${host}`}
        >
          <span className={sections.chosen}>{host}</span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      }
      items={accounts.map((one) => ({ label: `${one.host} (${one.login})`, onSelect: () => onHost(one.host) }))}
    />
  );
}
