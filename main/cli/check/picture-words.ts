import { inflateSync } from 'node:zlib';
import { withoutMetadata } from '../../../shared/export/image-metadata.ts';

/** What a picture says besides what it shows. */
export interface PictureWords {
  /** Everything in it that could be words, a line each. */
  words: string;
  /** Whether it tells where it was taken. */
  hasLocation: boolean;
}

/** Whether bytes are those of a PNG or a JPEG. */
export function isPicture(bytes: Uint8Array): boolean {
  return isPng(bytes) || (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff);
}

/** Reads what would go if the picture left by Fieldbook: `null` where it cannot be told apart from the pixels. */
export function pictureWords(bytes: Uint8Array): PictureWords | null {
  const clean = withoutMetadata(bytes);
  if (typeof clean === 'string') return null;
  if (Buffer.from(clean.bytes).equals(bytes)) return { words: '', hasLocation: false };
  const parts = isPng(bytes) ? pngParts(bytes) : jpegParts(bytes);
  return { words: parts.flatMap(readings).join('\n'), hasLocation: parts.some(tellsLocation) };
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47].every((byte, i) => bytes[i] === byte);
}

/** All but the pixels: bodies of chunks, and what stands behind the end. */
function pngParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (!/^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|pHYs|bKGD|sBIT)$/.test(type)) parts.push(body, ...unpacked(body));
    at += 12 + length;
    if (type === 'IEND') break;
  }
  return [...parts, bytes.subarray(at)];
}

/** Bodies of application segments and comments, and what stands behind the end of the picture. */
function jpegParts(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const code = bytes[at + 1]!;
    if (bytes[at] !== 0xff || code === 0xd9) break;
    if (code === 0xff) {
      at++;
      continue;
    }
    const length = (bytes[at + 2]! << 8) | bytes[at + 3]!;
    if ((code >= 0xe0 && code <= 0xef) || code === 0xfe) parts.push(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
    if (code !== 0xda) continue;
    // Compressed pixels up to the next marker that is neither a stuffed byte nor a restart.
    while (at + 1 < bytes.length && (bytes[at] !== 0xff || bytes[at + 1] === 0 || isRestart(bytes[at + 1]!))) at++;
  }
  return [...parts, bytes.subarray(at)];
}

function isRestart(code: number): boolean {
  return code >= 0xd0 && code <= 0xd7;
}

/** What is packed in a chunk (zTXt, iTXt, iCCP): tried at each place where it may begin. */
function unpacked(body: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = body.indexOf(0x78); at >= 0 && at < 1000; at = body.indexOf(0x78, at + 1)) {
    try {
      found.push(inflateSync(body.subarray(at), { maxOutputLength: 4_000_000 }));
    } catch {
      // Nothing is packed there.
    }
  }
  return found;
}

/** Runs of letters in either encoding that metadata is written in. */
function readings(part: Uint8Array): string[] {
  const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const texts = [buffer.toString('utf8'), buffer.toString('utf16le'), buffer.subarray(1).toString('utf16le')];
  return texts.map((text) => (text.match(/[\p{L}\p{N}\p{P}\p{S}\p{M} ]{4,}/gu) ?? []).join('\n'));
}

/** Whether an EXIF block points to one about the place (tag 0x8825 of the first directory). */
function tellsLocation(part: Uint8Array): boolean {
  const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const start = buffer.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? 6 : 0;
  const order = buffer.subarray(start, start + 2).toString('latin1');
  if ((order !== 'II' && order !== 'MM') || buffer.length < start + 10) return false;
  const isLittle = order === 'II';
  const u16 = (at: number) => (isLittle ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  const first = start + (isLittle ? buffer.readUInt32LE(start + 4) : buffer.readUInt32BE(start + 4));
  if (first + 2 > buffer.length) return false;
  const entries = u16(first);
  for (let i = 0, at = first + 2; i < entries && at + 12 <= buffer.length; i++, at += 12) {
    if (u16(at) === 0x8825) return true;
  }
  return false;
}
