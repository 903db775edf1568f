import { User } from 'lucide-react';
import { useVault } from '../../../state/vault.ts';
import { PersonName } from '../../../ui/PersonName.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { useNote } from '../note-context.ts';
import { personOptions } from './options.tsx';
import { ValueButton } from './ValueButton.tsx';

interface OwnerPickerProps {
  owner: string | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Whose a finding or goal is. */
export function OwnerPicker({ owner, open, onOpenChange }: OwnerPickerProps) {
  const session = useNote();
  const roster = useVault((s) => s.roster);
  return (
    <Picker
      label="Owner"
      single
      options={personOptions(roster, false)}
      value={owner ? [owner] : []}
      onChange={([next]) => session.setFields({ owner: next })}
      trigger={
        <ValueButton icon={<User size={14} aria-hidden />}>
          {owner ? <PersonName id={owner} /> : 'No owner'}
        </ValueButton>
      }
      empty="No such person in the roster"
      open={open}
      onOpenChange={onOpenChange}
    />
  );
}
