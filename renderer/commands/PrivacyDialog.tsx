import { Dialog } from '../ui/Dialog.tsx';
import { showLayer, useLayer } from './open-layer.ts';
import { PrivacyText } from './PrivacyText.tsx';

/** How names are kept in: to be read in the middle of an export too, which stays as it is below. */
export function PrivacyDialog() {
  const open = useLayer((s) => s.open === 'privacy');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => showLayer(next ? 'privacy' : null)}
      title="How names are kept in"
      reading
      width={560}
    >
      <PrivacyText />
    </Dialog>
  );
}
