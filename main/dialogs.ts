import path from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { Dialogs } from './ports.ts';

const folderDialogs: Record<Parameters<Dialogs['chooseFolder']>[0], OpenDialogOptions> = {
  'create-vault': {
    title: 'Create a vault',
    message: 'Choose an empty folder, or make one.',
    buttonLabel: 'Create vault',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  },
  'open-vault': {
    title: 'Open a folder',
    message: 'Choose a folder of Markdown. Opening it changes nothing.',
    buttonLabel: 'Open',
    properties: ['openDirectory'],
  },
  'add-clone': {
    title: 'Choose a local clone',
    message: 'Choose the folder of a git clone on this computer.',
    buttonLabel: 'Use this clone',
    properties: ['openDirectory'],
  },
  'save-export': {
    title: 'Save as a folder',
    message: 'Choose where the folder with the document and its pictures goes.',
    buttonLabel: 'Save here',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  },
};

/** The system's dialogs, over the window that is there. */
export function createDialogs(): Dialogs {
  const ask = async (options: OpenDialogOptions): Promise<string | null> => {
    const window = BrowserWindow.getAllWindows()[0];
    const answer = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  };
  return {
    chooseFolder: (purpose) => ask(folderDialogs[purpose]),
    async chooseFileToSave(name) {
      const window = BrowserWindow.getAllWindows()[0];
      const options = { title: 'Save as a file', defaultPath: path.join(app.getPath('documents'), name) };
      const answer = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
      return answer.canceled || !answer.filePath ? null : answer.filePath;
    },
    chooseMarkdownFile: () =>
      ask({
        title: 'Choose a page',
        buttonLabel: 'Read',
        properties: ['openFile'],
        filters: [{ name: 'Markdown', extensions: ['md', 'mdx', 'markdown', 'txt'] }],
      }),
  };
}

/** Asks whether to close although some text could not be written. Keeping the window open is what Enter and Escape choose. */
export async function confirmCloseUnsaved(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Some notes are not saved.',
    detail:
      'Their files cannot be written right now. Keep Fieldbook open and it keeps trying. If you close it, it writes them the next time it starts.',
    buttons: ['Keep open', 'Close anyway'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
