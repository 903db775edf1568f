import { Toast as Base } from '@base-ui/react/toast';
import { TriangleAlert } from 'lucide-react';
import { Button } from './Button.tsx';
import styles from './Toast.module.css';

const manager = Base.createToastManager<ToastData>();

interface ToastData {
  action?: { label: string; run: () => void; keys?: string };
  error?: boolean;
}

export interface ToastInput extends ToastData {
  /** A short sentence without a full stop; a whole one where it is an error. */
  message: string;
}

/** ms, not counting while the pointer or the focus is on one, or while another window has the focus. */
const readFor = 5_000;
const actFor = 8_000;

/** Shows a message at the bottom of the window for some seconds; with an action, longer. Returns the function that takes it away. */
export function toast({ message, action, error }: ToastInput): () => void {
  const id = manager.add({
    title: message,
    priority: 'low', // urgent ones are hidden from assistive tools while they can still take the focus
    timeout: action || error ? actFor : readFor,
    data: { ...(action && { action }), ...(error && { error }) },
  });
  return () => manager.close(id);
}

/** Takes all messages away: what they offer to undo belongs to a vault that is no longer open. */
export function clearToasts(): void {
  manager.close();
}

/** Where toasts appear. Mounted once, by the App. F6 is for panes; the toast's button is reached with Tab. */
export function Toaster() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts() {
  const { toasts, close } = Base.useToastManager<ToastData>();
  return toasts.map((item) => (
    <Base.Root key={item.id} toast={item} className={styles.toast} swipeDirection="down">
      <Base.Content className={styles.content}>
        {item.data?.error && <TriangleAlert size={14} aria-hidden />}
        <Base.Title className={styles.title} render={<p />} />
        {item.data?.action && (
          <Button
            variant="quiet"
            {...(item.data.action.keys && { keys: item.data.action.keys })}
            onClick={() => {
              item.data?.action?.run();
              close(item.id);
            }}
          >
            {item.data.action.label}
          </Button>
        )}
      </Base.Content>
    </Base.Root>
  ));
}
