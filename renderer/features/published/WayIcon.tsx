import {
  ClipboardCopy,
  Download,
  FolderDown,
  GitPullRequest,
  Link,
  type LucideIcon,
  Printer,
  SquareTerminal,
  Table,
} from 'lucide-react';
import type { WayOut } from '../../../shared/ipc/export.ts';
import { wayWords } from './leaving-words.ts';

const icons: Record<WayOut, LucideIcon> = {
  publish: GitPullRequest,
  copy: ClipboardCopy,
  save: Download,
  'save-folder': FolderDown,
  csv: Table,
  print: Printer,
  link: Link,
  cli: SquareTerminal,
};

/** The way out as a picture with its name; without one where the name stands beside it. */
export function WayIcon({ way, named }: { way: WayOut; named?: boolean }) {
  const Icon = icons[way];
  return <Icon size={14} {...(named ? { 'aria-hidden': true } : { 'aria-label': wayWords[way] })} />;
}
