import type { Bundle } from '../../../shared/ipc/export.ts';
import { plural } from '../../ui/format.ts';

/** How much would leave: "3.1 KB · 1 file, 2 images"; empty for a link. */
export function sizeWords({ form, files, images }: Pick<Bundle, 'form' | 'files' | 'images'>): string {
  if (form === 'link') return '';
  const text = files.reduce((sum, file) => sum + new TextEncoder().encode(file.text).length, 0);
  const bytes = images.reduce((sum, image) => sum + image.size, text);
  const pictures = images.length > 0 ? `, ${plural(images.length, 'image')}` : '';
  return `${bytesInWords(bytes)} · ${plural(files.length, 'file')}${pictures}`;
}

/** `612 bytes`, `3.1 KB`, `1.4 MB`. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
