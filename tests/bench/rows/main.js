// The peer of a search as one types: a process that answers each question of the page with the rows of the file `--rows`, over
// a port.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, MessageChannelMain, utilityProcess } from 'electron';

const rows = JSON.parse(readFileSync(app.commandLine.getSwitchValue('rows'), 'utf8'));

app.whenReady().then(() => {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'answers.mjs'));
  const window = new BrowserWindow({
    width: 1200,
    height: 760,
    webPreferences: { preload: path.join(import.meta.dirname, 'preload.cjs') },
  });
  window.webContents.once('did-finish-load', () => {
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage(rows, [port1]);
    window.webContents.postMessage('port', null, [port2]);
  });
  window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
