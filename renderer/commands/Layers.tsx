import { AboutDialog } from './AboutDialog.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { PrivacyDialog } from './PrivacyDialog.tsx';
import { QuickSwitcher } from './QuickSwitcher.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';

/** What opens above the page by a command. Loaded after the first screen. */
export function Layers() {
  return (
    <>
      <CommandPalette />
      <QuickSwitcher />
      <ShortcutSheet />
      <AboutDialog />
      <PrivacyDialog />
    </>
  );
}
