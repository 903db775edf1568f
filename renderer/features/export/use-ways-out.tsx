import { ClipboardType, Copy, Download, FolderDown, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { keysOf } from '../../../shared/commands.ts';
import { largestPaste } from '../../../shared/export/images.ts';
import type { Bundle } from '../../../shared/ipc/export.ts';
import { useCommand } from '../../commands/use-command.ts';
import { plural } from '../../ui/format.ts';
import { isMac } from '../../ui/keys.ts';
import type { MenuItem } from '../../ui/Menu.tsx';
import { toast } from '../../ui/Toast.tsx';
import { FolderExists } from './FolderExists.tsx';
import type { Export } from './use-export.ts';
import { whyNotYet } from './why-not-yet.ts';

const copied = { markdown: 'Markdown copied', csv: 'Table copied', link: 'Link copied' };

export interface WaysOut {
  /** Why nothing may leave yet; `null` where it may. */
  blocked: string | null;
  copy(): void;
  save(): void;
  /** All of them, for a menu. */
  items: MenuItem[];
  /** What has to be on screen for them. */
  dialog: ReactNode;
}

/** The ways out besides a pull request, as actions and as commands. `missing`: what there is to do before anything can leave. */
export function useWaysOut(outgoing: Export, missing: string | null): WaysOut {
  const { bundle } = outgoing;
  const [taken, setTaken] = useState<string | null>(null);
  const blocked = whyNotYet(missing, outgoing);
  const form = bundle?.form ?? 'markdown';

  const copy = async () => {
    if (await outgoing.copy('text')) toast({ message: copied[form] });
  };
  const copyRich = async () => {
    if (await outgoing.copy('rich')) toast({ message: copiedRich(bundle) });
  };
  const saveFolder = async (ifExists: 'ask' | 'replace' | 'keep-both') => {
    setTaken(null);
    const saved = await outgoing.saveFolder(ifExists);
    if (saved?.outcome === 'exists') setTaken(saved.name);
    if (saved?.outcome === 'saved') toast({ message: `Saved the folder “${saved.name}”` });
  };

  const onlyLink = form === 'link' ? 'A link is copied' : null;
  const ways = {
    'export:copy': { run: () => void copy(), why: blocked },
    'export:copy-rich': { run: () => void copyRich(), why: blocked ?? onlyLink },
    'export:save': { run: () => void outgoing.save(), why: blocked ?? onlyLink ?? needsFolder(bundle) },
    'export:save-folder': {
      run: () => void saveFolder('ask'),
      why: blocked ?? onlyLink ?? (form === 'csv' ? 'A table is one file' : null),
    },
    'export:print': { run: () => void outgoing.print(), why: blocked ?? onlyLink },
  };
  useCommand('export:copy', ways['export:copy'].run, ways['export:copy'].why);
  useCommand('export:copy-rich', ways['export:copy-rich'].run, ways['export:copy-rich'].why);
  useCommand('export:save', ways['export:save'].run, ways['export:save'].why);
  useCommand('export:save-folder', ways['export:save-folder'].run, ways['export:save-folder'].why);
  useCommand('export:print', ways['export:print'].run, ways['export:print'].why);

  const item = (id: keyof typeof ways, label: string, icon: ReactNode): MenuItem => {
    const [keys] = keysOf(id, isMac);
    return { label, icon, onSelect: ways[id].run, unavailable: ways[id].why, ...(keys !== undefined && { keys }) };
  };
  return {
    blocked,
    copy: ways['export:copy'].run,
    save: ways['export:save'].run,
    items: [
      item('export:copy', form === 'csv' ? 'Copy as CSV' : 'Copy as Markdown', <Copy size={16} aria-hidden />),
      item('export:copy-rich', 'Copy as rich text', <ClipboardType size={16} aria-hidden />),
      item('export:save', 'Save as file…', <Download size={16} aria-hidden />),
      item('export:save-folder', 'Save as folder…', <FolderDown size={16} aria-hidden />),
      item('export:print', 'Print…', <Printer size={16} aria-hidden />),
    ],
    dialog: (
      <FolderExists name={taken} onClose={() => setTaken(null)} onDecide={(ifExists) => void saveFolder(ifExists)} />
    ),
  };
}

/** A file alone would leave its pictures behind. */
function needsFolder(bundle: Bundle | null): string | null {
  return (bundle?.images.length ?? 0) > 0 ? 'It has pictures: save it as a folder' : null;
}

function copiedRich(bundle: Bundle | null): string {
  const size = (bundle?.images ?? []).reduce((sum, image) => sum + image.size, 0);
  return size > largestPaste
    ? `Rich text copied. Its ${plural(bundle?.images.length ?? 0, 'picture')} would be too large to paste and stay out.`
    : 'Rich text copied';
}
