import { realpath } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { Bundle } from '../../shared/ipc/export.ts';
import { AppError } from '../../shared/result.ts';
import { replaceDurably } from '../vault/durable-write.ts';
import { toAppError } from '../vault/file-errors.ts';

/** Without it spreadsheet programs take UTF-8 for the system's old encoding. Other readers skip it. */
const byteOrderMark = '\uFEFF';

/**
 * Writes a cleared text to a file that the user chose; a table begins with a byte order mark. Throws AppError 'invalid' (message: `inside`) for
 * a place in the vault, where it would become a note or take the place of one, and 'read-only' | 'disk-full' | 'io'.
 */
export async function saveOutside(
  vaultRoot: string,
  chosen: string,
  form: Bundle['form'],
  text: string,
): Promise<void> {
  const name = basename(chosen);
  try {
    const folder = await realpath(dirname(chosen));
    const place = await realpath(chosen).catch(() => join(folder, name));
    for (const path of [join(folder, name), place]) {
      if (`${path}${sep}`.startsWith(`${vaultRoot}${sep}`)) throw new AppError('invalid', 'inside');
    }
    await replaceDurably(chosen, Buffer.from(form === 'csv' ? byteOrderMark + text : text));
  } catch (error) {
    throw toAppError(error, 'writing', name);
  }
}
