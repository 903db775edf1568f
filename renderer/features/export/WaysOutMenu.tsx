import { ChevronsUpDown, Ellipsis } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import type { WaysOut } from './use-ways-out.tsx';

interface Props {
  ways: WaysOut;
  /** As an icon, where the most usual of them have buttons of their own. */
  short?: boolean;
  /** Further ways out, that not every document has. */
  more?: readonly MenuItem[];
}

/** The ways out beside the main one. */
export function WaysOutMenu({ ways, short, more = [] }: Props) {
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
        items={more.length > 0 ? [...ways.items, 'separator', ...more] : ways.items}
      />
      {ways.dialog}
    </>
  );
}
