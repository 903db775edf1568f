import { ChevronsUpDown } from 'lucide-react';
import type { Visibility } from '../../../../shared/ipc/export.ts';
import { Menu } from '../../../ui/Menu.tsx';
import styles from '../Sections.module.css';
import { VisibilityIcon } from './VisibilityIcon.tsx';
import { visibilities, visibilityWords } from './visibility-words.ts';

interface Props {
  /** Of the element that names it. */
  labelId: string;
  value: Visibility;
  onChange: (visibility: Visibility) => void;
}

/** Who can read a repository: said by the user where no host tells it. */
export function VisibilityMenu({ labelId, value, onChange }: Props) {
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={styles.select} aria-labelledby={`${labelId} ${labelId}-chosen`}>
          <VisibilityIcon of={value} />
          <span id={`${labelId}-chosen`} className={styles.chosen}>
            {visibilityWords[value].label}
          </span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      }
      items={visibilities.map((one) => ({
        label: visibilityWords[one].label,
        icon: <VisibilityIcon of={one} size={16} />,
        onSelect: () => onChange(one),
      }))}
    />
  );
}
