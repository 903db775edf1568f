// The peer of the findings board: a page with nothing but a virtual list of rows of one height, a field that filters it, and a square
// that follows the pointer.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
