import { ChevronsUpDown, Ellipsis } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { WaysOut } from './use-ways-out.tsx';

/** The ways out beside the main one. `short`: as an icon, where the most usual of them have buttons of their own. */
export function WaysOutMenu({ ways, short }: { ways: WaysOut; short?: boolean }) {
  return (
    <>
      <Menu
        align="start"
        trigger={
          short ? (
            <IconButton label="More ways out" icon={<Ellipsis size={16} aria-hidden />} />
          ) : (
            <Button variant="quiet" icon={<ChevronsUpDown size={14} aria-hidden />}>
              Copy or save
            </Button>
          )
        }
        items={ways.items}
      />
      {ways.dialog}
    </>
  );
}
