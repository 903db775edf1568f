import { type FormEvent, useId, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TextField } from './TextField.tsx';

interface NameDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  /** What stands in the field at first, chosen so that typing replaces it. */
  name: string;
  maxLength: number;
  /** What the main button says. */
  action: string;
  /** Gets the name without spaces around it; never an empty one. */
  onName: (name: string) => void;
}

/** Asks for a name. Enter takes it, Escape leaves all as it was. */
export function NameDialog({ open, onClose, title, description, name, maxLength, action, onName }: NameDialogProps) {
  const form = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? name;
  const missing = value.trim() === '';
  const close = () => {
    setTyped(null);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    onName(value.trim());
    close();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={title}
      description={description}
      width={400}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="accent" type="submit" form={form} disabled={missing}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label="Name"
          value={value}
          maxLength={maxLength}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          error={missing && typed !== null ? 'Give it a name.' : null}
        />
      </form>
    </Dialog>
  );
}
