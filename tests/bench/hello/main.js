// The least an Electron app can do: the peer that start-up is measured against. Prints when its window could be shown.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1200, height: 760, show: false });
  window.once('ready-to-show', () => {
    process.stdout.write(`ready ${performance.timeOrigin + performance.now()}\n`);
    window.show();
  });
  window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
