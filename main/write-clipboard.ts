import * as electron from 'electron';
import type { Desktop } from './ports.ts';

type Content = Parameters<Desktop['writeClipboard']>[0];

/** The clipboard of Electron 45 takes items, as the web's does; the one before it takes all forms in one object. */
interface Clipboards {
  clipboard: { write(content: object): Promise<void> | void };
  ClipboardItem?: new (forms: Record<string, string>) => object;
}

/** Puts a text on the clipboard, with its rich form where there is one: both at once, or neither. */
export async function writeClipboard({ text, html }: Content): Promise<void> {
  const { clipboard, ClipboardItem } = electron as unknown as Clipboards;
  if (!ClipboardItem) return clipboard.write({ text, ...(html !== undefined && { html }) });
  const forms = { 'text/plain': text, ...(html !== undefined && { 'text/html': html }) };
  await clipboard.write([new ClipboardItem(forms)]);
}
