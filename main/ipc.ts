import { type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from 'electron';
import type { EventName, Events } from '../shared/ipc/index.ts';
import type { Dispatch } from './dispatch.ts';
import { appOrigin } from './protocol.ts';

/**
 * Answers the page's calls. Only the top frame of the window's own page, served from `app://`, is heard; any other sender
 * gets an error and reaches no handler. `dispatch` may still be loading: calls wait for it.
 */
export function answerCalls(page: () => WebContents | null, dispatch: Promise<Dispatch>): void {
  ipcMain.handle('invoke', async (event: IpcMainInvokeEvent, channel: unknown, input: unknown) => {
    if (!isOwnPage(event.senderFrame, page())) throw new Error('refused');
    return (await dispatch)(channel, input);
  });
}

/** Whether a frame is the top frame of the window's own page. */
export function isOwnPage(frame: WebFrameMain | null, page: WebContents | null): boolean {
  if (!frame || !page || page.isDestroyed() || frame !== page.mainFrame) return false;
  try {
    return new URL(frame.url).origin === appOrigin || frame.url.startsWith(`${appOrigin}/`);
  } catch {
    return false;
  }
}

/**
 * Tells the page something unasked, as JSON: the bridge copies objects key by key, for each listener, which takes 10 times as long as
 * parsing where a finding has much evidence. Silently nothing where no page is there any more.
 */
export function tell<E extends EventName>(page: WebContents | null, event: E, payload: Events[E]): void {
  if (page && !page.isDestroyed()) page.send('event', event, JSON.stringify(payload));
}
