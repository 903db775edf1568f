import { basename } from 'node:path';
import { csvToHtml, htmlPage, markdownToHtml, type Pictures } from '../../shared/export/html.ts';
import { addressOf, largestPaste } from '../../shared/export/images.ts';
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
  copy(bundle: ClearedBundle, as: 'text' | 'rich'): Promise<void>;
  /** Asks for a place outside the vault at `root` and a name; resolves to the name. */
  save(bundle: ClearedBundle, root: string): Promise<string>;
  /** `ask` has the user choose a place; the others go on with the one that was chosen for this bundle. */
  saveFolder(bundle: ClearedBundle, root: string, ifExists: IfExists): Promise<SavedFolder>;
  print(bundle: ClearedBundle): Promise<void>;
}

interface Setting {
  dialogs: Pick<Dialogs, 'chooseFolder' | 'chooseFileToSave'>;
  desktop: Pick<Desktop, 'writeClipboard' | 'print'>;
}

/** Leads cleared bundles to clipboard, disk and printer. */
export function createWaysOut({ dialogs, desktop }: Setting): WaysOut {
  let chosen: { bundleId: string; place: string } | null = null;
  return {
    async copy(bundle, as) {
      const text = textOf(bundle);
      await desktop.writeClipboard(as === 'text' ? { text } : { text, html: htmlOf(bundle, largestPaste) });
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
      const html = htmlPage(bundle.title, htmlOf(bundle), printStyle);
      if (!(await desktop.print({ title: bundle.title, html }))) throw new AppError('cancelled');
    },
  };
}

/** Bytes as an address that holds them. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function textOf({ files }: ClearedBundle): string {
  return files.map(({ text }) => text).join('\n');
}

/** The cleared text as HTML. A link has no other form than its own. Throws AppError 'invalid' for it. */
function htmlOf(bundle: ClearedBundle, most = Number.POSITIVE_INFINITY): string {
  const text = textOf(bundle);
  if (bundle.form === 'link') throw new AppError('invalid', 'link');
  return bundle.form === 'csv' ? csvToHtml(text) : markdownToHtml(text, picturesOf(bundle, most));
}

function picturesOf({ files, images }: ClearedBundle, most: number): Pictures {
  const size = images.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > most) return new Map();
  const document = files[0]?.path ?? '';
  return new Map(
    images.map(({ path, type, bytes }) => [addressOf(document, basename(path)), dataAddress(type, bytes)]),
  );
}
