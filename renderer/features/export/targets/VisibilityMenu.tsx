import { Building2, ChevronsUpDown, CircleQuestionMark, Globe, Lock, type LucideIcon } from 'lucide-react';
import type { Visibility } from '../../../../shared/ipc/export.ts';
import { Menu } from '../../../ui/Menu.tsx';
import styles from '../Sections.module.css';
import { visibilities, visibilityWords } from './visibility-words.ts';

interface Props {
  /** Of the element that names it. */
  labelId: string;
  value: Visibility;
  onChange: (visibility: Visibility) => void;
}

const icons: Record<Visibility, LucideIcon> = {
  private: Lock,
  internal: Building2,
  public: Globe,
  unknown: CircleQuestionMark,
};

/** Who can read a repository: said by the user, as no remote tells it to everybody. */
export function VisibilityMenu({ labelId, value, onChange }: Props) {
  const Chosen = icons[value];
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={styles.select} aria-labelledby={`${labelId} ${labelId}-chosen`}>
          <Chosen size={14} aria-hidden />
          <span id={`${labelId}-chosen`} className={styles.chosen}>
            {visibilityWords[value].label}
          </span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      }
      items={visibilities.map((one) => {
        const Icon = icons[one];
        return {
          label: visibilityWords[one].label,
          icon: <Icon size={16} aria-hidden />,
          onSelect: () => onChange(one),
        };
      })}
    />
  );
}
