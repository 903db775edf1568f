import { basename } from 'node:path';
import { htmlPage } from '../../shared/export/html.ts';
import type { IfExists, SavedFolder } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import type { Desktop, Dialogs } from '../ports.ts';
import type { ClearedBundle } from './bundle-store.ts';
import { saveFolder } from './save-folder.ts';
import { saveOutside } from './save-outside.ts';

/** The style sheet of a printed page, as `print.ts` serves it. */
export const printStyle = 'print.css';

/** The ways out besides a pull request. Each is handed what the door has cleared, lets out exactly that, and throws what its channel names. */
export interface WaysOut {
  /** With its rich form, where the door has looked through that. */
  copy(bundle: ClearedHtml): Promise<void>;
  /** Asks for a place outside the vault at `root` and a name; resolves to the name. */
  save(bundle: ClearedBundle, root: string): Promise<string>;
  /** `ask` has the user choose a place; the others go on with the one that was chosen for this bundle. */
  saveFolder(bundle: ClearedBundle, root: string, ifExists: IfExists): Promise<SavedFolder>;
  print(bundle: ClearedHtml): Promise<void>;
}

/** A cleared bundle with the form as HTML that was cleared with it. */
type ClearedHtml = ClearedBundle & { html: string | null };

interface Setting {
  dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseFileToSave'>;
  desktop: Pick<Desktop, 'writeClipboard' | 'print'>;
}

/** Leads cleared bundles to clipboard, disk and printer. */
export function createWaysOut({ dialogs, desktop }: Setting): WaysOut {
  let chosen: { bundleId: string; place: string } | null = null;
  return {
    async copy(bundle) {
      const text = textOf(bundle);
      await desktop.writeClipboard(bundle.html === null ? { text } : { text, html: bundle.html });
    },
    async save(bundle, root) {
      const file = await dialogs.chooseFileToSave(basename(bundle.files[0]?.path ?? ''));
      if (file === null) throw new AppError('cancelled');
      await saveOutside(root, file, bundle.form, textOf(bundle));
      return basename(file);
    },
    async saveFolder(bundle, root, ifExists) {
      const { bundleId, form } = bundle;
      if (form !== 'markdown') throw new AppError('invalid', form);
      if (ifExists === 'ask') {
        const place = await dialogs.chooseFolder('save-export');
        if (place === null) throw new AppError('cancelled');
        chosen = { bundleId, place };
      }
      if (chosen?.bundleId !== bundleId) throw new AppError('not-cleared', 'place');
      return saveFolder(root, chosen.place, bundle, ifExists);
    },
    async print(bundle) {
      if (bundle.html === null) throw new AppError('invalid', bundle.form);
      const html = htmlPage(bundle.title, bundle.html, printStyle);
      if (!(await desktop.print({ title: bundle.title, html }))) throw new AppError('cancelled');
    },
  };
}

function textOf({ files }: ClearedBundle): string {
  return files.map(({ text }) => text).join('\n');
}
