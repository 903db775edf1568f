import { Dialog } from '../ui/Dialog.tsx';
import { AboutText } from './AboutText.tsx';
import { showLayer, useLayer } from './open-layer.ts';

/** What this program is and which versions it runs on. */
export function AboutDialog() {
  const open = useLayer((s) => s.open === 'about');
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => showLayer(next ? 'about' : null)}
      title="About Fieldbook"
      reading
      width={420}
    >
      <AboutText />
    </Dialog>
  );
}
