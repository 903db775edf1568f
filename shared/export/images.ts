import type { CleanImage } from './image-metadata.ts';
import { rewriteMarkdown } from './markdown-tree.ts';

/** A picture that goes along with a document. */
export interface ExportImage extends CleanImage {
  /** `image-<12 hex digits of its bytes’ SHA-256>.png`: names nobody, and the same picture has the same name each time. */
  name: string;
}

/** What the name of a picture that Fieldbook put beside a document looks like. */
export const imageName = /^image-[0-9a-f]{12}\.(?:png|jpg)$/;

/** Pictures of more bytes make other programs choke on a paste: rich text on the clipboard has their words instead. */
export const largestPaste = 4 * 1024 * 1024;

/** The folder of a document's pictures: beside it, of the same name without the ending. */
export function imageFolder(path: string): string {
  return path.replace(/\.md$/i, '');
}

/**
 * Points the pictures of a document at `path` to the folder beside it, relatively: `![alt](filters/image-….png)`. `used` gets the names
 * that stand in it.
 */
export function placeImages(markdown: string, path: string, images: ReadonlySet<string>, used: Set<string>): string {
  return rewriteMarkdown(markdown, {
    node(node, source) {
      if (node.type !== 'image' || !images.has(node.url) || !source.endsWith(`(${node.url})`)) return null;
      used.add(node.url);
      return `${source.slice(0, -node.url.length - 1)}${addressOf(path, node.url)})`;
    },
  });
}

/** The name of a picture under which a document of this path refers to it. */
export function addressOf(path: string, image: string): string {
  return escapeAddress(`${imageFolder(path).split('/').at(-1)}/${image}`);
}

function escapeAddress(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return encoded.replace(/[()'*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
