import type { ReactNode } from 'react';
import { type CommandId, commands, keysOf } from '../../../../shared/commands.ts';
import { runCommand, useCommands } from '../../../commands/use-command.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { isMac } from '../../../ui/keys.ts';

/** A button for a command. The text keeps its selection while it is pressed. */
export function Action({ id, icon }: { id: CommandId; icon: ReactNode }) {
  const reason = useCommands((s) => {
    const offer = s.offers.get(id)?.at(-1);
    return offer ? offer.unavailable : 'Not available here';
  });
  const keys = keysOf(id, isMac)[0];
  return (
    <IconButton
      label={reason ? `${commands[id].title}. ${reason}` : commands[id].title}
      icon={icon}
      {...(keys && { keys })}
      aria-disabled={reason !== null || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void runCommand(id)}
    />
  );
}
