import { posix } from 'node:path';
import { csvToHtml, markdownToHtml } from '../../../shared/export/html.ts';
import { addressOf } from '../../../shared/export/images.ts';
import type { Readable } from '../../../shared/export/surfaces.ts';
import { AppError } from '../../../shared/result.ts';

/**
 * What leaves, as HTML. A picture has `pictures` and its name for an address, as main has the bytes; `null`: its words stand in its place.
 * A link has no other form than its own. Throws AppError 'invalid' for it.
 */
export function renderCleared({ form, files, images }: Readable, pictures: string | null): string {
  const text = files.map((file) => file.text).join('\n');
  if (form === 'link') throw new AppError('invalid', 'link');
  if (form === 'csv') return csvToHtml(text);
  const document = files[0]?.path ?? '';
  const names = pictures === null ? [] : images.map(({ path }) => posix.basename(path));
  return markdownToHtml(text, new Map(names.map((name) => [addressOf(document, name), `${pictures}${name}`])));
}
