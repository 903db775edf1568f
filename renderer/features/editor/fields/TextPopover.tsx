import type { ReactElement } from 'react';
import { Popover } from '../../../ui/Popover.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useLocked, useNote } from '../note-context.ts';

interface TextPopoverProps {
  label: string;
  /** The front matter that it writes; an empty text removes it. */
  field: string;
  value: string;
  placeholder?: string;
  /** A whole number, not text. */
  number?: boolean;
  trigger: ReactElement<Record<string, unknown>>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** A property that is a sentence. What is typed holds at once; Enter closes. */
export function TextPopover({
  label,
  field,
  value,
  placeholder,
  number,
  trigger,
  open,
  onOpenChange,
}: TextPopoverProps) {
  const session = useNote();
  const locked = useLocked();
  return (
    <Popover label={label} trigger={trigger} open={open} onOpenChange={onOpenChange}>
      <TextField
        label={label}
        value={value}
        placeholder={placeholder}
        readOnly={locked !== null}
        {...(number && { type: 'number', min: 0, step: 1 })}
        onChange={({ target }) => session.setFields({ [field]: fieldValue(target.value, number ?? false) })}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && onOpenChange(false)}
      />
    </Popover>
  );
}

function fieldValue(typed: string, isNumber: boolean): string | number | undefined {
  if (typed.trim() === '') return undefined;
  return isNumber ? Math.max(0, Math.round(Number(typed))) : typed;
}
