// A window with a bare Lexical editor: the peer that typing is measured against.
import path from 'node:path';
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { spellcheck: false } });
  window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
