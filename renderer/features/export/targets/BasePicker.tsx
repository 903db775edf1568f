import { ChevronsUpDown, GitBranch, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Picker } from '../../../ui/Picker.tsx';
import styles from '../Sections.module.css';
import { type BranchesOf, useBranches } from './use-branches.ts';

interface Props {
  /** Where its branches are asked; `null` where nobody can be: then a name is typed. */
  of: BranchesOf | null;
  value: string;
  /** Somebody chose it for a target: then it can follow the repository's default branch again, which `onChange` says by ''. */
  isChosen?: boolean;
  onChange: (base: string) => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** The branch that a pull request is to be merged into. */
export function BasePicker({ of, value, isChosen = false, onChange, open, onOpenChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const shown = open ?? isOpen;
  const { branches, isLoading, problem } = useBranches(shown ? of : null, query);
  const options = branches.map((branch) => ({
    id: branch.name,
    label: branch.name,
    mark: branch.protected ? <ShieldCheck size={16} aria-label="Protected" /> : <GitBranch size={16} aria-hidden />,
  }));
  return (
    <Picker
      label="Base branch"
      single
      options={[
        ...(isChosen ? [{ id: '', label: 'The default branch' }] : []),
        ...(options.some(({ id }) => id === value) ? [] : [{ id: value, label: value }]),
        ...options,
      ]}
      value={[value]}
      onChange={([base]) => base !== undefined && onChange(base)}
      onQuery={setQuery}
      {...(of === null && { onCreate: onChange, createLabel: 'Use' })}
      empty={problem ?? (isLoading ? 'Asking GitHub…' : 'No branch of that name')}
      open={shown}
      onOpenChange={(next) => {
        setOpen(next);
        onOpenChange?.(next);
      }}
      trigger={
        <button type="button" className={styles.select}>
          <GitBranch size={14} aria-hidden />
          <span className={styles.chosen}>{value}</span>
          <ChevronsUpDown size={14} aria-hidden />
        </button>
      }
    />
  );
}
